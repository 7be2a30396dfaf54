"""An evaluation period whose window is open today, with people to rate in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from evaluasi.models import CapaianOrganisasi, Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from indikator.models import IKI, SKP, VersiSKP
from indikator.rules.alur_skp import StatusVersi
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jejak.services import tindakan
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu


@dataclass
class Masa:
    """Short words to build an open period; unit of sari and budi: Puskesmas Susoh."""

    kab: Kabupaten
    bahan: BahanKartu

    def tahap(self, *, mulai: int = -5, akhir: int = 5, urutan: int = 1) -> Tahap:
        """Return a stage open from ``mulai`` to ``akhir`` days from now."""
        hari = hari_ini()
        siklus, _ = Siklus.objects.get_or_create(
            tahun=hari.year, defaults={"frekuensi": "TRIWULANAN"}
        )
        awal = date(hari.year, 1, 1) + timedelta(days=(urutan - 1) * 90)
        return Tahap.objects.create(
            siklus=siklus,
            jenis=JenisTahap.EVALUASI_PERIODIK.value,
            urutan=urutan,
            masa=rentang(awal, awal + timedelta(days=89)),
            jendela=rentang(hari + timedelta(days=mulai), hari + timedelta(days=akhir)),
        )

    def skp(self, nama: str, status: StatusVersi = StatusVersi.DITETAPKAN) -> VersiSKP:
        """Give somebody an SKP of this year, rated by budi."""
        orang = self.kab.orang[nama]
        tahun = hari_ini().year
        skp = SKP.objects.create(
            pegawai=orang,
            penempatan=Penempatan.objects.get(pegawai=orang),
            tahun=tahun,
            masa=rentang(date(tahun, 1, 1), date(tahun, 12, 31)),
        )
        penilai = self.kab.orang["eko" if nama == "budi" else "budi"]
        return VersiSKP.objects.create(skp=skp, status=status.value, penilai=penilai)

    def iki(self, versi: VersiSKP, rumusan: str = "Kunjungan K6") -> IKI:
        """Add an IKI of 75 %."""
        return self.bahan.iki(versi, rumusan)

    def staf(self, jumlah: int) -> list[Pegawai]:
        """Add people to Puskesmas Susoh."""
        hasil = []
        for nomor in range(jumlah):
            nama = f"Staf {nomor:03}"
            hasil.append(self.kab.buat_orang(nama, f"19900101201501{nomor:04}"))
            self.kab.staf(nama.lower(), "Puskesmas Susoh")
        return hasil

    def evaluasi(
        self,
        nama: str,
        tahap: Tahap,
        status: StatusEvaluasi = StatusEvaluasi.REALISASI_DIISI,
    ) -> Evaluasi:
        """Return an evaluation of somebody by budi, in this state."""
        orang = self.kab.orang[nama]
        versi = VersiSKP.objects.filter(skp__pegawai=orang).first() or self.skp(nama)
        return Evaluasi.objects.create(
            tahap=tahap,
            skp=versi.skp,
            versi_skp=versi,
            pegawai=orang,
            penempatan=versi.skp.penempatan,
            penilai=self.kab.orang["budi"],
            atasan=self.kab.orang["eko"],
            unit_capaian=self.kab.unit["Puskesmas Susoh"],
            status=status.value,
        )

    def capaian(
        self, tahap: Tahap, unit: str = "Puskesmas Susoh", predikat: str = "BAIK"
    ) -> CapaianOrganisasi:
        """Set the capaian of a unit as eko."""
        with tindakan(pelaku=self.kab.akun("eko"), nama="uji:capaian"):
            return CapaianOrganisasi.objects.create(
                unit=self.kab.unit[unit],
                tahap=tahap,
                predikat=predikat,
                tahun_sumber=hari_ini().year,
                alasan="Rencana aksi tercapai.",
                oleh=self.kab.akun("eko"),
            )
