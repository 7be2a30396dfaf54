"""Import a damaged file and look whether nothing or all of it was written."""

from datetime import date
from pathlib import Path

from django.apps import apps

from kinerja.lib.errors import InvalidInput
from organisasi.models import Pegawai, UnitKerja
from organisasi.rencana_berkas import RencanaBerkas
from organisasi.rules.impor import JenisImpor, KeputusanBaris
from organisasi.services.impor import import_file, plan_file

PADA = date(2026, 11, 25)
ORGANISASI = apps.get_app_config("organisasi")


def impor_rusak(tempat: Path, nama: str, isi: bytes) -> bool:
    """Import into an empty register; return whether the file was refused."""
    jalur = tempat / nama
    jalur.write_bytes(isi)
    try:
        hasil = import_file(jalur, pada=PADA)
    except InvalidInput as galat:
        tolak = galat.message
    else:
        _utuh(jalur, hasil)
        return False
    assert tolak
    assert "\n" not in tolak
    assert "sedang diubah di tempat lain" not in tolak, "the plan broke a constraint"
    assert not any(_berisi())
    return True


def _utuh(jalur: Path, hasil: RencanaBerkas) -> None:
    rencana = hasil.rencana
    orang = sum(1 for satu in rencana.orang if satu.pk is None)
    assert Pegawai.objects.count() == orang
    baru = sum(1 for satu in rencana.pohon if satu.unit.pk is not None)
    assert hasil.jenis is not JenisImpor.UNIT or UnitKerja.objects.count() == baru
    for baris in rencana.baris:
        assert all(satu.alasan for satu in (*baris.tolak, *baris.peringatan))
        assert all(satu.alasan for satu in baris.tanya)
        assert baris.tolak or baris.hasil not in _BERALASAN
    lagi = plan_file(jalur, pada=PADA).rencana
    assert lagi.jumlah(KeputusanBaris.BARU) == 0, "a second time makes nothing new"
    assert lagi.jumlah(KeputusanBaris.BERUBAH) == 0, "a second time changes nothing"


_BERALASAN = {KeputusanBaris.DITOLAK, KeputusanBaris.DILEWATI}


def _berisi() -> list[str]:
    return [
        model._meta.label
        for model in ORGANISASI.get_models()
        if model._default_manager.exists()
    ]
