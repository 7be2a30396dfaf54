"""New people of a file who seem to be there already, under another NIP."""

from collections.abc import Sequence
from datetime import date

from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.linimasa import kunci
from organisasi.rules.papan_impor import Papan
from organisasi.rules.register_impor import OrangRencana, Register


def kalimat_kembar(nama: str, lahir: date, nip: str) -> str:
    """Say that a new person seems to be there already, under this NIP."""
    return (
        f"{nama}, lahir {format_tanggal(lahir)}, sudah tercatat dengan NIP {nip}. "
        "Dengan NIP ini ia menjadi orang kedua; periksa NIP-nya."
    )


def ingatkan_kembar(
    orang: Sequence[OrangRencana], register: Register, papan: Papan
) -> None:
    """Warn where a new person bears the name and day of birth of another one.

    One wrong figure of a NIP makes a second person; two of one name are born on
    different days, nearly always.
    """
    tercatat = {(kunci(nama), lahir): nip for nama, lahir, nip in register.serupa}
    sudah: dict[tuple[str, date], int] = {}
    for satu in orang:
        if satu.pk is not None or satu.baris.lahir is None:
            continue
        siapa = (kunci(satu.baris.nama), satu.baris.lahir)
        lain = sudah.setdefault(siapa, satu.nomor)
        sebab = ""
        if nip := tercatat.get(siapa):
            sebab = kalimat_kembar(satu.baris.nama, satu.baris.lahir, nip)
        elif lain != satu.nomor:
            sebab = (
                "Nama dan tanggal lahirnya sama dengan "
                f"{papan.letak(satu.nomor, lain)}, yang NIP-nya lain. Periksa keduanya."
            )
        if sebab:
            papan.ingatkan(satu.nomor, "nip", sebab)
