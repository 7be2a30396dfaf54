"""The structure read from plain rows, one step at a time, to compare with."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from kinerja.akun.models import Pengguna
from kinerja.lib.tanggal import DateRange, hari_awal
from organisasi.models import Pegawai, Penempatan, PenetapanPenilai, SusunanUnit


def induk_pada(hari: date) -> dict[int, int | None]:
    """Read the tree as plain rows."""
    baris = SusunanUnit.objects.all().values_list("unit_id", "induk_id", "berlaku")
    return {unit: induk for unit, induk, berlaku in baris if hari in berlaku}


def di_bawah(unit: int, puncak: set[int], induk: Mapping[int, int | None]) -> bool:
    """Walk up one step at a time; a loop would never end, so it is counted."""
    kini: int | None = unit
    for _ in range(len(induk) + 1):
        if kini in puncak:
            return True
        if kini is None:
            return False
        kini = induk.get(kini)
    raise AssertionError("the tree has a loop")


def terlihat(akun: Pengguna, puncak: set[int], hari: date) -> set[int]:
    """Walk every placement by hand: own row, the subtree, those he rates by name."""
    induk = induk_pada(hari)
    semua = Penempatan.objects.values_list("pegawai_id", "jabatan__unit_id", "berlaku")
    hasil = {
        orang
        for orang, unit, berlaku in semua
        if hari in berlaku and di_bawah(unit, puncak, induk)
    }
    khusus = PenetapanPenilai.objects.filter(penilai__pengguna=akun)
    hasil |= {p.pegawai_id for p in khusus if hari in p.berlaku}
    return hasil | {Pegawai.objects.get(pengguna=akun).pk}


def dipimpin(akun: Pengguna, hari: date) -> set[int]:
    """Read by hand which units an account leads."""
    semua = Penempatan.objects.filter(pegawai__pengguna=akun, jabatan__memimpin=True)
    return {
        p.jabatan.unit_id for p in semua.select_related("jabatan") if hari in p.berlaku
    }


def tanpa_tindihan() -> None:
    """Nobody holds two definitive posts, no unit two parents, on one day."""
    for kunci, baris in (
        ("pegawai_id", Penempatan.objects.filter(jenis="DEFINITIF")),
        ("unit_id", SusunanUnit.objects.all()),
        ("pegawai_id", PenetapanPenilai.objects.all()),
    ):
        masa: dict[int, list[DateRange]] = {}
        for pemilik, berlaku in baris.values_list(kunci, "berlaku"):
            masa.setdefault(pemilik, []).append(berlaku)
        for satu in masa.values():
            urut = sorted(satu, key=hari_awal)
            for lebih_dulu, berikut in pairwise(urut):
                assert lebih_dulu.upper is not None
                assert lebih_dulu.upper <= hari_awal(berikut)


def berpijak() -> None:
    """Nobody is placed where the post has ended, no unit stands below an ended one."""
    for penempatan, jabatan in Penempatan.objects.values_list(
        "berlaku", "jabatan__berlaku"
    ):
        assert _sampai(jabatan, penempatan)
    tempat: dict[int, list[DateRange]] = {}
    semua = list(SusunanUnit.objects.values_list("unit_id", "induk_id", "berlaku"))
    for unit, _, berlaku in semua:
        tempat.setdefault(unit, []).append(berlaku)
    for _, induk, berlaku in semua:
        assert induk is None or any(_sampai(satu, berlaku) for satu in tempat[induk])


def _sampai(luar: DateRange, dalam: DateRange) -> bool:
    """Say whether one time lasts at least as long as another one."""
    return luar.upper is None or (dalam.upper is not None and dalam.upper <= luar.upper)
