"""Units that a file names twice, or as the unit above themselves."""

from collections.abc import Sequence

from organisasi.rules.linimasa import kunci
from organisasi.rules.papan_impor import Papan
from organisasi.rules.pohon_impor import BarisUnit


def periksa_induk(semua: Sequence[BarisUnit], papan: Papan) -> list[BarisUnit]:
    """Return the rows that name one unit each, below another one."""
    return _tanpa_sendiri(_tanpa_kembar(semua, papan), papan)


def _tanpa_kembar(semua: Sequence[BarisUnit], papan: Papan) -> list[BarisUnit]:
    """Refuse the second of two rows without an id of one name below one unit."""
    sudah: dict[tuple[str, str, str], int] = {}
    hasil: list[BarisUnit] = []
    for satu in semua:
        letak = (kunci(satu.nama), satu.kode_induk, kunci(satu.induk))
        lain = sudah.setdefault(letak, satu.nomor) if not satu.kode else satu.nomor
        if lain == satu.nomor:
            hasil.append(satu)
            continue
        papan.tolak(
            satu.nomor,
            "unit",
            f"Unit ini sudah ada di {papan.letak(satu.nomor, lain)}. Hapus salah "
            "satunya.",
        )
    return hasil


def _tanpa_sendiri(semua: Sequence[BarisUnit], papan: Papan) -> list[BarisUnit]:
    """Refuse units that are their own unit above; a single one stands at the top."""
    sendiri = [satu for satu in semua if _di_bawah_sendiri(satu)]
    if len(sendiri) == 1:
        papan.ingatkan(
            sendiri[0].nomor,
            "kode_induk" if sendiri[0].kode_induk else "induk",
            "Unit atasannya unit itu sendiri, jadi dianggap paling atas.",
        )
        return list(semua)
    for satu in sendiri:
        papan.tolak(
            satu.nomor,
            "kode_induk" if satu.kode_induk else "induk",
            "Unit ini akan berada di bawah dirinya sendiri. Betulkan unit atasannya; "
            "kosongkan bila paling atas.",
        )
    return [satu for satu in semua if satu not in sendiri]


def _di_bawah_sendiri(baris: BarisUnit) -> bool:
    if baris.kode_induk:
        return baris.kode_induk == baris.kode
    return bool(baris.induk) and kunci(baris.induk) == kunci(baris.nama)
