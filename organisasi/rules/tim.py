"""What somebody is in a tim kerja, as stored, with its word on screen."""

from enum import StrEnum


class PeranTim(StrEnum):
    """The ketua gives tasks and feedback; he rates only by delegation (p.89)."""

    KETUA = "KETUA"
    ANGGOTA = "ANGGOTA"


KATA_PERAN: dict[str, str] = {
    PeranTim.KETUA.value: "Ketua",
    PeranTim.ANGGOTA.value: "Anggota",
}


def sebut_tim(nama: str) -> str:
    """Call a team by its name, which often says itself that it is one."""
    return nama if nama.casefold().startswith("tim ") else f"Tim {nama}"
