"""Move a unit through the act its page records."""

from datetime import date

from kinerja.akun.models import Pengguna
from organisasi.models import UnitKerja
from organisasi.services.perubahan.simpan import preview_perubahan, save_perubahan
from organisasi.services.perubahan.unit import PindahUnit


def pindah_unit(
    unit: UnitKerja, tujuan: UnitKerja, tanggal: date, actor: Pengguna
) -> None:
    """Read the preview and save it."""
    act = PindahUnit(pokok=unit, tujuan=tujuan, tanggal=tanggal)
    pratinjau = preview_perubahan(act=act, actor=actor)
    save_perubahan(act=act, actor=actor, sidik=pratinjau.sidik)
