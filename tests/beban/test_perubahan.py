"""Acts of every kind at random and at once: nothing overlaps, nobody rates himself."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
import time_machine

from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    SusunanUnit,
    UnitKerja,
)
from organisasi.policies import visible_pegawai
from organisasi.rules.jenis import (
    JenisJabatan,
    JenisKeadaan,
    JenisPenempatan,
    JenisUnit,
)
from organisasi.rules.lingkaran import cari_lingkaran
from organisasi.rules.perubahan import JenisPerubahan
from organisasi.selectors.penilai import penilaian_pada
from organisasi.services.penetapan import IsiPenetapan, set_penetapan
from organisasi.services.perubahan.pegawai import (
    AkhiriPelaksana,
    Berhenti,
    Kembali,
    MulaiKeadaan,
    Mutasi,
    PelaksanaTugas,
    Tukar,
)
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import preview_perubahan, save_perubahan
from organisasi.services.perubahan.unit import GabungUnit, NamaUnit, PindahUnit
from organisasi.services.perubahan.unit_baru import AkhiriUnit, Pimpinan, UnitBaru
from tests.beban.susunan import (
    berpijak,
    di_bawah,
    dipimpin,
    induk_pada,
    tanpa_tindihan,
    terlihat,
)
from tests.conftest import AWAL, Kabupaten
from tests.serentak import serentak

ACT = {"kecil": 90, "penuh": 1000}
RONDE = {"kecil": 4, "penuh": 50}
SEHARI = timedelta(days=1)
#: How often each kind is drawn: rarely what cannot be repeated for ever.
BOBOT = {
    JenisPerubahan.MUTASI: 6,
    JenisPerubahan.PROMOSI: 2,
    JenisPerubahan.PLT: 5,
    JenisPerubahan.PLT_SELESAI: 2,
    JenisPerubahan.KEADAAN: 3,
    JenisPerubahan.KEMBALI: 2,
    JenisPerubahan.BERHENTI: 1,
    JenisPerubahan.TUKAR: 3,
    JenisPerubahan.PINDAH_UNIT: 4,
    JenisPerubahan.GABUNG_UNIT: 1,
    JenisPerubahan.NAMA_UNIT: 1,
    JenisPerubahan.UNIT_BARU: 2,
    JenisPerubahan.AKHIRI_UNIT: 2,
}
#: Who looks; they neither leave nor lose the unit of their role.
PEMIRSA = ("eko", "lina", "orang0", "orang1")


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


class Acak:
    """One kabupaten and acts drawn by chance, the same every time."""

    def __init__(self, kab: Kabupaten, acak: Random) -> None:
        self.kab, self.acak, self.dewi = kab, acak, kab.akun("dewi")
        for nomor in range(8):
            kab.buat_unit(f"Bidang {nomor}", acak.choice(sorted(kab.unit)))
        self.unit = [kab.unit[nama] for nama in sorted(kab.unit) if nama != "Kabupaten"]
        for nomor in range(24):
            kab.buat_orang(f"Orang{nomor}", f"1990010120{nomor:02}011001")
            tempat = acak.choice(self.unit).nama
            kab.staf(f"orang{nomor}", tempat, f"Pelaksana {nomor % 3}")
        self.orang = [kab.orang[f"orang{nomor}"] for nomor in range(24)]
        self.orang += [kab.orang[nama] for nama in ("sari", "budi", "eko", "citra")]
        self.kantong: list[JenisPerubahan] = []
        self.cara: dict[JenisPerubahan, Callable[[], Tindakan | None]] = {
            JenisPerubahan.MUTASI: self._mutasi,
            JenisPerubahan.PROMOSI: self._promosi,
            JenisPerubahan.PLT: self._plt,
            JenisPerubahan.PLT_SELESAI: self._akhiri,
            JenisPerubahan.KEADAAN: self._keadaan,
            JenisPerubahan.KEMBALI: self._kembali,
            JenisPerubahan.BERHENTI: self._berhenti,
            JenisPerubahan.TUKAR: self._tukar,
            JenisPerubahan.PINDAH_UNIT: self._pindah,
            JenisPerubahan.GABUNG_UNIT: self._gabung,
            JenisPerubahan.NAMA_UNIT: self._nama,
            JenisPerubahan.UNIT_BARU: self._baru,
            JenisPerubahan.AKHIRI_UNIT: self._tutup,
        }

    def siapa(self) -> Pegawai:
        return self.acak.choice(self.orang)

    def hari(self) -> date:
        return hari_ini() + SEHARI * self.acak.randrange(-300, 200)

    def act(self) -> Tindakan | None:
        """Draw an act; None where there is nothing of that kind to be done."""
        if not self.kantong:
            jumlah = sum(BOBOT.values())
            self.kantong = self.acak.sample(
                list(BOBOT), counts=BOBOT.values(), k=jumlah
            )
        return self.cara[self.kantong.pop()]()

    def _mutasi(self) -> Tindakan:
        tujuan = self.acak.choice(list(Jabatan.objects.select_related("unit")))
        return Mutasi(pegawai=self.siapa(), tujuan=tujuan, tanggal=self.hari())

    def _promosi(self) -> Tindakan:
        return Mutasi(
            pegawai=Pegawai.objects.get(pk=self.siapa().pk),
            tujuan=None,
            golongan=self.acak.choice(["III/a", "III/b", "III/c", "III/d", "IV/a"]),
            promosi=True,
            tanggal=self.hari(),
        )

    def _plt(self) -> Tindakan:
        hari = self.hari()
        return PelaksanaTugas(
            pegawai=self.siapa(),
            jabatan=self.acak.choice(list(self.kab.jabatan.values())),
            sebagai=self.acak.choice([JenisPenempatan.PLT, JenisPenempatan.PLH]),
            tanggal=hari,
            akhir=self.acak.choice([None, hari + SEHARI * 60]),
        )

    def _keadaan(self) -> Tindakan:
        hari = self.hari()
        return MulaiKeadaan(
            pegawai=self.siapa(),
            keadaan=self.acak.choice([JenisKeadaan.TUGAS_BELAJAR, JenisKeadaan.CLTN]),
            tanggal=hari,
            akhir=hari + SEHARI * 60,
        )

    def _berhenti(self) -> Tindakan:
        pegawai = self.acak.choice(self.orang[2:24])
        return Berhenti(pegawai=pegawai, tanggal=self.hari())

    def _tukar(self) -> Tindakan:
        return Tukar(pegawai=self.siapa(), mitra=self.siapa(), tanggal=self.hari())

    def _pindah(self) -> Tindakan:
        pokok, di = self.acak.sample(self.unit, 2)
        tujuan = self.acak.choice([di, self.kab.unit["Kabupaten"]])
        return PindahUnit(pokok=pokok, tujuan=tujuan, tanggal=self.hari())

    def _gabung(self) -> Tindakan:
        bidang = [satu for satu in self.unit if satu.nama.startswith("Bidang")]
        pokok, tujuan = self.acak.sample(bidang, 2)
        return GabungUnit(pokok=pokok, tujuan=tujuan, tanggal=self.hari())

    def _nama(self) -> Tindakan:
        unit = UnitKerja.objects.get(pk=self.acak.choice(self.unit).pk)
        nama = f"Unit {self.acak.randrange(1000)}"
        return NamaUnit(pokok=unit, nama=nama, tanggal=min(self.hari(), hari_ini()))

    def _baru(self) -> Tindakan:
        nama = f"Baru {self.acak.randrange(1000)}"
        pimpinan = Pimpinan(nama=f"Kepala {nama}", jenis=JenisJabatan.PENGAWAS)
        return UnitBaru(
            pokok=self.acak.choice(list(UnitKerja.objects.order_by("id"))),
            nama=nama,
            jenis_unit=JenisUnit.SEKSI,
            pimpinan=self.acak.choice([None, pimpinan]),
            tanggal=self.hari(),
        )

    def _tutup(self) -> Tindakan | None:
        """End a unit made here, or one of the others, which mostly is refused."""
        baru = list(UnitKerja.objects.filter(nama__startswith="Baru").order_by("id"))
        if not baru:
            return None
        pokok = self.acak.choice([*baru, self.acak.choice(self.unit)])
        return AkhiriUnit(pokok=pokok, tanggal=hari_ini() + SEHARI * 250)

    def _akhiri(self) -> Tindakan | None:
        plt = list(
            Penempatan.objects.exclude(jenis="DEFINITIF").select_related(
                "jabatan__unit", "pegawai"
            )
        )
        if not plt:
            return None
        satu = self.acak.choice(plt)
        mulai = satu.berlaku.lower + SEHARI * self.acak.randrange(5)
        return AkhiriPelaksana(pegawai=satu.pegawai, penempatan=satu, tanggal=mulai)

    def _kembali(self) -> Tindakan | None:
        semua = list(
            KeadaanPegawai.objects.exclude(jenis="BERHENTI").select_related("pegawai")
        )
        if not semua:
            return None
        satu = self.acak.choice(semua)
        return Kembali(pegawai=satu.pegawai, tanggal=satu.berlaku.lower + SEHARI * 9)

    def tetapkan(self) -> None:
        """Set an override now and then: with a Plt it is what loops are made of."""
        pegawai, penilai = self.siapa(), self.siapa()
        terbaru = pegawai.penetapan_penilai.order_by("-berlaku", "-id").first()
        hari = hari_ini() + SEHARI * self.acak.randrange(-200, 100)
        set_penetapan(
            pegawai=pegawai,
            actor=self.dewi,
            kini=terbaru.pk if terbaru else None,
            isi=IsiPenetapan(penilai, "SK", "acak", hari),
        )


def lakukan(act: Tindakan, acak: Acak) -> None:
    sidik = preview_perubahan(act=act, actor=acak.dewi).sidik
    save_perubahan(act=act, actor=acak.dewi, sidik=sidik)


def periksa(acak: Acak, hari: date) -> None:
    """Nothing overlaps, no loop on the day, everybody sees whom the rows say."""
    tanpa_tindihan()
    berpijak()
    for satu in (hari, hari_ini(), hari + SEHARI * acak.acak.randrange(120)):
        semua = penilaian_pada([o.pk for o in acak.orang], satu, dengan_atasan=False)
        penilai = {orang: nilai.penilai for orang, nilai in semua.items()}
        assert cari_lingkaran(penilai) == []
        assert all(orang != dia for orang, dia in penilai.items())
    induk = induk_pada(hari)
    assert not any(di_bawah(unit, set(), induk) for unit in induk)
    nama = acak.acak.choice(PEMIRSA)
    akun, puncak = acak.kab.akun(nama), set[int]()
    puncak |= dipimpin(akun, hari_ini())
    if nama == "lina":
        puncak.add(acak.kab.unit["Dinas Kesehatan"].pk)
    tampak = set(visible_pegawai(akun).values_list("pk", flat=True))
    assert tampak == terlihat(akun, puncak, hari_ini())


@pytest.mark.django_db
def test_after_every_random_act_all_is_as_the_rows_say(
    kabupaten: Kabupaten,
    ukuran: str,
    angka_beban: Callable[[str, float, str], None],
) -> None:
    acak = Acak(kabupaten, Random(20260615))  # noqa: S311 - always the same chance
    jadi, melingkar = Counter[str](), 0
    for nomor in range(ACT[ukuran]):
        act = acak.act()
        try:
            if nomor % 5 == 0:
                acak.tetapkan()
            if act is None:
                continue
            lakukan(act, acak)
            jadi[act.jenis] += 1
        except KinerjaError as galat:
            melingkar += "saling menilai" in galat.message
            continue
        periksa(acak, act.tanggal)
    assert sum(jadi.values()) > ACT[ukuran] * 0.3
    assert jadi.keys() == set(JenisPerubahan)
    for jenis, n in sorted(jadi.items()):
        angka_beban(f"act acak {jenis}", n, "jadi")
    angka_beban("lingkaran yang ditolak", melingkar, "kali")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("jenis", ["satu orang", "satu jabatan", "tukar dan mutasi"])
def test_of_two_acts_at_once_one_wins_and_the_other_is_told(
    kabupaten: Kabupaten, ukuran: str, jenis: str
) -> None:
    kab, dewi = kabupaten, kabupaten.akun("dewi")
    sari, budi = kab.orang["sari"], kab.orang["budi"]
    kab.jabatan["Staf"] = Jabatan.objects.create(
        unit=kab.unit["BKPSDM"],
        nama="Staf",
        jenis=JenisJabatan.PELAKSANA.value,
        berlaku=rentang(AWAL),
    )

    def mutasi(siapa: str, ke: str, hari: date) -> Mutasi:
        return Mutasi(pegawai=kab.orang[siapa], tujuan=kab.jabatan[ke], tanggal=hari)

    for nomor in range(RONDE[ukuran]):
        hari = date(2026, 4, 1) + SEHARI * nomor
        pasangan: dict[str, list[Tindakan]] = {
            "satu orang": [
                mutasi("sari", "Dinas PUPR", hari),
                mutasi("sari", "Staf", hari),
            ],
            "satu jabatan": [
                mutasi("sari", "Dinas PUPR", hari),
                mutasi("citra", "Dinas PUPR", hari),
            ],
            "tukar dan mutasi": [
                Tukar(pegawai=sari, mitra=budi, tanggal=hari),
                mutasi("budi", "Staf", hari),
            ],
        }
        siap = [
            (act, preview_perubahan(act=act, actor=dewi).sidik)
            for act in pasangan[jenis]
        ]
        sebelum = list(Penempatan.objects.values())

        def simpan(siap: list[tuple[Tindakan, str]] = siap) -> str:
            act, sidik = siap.pop()
            try:
                save_perubahan(act=act, actor=dewi, sidik=sidik)
            except (Conflict, InvalidInput):
                return "ditolak"
            return "tersimpan"

        assert sorted(serentak(2, simpan)) == ["ditolak", "tersimpan"], nomor
        Penempatan.objects.all().delete()
        Penempatan.objects.bulk_create(Penempatan(**satu) for satu in sebelum)
    assert SusunanUnit.objects.filter(berlaku__contains=AWAL).count() == len(kab.unit)
