"""A programme of Puskesmas Susoh with its case, simulation and one class."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from indikator.models import Indikator, IndikatorKebutuhan, VersiIndikator
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import Kebutuhan
from pelatihan.models import (
    Adegan,
    Angkatan,
    Pilihan,
    Program,
    ProgramIndikator,
    Skenario,
    SoalKasus,
    StudiKasus,
)
from tests.conftest import AWAL, Kabupaten


@dataclass
class Latihan:
    """The rows of one programme."""

    program: Program
    kasus: StudiKasus
    skenario: Skenario
    angkatan: Angkatan
    indikator: Indikator
    kebutuhan: Kebutuhan


def buat_angkatan(
    program: Program, mulai: date, hari: int = 2, kuota: int = 10
) -> Angkatan:
    """Add a class; ``hari`` days long."""
    return Angkatan.objects.create(
        program=program,
        nama="Angkatan I",
        tempat="Aula BKPSDM",
        masa=rentang(mulai, mulai + timedelta(days=hari - 1)),
        kuota=kuota,
    )


@pytest.fixture
def latihan(kabupaten: Kabupaten) -> Latihan:
    """Return a published programme whose class starts in a week."""
    unit = kabupaten.unit["Puskesmas Susoh"]
    kebutuhan = Kebutuhan.objects.create(
        unit=unit,
        tahun=2026,
        pernyataan="Cakupan imunisasi dasar naik",
        sebab="Sweeping tidak terjadwal",
        bukti="Laporan PWS",
        urgensi=5,
        dampak=4,
        kelayakan=4,
        dibuat_oleh=kabupaten.akun("dewi"),
    )
    indikator = Indikator.objects.create(unit=unit, tingkat="IKK")
    VersiIndikator.objects.create(
        indikator=indikator,
        rumusan="Persentase imunisasi dasar lengkap",
        satuan="%",
        arah="MAKSIMUM",
        rumus="lengkap / sasaran",
        sumber="PWS",
        berlaku=rentang(AWAL),
    )
    IndikatorKebutuhan.objects.create(indikator=indikator, kebutuhan=kebutuhan)
    program = Program.objects.create(
        unit=unit, nama="Sweeping imunisasi", tujuan="Terampil", jp=8, terbit=True
    )
    ProgramIndikator.objects.create(program=program, indikator=indikator)
    kasus = StudiKasus.objects.create(
        program=program, judul="Gampong tertinggal", situasi="Cakupan 61 persen."
    )
    for urutan in (1, 2):
        SoalKasus.objects.create(
            studi_kasus=kasus,
            urutan=urutan,
            pertanyaan=f"Langkah {urutan}?",
            rubrik=f"RUBRIK-{urutan}",
            pembahasan=f"CONTOH-{urutan}",
        )
    skenario = Skenario.objects.create(
        program=program, judul="Hari sweeping", pengantar="Anda koordinator."
    )
    adegan = [
        Adegan.objects.create(skenario=skenario, nomor=n, isi=f"Adegan ke-{n}.")
        for n in (1, 2, 3)
    ]
    for urutan, (dari, ke, waktu) in enumerate(
        [(0, 1, 3), (0, 2, -4), (1, 2, 1), (1, 2, -1)], start=1
    ):
        Pilihan.objects.create(
            adegan=adegan[dari],
            urutan=urutan,
            teks=f"Pilihan {urutan}",
            menuju=adegan[ke],
            waktu=waktu,
            kepuasan=urutan,
        )
    angkatan = buat_angkatan(program, hari_ini() + timedelta(days=7))
    return Latihan(program, kasus, skenario, angkatan, indikator, kebutuhan)
