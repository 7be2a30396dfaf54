"""Import a damaged file and look whether nothing or all of it was written."""

from datetime import date
from pathlib import Path

from django.apps import apps

from kinerja.lib.errors import InvalidInput
from organisasi.models import Pegawai
from organisasi.rencana_berkas import RencanaBerkas
from organisasi.rules.impor import KeputusanBaris
from organisasi.services.impor import import_file, plan_file
from tests.organisasi.berkas_siasn import SIASN_01
from tests.organisasi.berkas_tabel import DATA

PADA = date(2026, 11, 25)
ORGANISASI = apps.get_app_config("organisasi")
BERALASAN = {KeputusanBaris.DITOLAK, KeputusanBaris.DILEWATI}


def isi_susunan() -> None:
    """Fill the register with people, units and posts of the example files."""
    for jalur in (SIASN_01, DATA / "unit.csv", DATA / "nominatif_04.csv"):
        import_file(jalur, pada=date(2026, 10, 1))


def impor_rusak(tempat: Path, nama: str, isi: bytes) -> bool:
    """Import into the register as it is; return whether the file was refused."""
    jalur = tempat / nama
    jalur.write_bytes(isi)
    awal = _jumlah()
    try:
        hasil = import_file(jalur, pada=PADA)
    except InvalidInput as galat:
        tolak = galat.message
    else:
        _utuh(jalur, hasil, awal["Pegawai"])
        return False
    assert tolak
    assert "\n" not in tolak
    assert "sedang diubah di tempat lain" not in tolak, "the plan broke a constraint"
    assert _jumlah() == awal
    return True


def _utuh(jalur: Path, hasil: RencanaBerkas, awal: int) -> None:
    rencana = hasil.rencana
    baru = sum(1 for satu in rencana.orang if satu.pk is None)
    assert Pegawai.objects.count() == awal + baru
    for baris in rencana.baris:
        assert all(satu.alasan for satu in (*baris.tolak, *baris.peringatan))
        assert all(satu.alasan for satu in baris.tanya)
        assert baris.tolak or baris.hasil not in BERALASAN
    lagi = plan_file(jalur, pada=PADA).rencana
    assert lagi.jumlah(KeputusanBaris.BARU) == 0, "a second time makes nothing new"
    assert lagi.jumlah(KeputusanBaris.BERUBAH) == 0, "a second time changes nothing"


def _jumlah() -> dict[str, int]:
    """Count the rows of every table of the organisation."""
    return {
        model.__name__: model._default_manager.count()
        for model in ORGANISASI.get_models()
    }
