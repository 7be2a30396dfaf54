"""Random moves of people and units: what the product shows is what the rows say."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from django.db.models import QuerySet

from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import DateRange, rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    Jabatan,
    Pegawai,
    Penempatan,
    SusunanUnit,
    UnitKerja,
)
from organisasi.policies import visible_pegawai
from organisasi.rules.jenis import JenisJabatan, JenisPenempatan, JenisPeran
from organisasi.rules.lingkaran import cari_lingkaran
from organisasi.selectors.penilai import penilaian_pada
from organisasi.services.penetapan import (
    IsiPenetapan,
    set_penetapan,
    without_new_lingkaran,
)
from tests.beban.susunan import (
    di_bawah,
    dipimpin,
    induk_pada,
    tanpa_tindihan,
    terlihat,
)
from tests.conftest import AWAL, Kabupaten
from tests.organisasi.pindah import pindah_unit

GERAK = {"kecil": 120, "penuh": 1000}
ORANG, BIDANG = 40, 10


class Gerak:
    """One kabupaten and a source of chance that is the same every time."""

    def __init__(self, kab: Kabupaten, acak: Random) -> None:
        self.kab, self.acak = kab, acak
        self.hari = hari_ini()
        for nomor in range(BIDANG):
            kab.buat_unit(f"Bidang {nomor}", acak.choice(sorted(kab.unit)))
        for nomor in range(ORANG):
            kab.buat_orang(f"Orang{nomor}", f"1990010120{nomor:02}011001")
        self.orang = [kab.orang[f"orang{nomor}"] for nomor in range(ORANG)]
        self.unit = [kab.unit[nama] for nama in sorted(kab.unit) if nama != "Kabupaten"]
        self.dewi = kab.akun("dewi")
        self.pos = {
            satu: Jabatan.objects.create(
                unit=satu,
                nama="Pelaksana",
                jenis=JenisJabatan.PELAKSANA.value,
                kuota=ORANG,
                berlaku=rentang(AWAL),
            )
            for satu in self.unit
        }
        for satu in self.orang:
            Penempatan.objects.create(
                pegawai=satu,
                jabatan=self.pos[acak.choice(self.unit)],
                berlaku=rentang(AWAL),
            )

    def satu(self) -> bool:
        """Make one move; False where it was refused.

        Mostly in the past, so that today's picture changes; some in the future.
        """
        pilihan = (self._staf, self._kepala, self._plt, self._unit, self._penilai)
        self.hari = hari_ini() + timedelta(self.acak.randrange(-200, 60))
        try:
            with transaction.atomic(), without_new_lingkaran(self.hari):
                self.acak.choices(pilihan, weights=(6, 3, 2, 3, 3))[0]()
        except InvalidInput:
            return False
        return True

    def _pindah(self, pegawai: Pegawai, jabatan: Jabatan, hari: date) -> None:
        """Leave what runs on that day and everything later, and hold the new post."""
        akan = Penempatan.objects.filter(pegawai=pegawai, jenis="DEFINITIF")
        akan.filter(berlaku__startswith__gte=hari).delete()
        for satu in akan.filter(berlaku__contains=hari):
            satu.berlaku = DateRange(satu.berlaku.lower, hari)
            satu.save()
        if jabatan.memimpin:
            _lepas(Penempatan.objects.filter(jabatan=jabatan, jenis="DEFINITIF"), hari)
        Penempatan.objects.create(
            pegawai=pegawai, jabatan=jabatan, berlaku=DateRange(hari, None)
        )

    def _staf(self) -> None:
        unit = self.acak.choice(self.unit)
        self._pindah(self.acak.choice(self.orang), self.pos[unit], self.hari)

    def _kepala(self) -> None:
        unit = self.acak.choice(self.unit)
        pos = self.kab.jabatan[unit.nama]
        self._pindah(self.acak.choice(self.orang), pos, self.hari)

    def _plt(self) -> None:
        pos = self.kab.jabatan[self.acak.choice(self.unit).nama]
        hari = self.hari
        _lepas(Penempatan.objects.filter(jabatan=pos, jenis="PLT"), hari)
        Penempatan.objects.create(
            pegawai=self.acak.choice(self.orang),
            jabatan=pos,
            jenis=JenisPenempatan.PLT.value,
            berlaku=DateRange(hari, hari + timedelta(self.acak.randrange(1, 90))),
        )

    def _unit(self) -> None:
        unit, induk = self.acak.sample([*self.unit, self.kab.unit["Kabupaten"]], 2)
        sesudah = SusunanUnit.objects.filter(
            unit=unit, berlaku__startswith__gt=AWAL
        ).order_by("-berlaku")
        terakhir = sesudah.values_list("berlaku", flat=True).first()
        self.hari = max(self.hari, terakhir.lower if terakhir else AWAL)
        pindah_unit(unit, induk, self.hari, self.dewi)

    def _penilai(self) -> None:
        pegawai, penilai = self.acak.sample(self.orang, 2)
        terbaru = pegawai.penetapan_penilai.order_by("-berlaku", "-id").first()
        set_penetapan(
            pegawai=pegawai,
            actor=self.dewi,
            kini=terbaru.pk if terbaru else None,
            isi=IsiPenetapan(penilai, "SK", "acak", self.hari),
        )


def _lepas(baris: QuerySet[Penempatan], hari: date) -> None:
    """End on that day whatever stands in the way of a new holder."""
    for satu in baris:
        if satu.berlaku.lower >= hari:
            satu.delete()
        elif satu.berlaku.upper is None or satu.berlaku.upper > hari:
            satu.berlaku = DateRange(satu.berlaku.lower, hari)
            satu.save()


@pytest.mark.django_db
def test_after_every_random_move_the_seen_are_those_of_the_rows(
    kabupaten: Kabupaten,
    ukuran: str,
    angka_beban: Callable[[str, float, str], None],
) -> None:
    acak = Random(20261125)  # noqa: S311 - a game of chance, always the same
    gerak = Gerak(kabupaten, acak)
    kabupaten.peran("orang0", JenisPeran.ADMIN_SKPK, "Dinas PUPR")
    jadi = diperiksa = 0
    for nomor in range(GERAK[ukuran]):
        jadi += gerak.satu()
        hari = hari_ini()
        for nama in ("orang0", f"orang{acak.randrange(1, ORANG)}", "eko", "lina"):
            akun = kabupaten.akun(nama)
            puncak = dipimpin(akun, hari)
            if nama in ("orang0", "lina"):
                skpk = "Dinas PUPR" if nama == "orang0" else "Dinas Kesehatan"
                puncak.add(kabupaten.unit[skpk].pk)
            tampak = set(visible_pegawai(akun).values_list("pk", flat=True))
            assert tampak == terlihat(akun, puncak, hari), (nomor, nama)
            diperiksa += 1
        if nomor % 20 == 0:
            _periksa_pohon()
    _periksa_pohon()
    assert jadi > GERAK[ukuran] * 0.6
    angka_beban("gerak acak yang jadi", jadi, "gerak")
    angka_beban("gambar terlihat yang dibandingkan", diperiksa, "kali")


def _periksa_pohon() -> None:
    tanpa_tindihan()
    semua = list(Pegawai.objects.values_list("pk", flat=True))
    for geser in (0, 10, 59):
        nilai = penilaian_pada(semua, hari_ini() + timedelta(geser))
        penilai = {orang: satu.penilai for orang, satu in nilai.items()}
        assert cari_lingkaran(penilai) == []
        assert not any(orang == dia for orang, dia in penilai.items())
    for geser in (-100, -10, 0, 10, 59):
        induk = induk_pada(hari_ini() + timedelta(geser))
        assert [u for u, di in induk.items() if di is None] == [
            UnitKerja.objects.get(nama="Kabupaten").pk
        ]
        for unit in induk:
            assert not di_bawah(unit, set(), induk)
