"""Write the example kabupaten into the database, table by table in bulk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.beranda.kabupaten.belajar import Belajar
from kinerja.beranda.kabupaten.cerita import CERITA
from kinerja.beranda.kabupaten.kisah import Kisah
from kinerja.beranda.kabupaten.lanjutan import Lanjutan
from kinerja.beranda.kabupaten.orang import Orang, Pengarang
from kinerja.beranda.kabupaten.tokoh import BUPATI, SANDI, TOKOH, Tokoh
from kinerja.beranda.kabupaten.unit import Unit, susun_kabupaten
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.periode import AturanJendela, Frekuensi, periode_setahun
from kinerja.jadwal.services import fill_holidays
from kinerja.jejak.services import tindakan
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    Peran,
    SusunanUnit,
    UnitKerja,
)
from organisasi.rules.jenis import (
    JenisJabatan,
    JenisKeadaan,
    JenisPegawai,
    JenisPenempatan,
)

JABATAN_STAF: dict[str, tuple[tuple[str, JenisJabatan, str], ...]] = {
    "kantor": (
        ("Penelaah Teknis Kebijakan", JenisJabatan.PELAKSANA, ""),
        ("Pengolah Data dan Informasi", JenisJabatan.PELAKSANA, ""),
        ("Analis SDM Aparatur Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama"),
        ("Pengadministrasi Perkantoran", JenisJabatan.PELAKSANA, ""),
        ("Perencana Ahli Muda", JenisJabatan.FUNGSIONAL, "Ahli Muda"),
        ("Operator Layanan Operasional", JenisJabatan.PELAKSANA, ""),
    ),
    "kesehatan": (
        ("Bidan Mahir", JenisJabatan.FUNGSIONAL, "Mahir"),
        ("Perawat Terampil", JenisJabatan.FUNGSIONAL, "Terampil"),
        ("Dokter Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama"),
        ("Nutrisionis Terampil", JenisJabatan.FUNGSIONAL, "Terampil"),
        ("Bidan Penyelia", JenisJabatan.FUNGSIONAL, "Penyelia"),
        ("Pengadministrasi Perkantoran", JenisJabatan.PELAKSANA, ""),
    ),
    "pendidikan": (
        ("Guru Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama"),
        ("Guru Ahli Muda", JenisJabatan.FUNGSIONAL, "Ahli Muda"),
        ("Guru Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama"),
        ("Pengelola Layanan Operasional", JenisJabatan.PELAKSANA, ""),
    ),
}
#: Every so many leading posts one stands vacant, as in life.
KOSONG_SETIAP = 17
PALING_SEDIKIT = 40


@dataclass(frozen=True)
class Hasil:
    """What was made, for the sentence the command prints."""

    unit: int
    pegawai: int
    penempatan: int
    skp: int


@dataclass
class _Kursi:
    """One person to be put into one post."""

    jabatan: Jabatan
    unit: Unit
    tokoh: Tokoh | None = None


def fill_example(*, pegawai: int) -> Hasil:
    """Make an example kabupaten with this many people today; one transaction."""
    with tindakan(pelaku=None, nama="contoh:isi"):
        return _Pengisi(pegawai, hari_ini()).isi()


def _perbarui_statistik() -> None:
    """Tell PostgreSQL that the tables are full; its own count comes after the commit.

    Planned for empty tables, a join of ten of them can take minutes.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class _Pengisi:
    def __init__(self, jumlah: int, hari: date) -> None:
        self.jumlah = jumlah
        self.hari = hari
        self.pohon = list(susun_kabupaten(sekolah=max(2, jumlah // 120)).telusur())
        self.pengarang = Pengarang(hari, terpakai={t.nama for t in TOKOH})
        self.acak = Random(jumlah)  # noqa: S311 - example data, not a secret
        self.awal = date(hari.year - 6, 1, 1)

    def isi(self) -> Hasil:
        self._unit()
        kursi = list(self._kursi())[: self.jumlah]
        orang = self._pegawai(kursi)
        penempatan = self._penempatan(kursi, orang)
        self._tokoh(kursi, orang)
        self._peristiwa()
        self._kalender()
        _perbarui_statistik()
        skp = Kisah(self.hari).tulis()
        _perbarui_statistik()
        Belajar(self.hari).tulis()
        Lanjutan(self.hari).tulis()
        return Hasil(len(self.pohon), len(orang), penempatan, skp)

    def _unit(self) -> None:
        baris = [
            UnitKerja(
                nama=unit.nama,
                jenis=unit.jenis.value,
                mandiri=unit.mandiri,
                hari_kerja=unit.hari_kerja,
            )
            for unit in self.pohon
        ]
        UnitKerja.objects.bulk_create(baris)
        self.unit = dict(zip(map(id, self.pohon), baris, strict=True))
        induk = {id(anak): self.unit[id(u)] for u in self.pohon for anak in u.bawahan}
        berlaku = rentang(self.awal)
        SusunanUnit.objects.bulk_create(
            SusunanUnit(unit=row, induk=induk.get(id(unit)), berlaku=berlaku)
            for unit, row in zip(self.pohon, baris, strict=True)
        )
        self._jabatan(berlaku)

    def _jabatan(self, berlaku: object) -> None:
        def buat(unit: Unit, nama: str, jenis: JenisJabatan, **lain: object) -> Jabatan:
            return Jabatan(
                unit=self.unit[id(unit)],
                nama=nama,
                jenis=jenis.value,
                berlaku=berlaku,
                **lain,
            )

        self.kepala = [
            buat(u, u.kepala, u.jenis_kepala, eselon=u.eselon, memimpin=True)
            for u in self.pohon
        ]
        self.staf = {
            (id(u), nama): buat(u, nama, jenis, jenjang=jenjang, kuota=60)
            for u in self.pohon
            if u.bobot
            for nama, jenis, jenjang in JABATAN_STAF[u.rumpun]
        }
        Jabatan.objects.bulk_create([*self.kepala, *self.staf.values()])

    def _kursi(self) -> Iterator[_Kursi]:
        """Yield who sits where: the story's people, the other heads, then staff."""
        kepala = list(zip(self.pohon, self.kepala, strict=True))
        dipakai: set[int] = set()
        for unit, jabatan in kepala:
            for tokoh in TOKOH:
                if tokoh.unit == unit.nama:
                    kursi = self._kursi_tokoh(tokoh, unit, jabatan)
                    dipakai.add(id(kursi.jabatan))
                    yield kursi
        for nomor, (unit, jabatan) in enumerate(kepala, start=1):
            if id(jabatan) not in dipakai and nomor % KOSONG_SETIAP:
                yield _Kursi(jabatan, unit)
        yield from self._kursi_staf()

    def _kursi_tokoh(self, tokoh: Tokoh, unit: Unit, kepala: Jabatan) -> _Kursi:
        if tokoh.jabatan:
            return _Kursi(self.staf[id(unit), tokoh.jabatan], unit, tokoh)
        return _Kursi(kepala, unit, tokoh)

    def _kursi_staf(self) -> Iterator[_Kursi]:
        """Yield posts of staff without end: the two stories', then heavier units'."""
        for cerita, orang in zip(CERITA, (25, 12), strict=True):
            kisah = next(u for u in self.pohon if u.nama == cerita.unit)
            jabatan = JABATAN_STAF[kisah.rumpun]
            for nomor in range(min(orang, self.jumlah // 10)):
                nama = jabatan[nomor % len(jabatan)][0]
                yield _Kursi(self.staf[id(kisah), nama], kisah)
        unit = [u for u in self.pohon if u.bobot]
        bobot = [u.bobot for u in unit]
        for _ in range(self.jumlah):
            pilihan = self.acak.choices(unit, bobot)[0]
            nama, _jenis, _jenjang = self.acak.choice(JABATAN_STAF[pilihan.rumpun])
            yield _Kursi(self.staf[id(pilihan), nama], pilihan)

    def _pegawai(self, kursi: Sequence[_Kursi]) -> list[Pegawai]:
        sandi = make_password(SANDI)
        orang = [
            self.pengarang.buat(
                k.unit.rumpun,
                senior=k.jabatan.memimpin,
                kelamin=k.tokoh.kelamin if k.tokoh else None,
            )
            for k in kursi
        ]
        akun = [
            Pengguna(
                nama_masuk=BUPATI if self._bupati(k) else o.nip,
                nama=k.tokoh.nama if k.tokoh else o.nama,
                surel=f"{o.nip}@contoh.invalid" if nomor % 3 else "",
                password=sandi,
            )
            for nomor, (k, o) in enumerate(zip(kursi, orang, strict=True), start=1)
        ]
        Pengguna.objects.bulk_create(akun)
        return Pegawai.objects.bulk_create(
            self._baris_pegawai(k, o, a)
            for k, o, a in zip(kursi, orang, akun, strict=True)
        )

    def _bupati(self, kursi: _Kursi) -> bool:
        return kursi.jabatan.jenis == JenisJabatan.KEPALA_DAERAH

    def _baris_pegawai(self, kursi: _Kursi, orang: Orang, akun: Pengguna) -> Pegawai:
        asn = not self._bupati(kursi)
        return Pegawai(
            nip=orang.nip if asn else None,
            nama=akun.nama,
            gelar_belakang=kursi.tokoh.gelar if kursi.tokoh else orang.gelar,
            jenis=(orang.jenis if asn else JenisPegawai.NON_ASN).value,
            golongan=orang.golongan if asn else "",
            jenis_kelamin=orang.kelamin.value,
            lahir=orang.lahir,
            surel=akun.surel,
            telepon="081200000000" if akun.surel else "",
            pengguna=akun,
        )

    def _penempatan(self, kursi: Sequence[_Kursi], orang: Sequence[Pegawai]) -> int:
        """Put everybody in the post; one in six of the staff came from another."""
        baris: list[Penempatan] = []
        for nomor, (k, pegawai) in enumerate(zip(kursi, orang, strict=True), start=1):
            mulai = self.hari - timedelta(days=self.acak.randint(400, 1500))
            if not k.jabatan.memimpin and nomor % 6 == 0:
                mulai = self.hari - timedelta(days=self.acak.randint(60, 300))
                baris.append(
                    Penempatan(
                        pegawai=pegawai,
                        jabatan=self.staf[self._unit_lain(k)],
                        berlaku=rentang(self.awal, mulai - timedelta(days=1)),
                        dasar_sk=f"800/{nomor}/SK/{self.awal.year}",
                    )
                )
            baris.append(
                Penempatan(
                    pegawai=pegawai,
                    jabatan=k.jabatan,
                    memimpin=k.jabatan.memimpin,
                    berlaku=rentang(mulai),
                    dasar_sk=f"821/{nomor}/SK/{mulai.year}",
                )
            )
        Penempatan.objects.bulk_create(baris)
        return len(baris)

    def _unit_lain(self, kursi: _Kursi) -> tuple[int, str]:
        pilihan = [k for k in self.staf if k[0] != id(kursi.unit)]
        return self.acak.choice(pilihan)

    def _tokoh(self, kursi: Sequence[_Kursi], orang: Sequence[Pegawai]) -> None:
        Peran.objects.bulk_create(
            Peran(
                pengguna=pegawai.pengguna,
                jenis=k.tokoh.peran.value,
                unit=self._unit_bernama(k.tokoh.cakupan) if k.tokoh.cakupan else None,
                berlaku=rentang(self.awal),
            )
            for k, pegawai in zip(kursi, orang, strict=True)
            if k.tokoh and k.tokoh.peran
        )

    def _unit_bernama(self, nama: str) -> UnitKerja:
        return next(u for u in self.unit.values() if u.nama == nama)

    def _peristiwa(self) -> None:
        """One of each thing that happens: Plt, Plh, tugas belajar, a delegation."""
        mulai = self.hari - timedelta(days=45)
        isi = Penempatan.objects.pada(self.hari).filter(memimpin=True)
        kosong = [
            j
            for j in self.kepala
            if j.pk not in set(isi.values_list("jabatan_id", flat=True))
        ]
        kepala = list(isi.exclude(jabatan__jenis=JenisJabatan.KEPALA_DAERAH)[:40])
        for jabatan, pejabat in zip(kosong[:2], kepala[10:], strict=False):
            Penempatan.objects.create(
                pegawai_id=pejabat.pegawai_id,
                jabatan=jabatan,
                jenis=JenisPenempatan.PLT.value,
                berlaku=rentang(mulai),
                dasar_sk=f"821/PLT/{mulai.year}",
            )
        staf = list(
            Penempatan.objects.pada(self.hari)
            .filter(memimpin=False, pegawai__pengguna__peran__isnull=True)
            .order_by("id")[5:8]
        )
        for penempatan, jenis in zip(
            staf, (JenisKeadaan.TUGAS_BELAJAR, JenisKeadaan.CUTI_PANJANG), strict=False
        ):
            KeadaanPegawai.objects.create(
                pegawai_id=penempatan.pegawai_id,
                jenis=jenis.value,
                berlaku=rentang(mulai, self.hari + timedelta(days=300)),
                dasar_sk=f"892/{mulai.year}",
            )
        if len(staf) > 2 and kepala:
            PenetapanPenilai.objects.create(
                pegawai_id=staf[2].pegawai_id,
                penilai_id=kepala[0].pegawai_id,
                dasar=f"800/12/{mulai.year}",
                alasan="Ditugaskan penuh pada tim lintas unit.",
                berlaku=rentang(mulai),
            )

    def _kalender(self) -> None:
        tahun = self.hari.year
        for ke in (tahun, tahun + 1):
            fill_holidays(ke)
        siklus = Siklus.objects.create(
            tahun=tahun, frekuensi=Frekuensi.TRIWULANAN.value
        )
        Tahap.objects.bulk_create(
            Tahap(
                siklus=siklus,
                jenis=JenisTahap(periode.jenis.value).value,
                urutan=periode.urutan,
                masa=rentang(periode.mulai, periode.akhir),
                jendela=rentang(periode.buka, periode.tutup),
            )
            for periode in periode_setahun(tahun, Frekuensi.TRIWULANAN, AturanJendela())
        )
