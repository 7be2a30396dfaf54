"""The cast: a small kabupaten whose people every test knows by name.

sari is a pegawai of Puskesmas Susoh, budi her penilai, eko his superior; citra works
elsewhere; dewi is BKPSDM; lina keeps the data of Dinas Kesehatan; ilham inspects;
safwan is the Bupati; warga has no account (use ``client``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from kinerja.akun.models import Pengguna
from kinerja.lib.tanggal import rentang
from organisasi.models import (
    Jabatan,
    Pegawai,
    Penempatan,
    Peran,
    SusunanUnit,
    UnitKerja,
)
from organisasi.rules.jenis import (
    JenisJabatan,
    JenisPegawai,
    JenisPenempatan,
    JenisPeran,
    JenisUnit,
)
from tests.situs import situs  # noqa: F401 - a fixture for every browser suite

AWAL = date(2024, 1, 1)
SANDI = "rumbia-susoh-2026"


@dataclass
class Kabupaten:
    """The units and people of the cast, with short words to add more."""

    unit: dict[str, UnitKerja]
    orang: dict[str, Pegawai]
    jabatan: dict[str, Jabatan]

    def buat_unit(
        self, nama: str, induk: str | None, jenis: JenisUnit = JenisUnit.SKPK
    ) -> UnitKerja:
        """Add a unit, with a post that leads it."""
        unit = UnitKerja.objects.create(nama=nama, jenis=jenis.value)
        self.unit[nama] = unit
        SusunanUnit.objects.create(
            unit=unit,
            induk=self.unit[induk] if induk else None,
            berlaku=rentang(AWAL),
        )
        self.jabatan[nama] = Jabatan.objects.create(
            unit=unit,
            nama=f"Kepala {nama}",
            jenis=JenisJabatan.ADMINISTRATOR.value,
            memimpin=True,
            berlaku=rentang(AWAL),
        )
        return unit

    def buat_orang(self, nama: str, nip: str | None) -> Pegawai:
        """Add a person with an account."""
        akun = Pengguna.objects.create_user(nip or nama.lower(), nama, None)
        self.orang[nama.lower()] = orang = Pegawai.objects.create(
            nama=nama,
            nip=nip,
            jenis=(JenisPegawai.PNS if nip else JenisPegawai.NON_ASN).value,
            pengguna=akun,
        )
        return orang

    def pimpin(
        self,
        nama: str,
        unit: str,
        jenis: JenisPenempatan = JenisPenempatan.DEFINITIF,
        mulai: date = AWAL,
    ) -> Penempatan:
        """Let somebody lead a unit."""
        return Penempatan.objects.create(
            pegawai=self.orang[nama],
            jabatan=self.jabatan[unit],
            jenis=jenis.value,
            berlaku=rentang(mulai),
        )

    def staf(self, nama: str, unit: str, jabatan: str = "Bidan Mahir") -> Penempatan:
        """Give somebody a post without a lead."""
        pos = Jabatan.objects.create(
            unit=self.unit[unit],
            nama=jabatan,
            jenis=JenisJabatan.FUNGSIONAL.value,
            berlaku=rentang(AWAL),
        )
        return Penempatan.objects.create(
            pegawai=self.orang[nama], jabatan=pos, berlaku=rentang(AWAL)
        )

    def peran(self, nama: str, jenis: JenisPeran, unit: str | None = None) -> Peran:
        """Give somebody's account a role."""
        akun = self.orang[nama].pengguna
        assert akun is not None
        return Peran.objects.create(
            pengguna=akun,
            jenis=jenis.value,
            unit=self.unit[unit] if unit else None,
            berlaku=rentang(AWAL),
        )

    def akun(self, nama: str) -> Pengguna:
        """Return a fresh copy of the account, as a new request would load it."""
        return Pengguna.objects.get(pegawai=self.orang[nama])


@pytest.fixture
def kabupaten(db: None) -> Kabupaten:
    """Return the cast in its units."""
    kab = Kabupaten({}, {}, {})
    kab.buat_unit("Kabupaten", None, JenisUnit.KABUPATEN)
    for skpk in ("Dinas Kesehatan", "Dinas PUPR", "BKPSDM", "Inspektorat"):
        kab.buat_unit(skpk, "Kabupaten")
    kab.buat_unit("Puskesmas Susoh", "Dinas Kesehatan", JenisUnit.PUSKESMAS)
    for nama, nip in (
        ("Safwan", None),
        ("Sari", "198804122011012003"),
        ("Budi", "197506102000031001"),
        ("Eko", "197001201995031002"),
        ("Citra", "199003052015032004"),
        ("Dewi", "198507172010012005"),
        ("Lina", "199211302018012006"),
        ("Ilham", "198002022005011007"),
    ):
        kab.buat_orang(nama, nip)
    kab.pimpin("safwan", "Kabupaten")
    kab.pimpin("eko", "Dinas Kesehatan")
    kab.pimpin("budi", "Puskesmas Susoh")
    kab.staf("sari", "Puskesmas Susoh", "Bidan Penyelia")
    kab.staf("citra", "Dinas PUPR", "Perencana Ahli Muda")
    kab.staf("dewi", "BKPSDM", "Analis SDM Aparatur")
    kab.staf("lina", "Dinas Kesehatan", "Pengolah Data")
    kab.staf("ilham", "Inspektorat", "Auditor Ahli Muda")
    kab.peran("dewi", JenisPeran.BKPSDM)
    kab.peran("lina", JenisPeran.ADMIN_SKPK, "Dinas Kesehatan")
    kab.peran("ilham", JenisPeran.INSPEKTORAT)
    kab.peran("safwan", JenisPeran.PIMPINAN_PENUH)
    return kab


@pytest.fixture
def masuk(kabupaten: Kabupaten) -> Callable[[str], Client]:
    """Return a function that signs somebody of the cast in."""

    def sebagai(nama: str) -> Client:
        klien = Client()
        klien.force_login(kabupaten.akun(nama))
        return klien

    return sebagai
