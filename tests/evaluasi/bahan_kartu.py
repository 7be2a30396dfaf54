"""One evaluated quarter of sari, built from the models, for cards and keberatan."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from evaluasi.models import CapaianOrganisasi, Evaluasi, Realisasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.predikat import KUADRAN_2022, Rating
from indikator.models import (
    IKI,
    RHK,
    SKP,
    Indikator,
    IndikatorKebutuhan,
    VersiIndikator,
    VersiSKP,
)
from indikator.rules.alur_skp import StatusVersi
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jejak.services import tindakan
from kinerja.lib.tanggal import rentang
from organisasi.models import Kebutuhan, Pegawai, Penempatan, Sasaran
from tests.conftest import Kabupaten

TAHUN = 2026
AWAL_TAHUN, AKHIR_TAHUN = date(TAHUN, 1, 1), date(TAHUN, 12, 31)
SUDAH_DINILAI = frozenset(StatusEvaluasi) - {
    StatusEvaluasi.BELUM,
    StatusEvaluasi.REALISASI_DIISI,
}


@dataclass
class BahanKartu:
    """Short words to build SKP and evaluations of the cast."""

    kab: Kabupaten

    def tahap(
        self,
        urutan: int = 3,
        *,
        jenis: JenisTahap = JenisTahap.EVALUASI_PERIODIK,
        mulai: date = date(TAHUN, 7, 1),
        akhir: date = date(TAHUN, 9, 30),
        jendela: tuple[date, date] = (date(TAHUN, 9, 20), date(TAHUN, 10, 10)),
    ) -> Tahap:
        """Return the stage, made once."""
        siklus, _ = Siklus.objects.get_or_create(
            tahun=TAHUN, defaults={"frekuensi": "TRIWULANAN"}
        )
        ada = Tahap.objects.filter(siklus=siklus, jenis=jenis.value, urutan=urutan)
        return ada.select_related("siklus").first() or Tahap.objects.create(
            siklus=siklus,
            jenis=jenis.value,
            urutan=urutan,
            masa=rentang(mulai, akhir),
            jendela=rentang(*jendela),
        )

    def skp(
        self,
        nama: str,
        penilai: str,
        atasan: str | None,
        status: StatusVersi = StatusVersi.DITETAPKAN,
    ) -> VersiSKP:
        """Give somebody an SKP of the year."""
        orang = self.kab.orang[nama]
        skp = SKP.objects.create(
            pegawai=orang,
            penempatan=Penempatan.objects.get(pegawai=orang),
            tahun=TAHUN,
            masa=rentang(AWAL_TAHUN, AKHIR_TAHUN),
        )
        return VersiSKP.objects.create(
            skp=skp,
            status=status.value,
            penilai=self.kab.orang[penilai],
            atasan=self.kab.orang[atasan] if atasan else None,
        )

    def iki(self, versi: VersiSKP, rumusan: str, **lain: object) -> IKI:
        """Add an RHK with one IKI "75 %", the more the better."""
        rhk_kolom = {
            kunci: lain.pop(kunci)
            for kunci in ("rhk_pimpinan", "kebutuhan", "jenis")
            if kunci in lain
        }
        rhk = RHK.objects.create(
            versi_skp=versi, rumusan=rumusan, urutan=versi.rhk.count() + 1, **rhk_kolom
        )
        isi: dict[str, object] = {
            "rumusan": f"Persentase {rumusan}",
            "aspek": ["KUANTITAS"],
            "arah": "MAKSIMUM",
            "target_teks": "75",
            "nilai_min": Decimal(75),
            "nilai_maks": Decimal(75),
            "satuan": "%",
        }
        return IKI.objects.create(rhk=rhk, garis=uuid.uuid4(), **{**isi, **lain})

    def evaluasi(
        self,
        nama: str,
        penilai: str,
        atasan: str | None,
        status: StatusEvaluasi = StatusEvaluasi.DISAMPAIKAN,
        rating: tuple[Rating, Rating] = (Rating.SESUAI, Rating.DIATAS),
        tahap: Tahap | None = None,
    ) -> Evaluasi:
        """Make an evaluation in a state, rated where the state says so."""
        orang = self.kab.orang[nama]
        versi = VersiSKP.objects.filter(skp__pegawai=orang).first() or self.skp(
            nama, penilai, atasan
        )
        evaluasi = Evaluasi.objects.create(
            tahap=tahap or self.tahap(),
            skp=versi.skp,
            versi_skp=versi,
            pegawai=orang,
            penempatan=versi.skp.penempatan,
            penilai=self.kab.orang[penilai],
            atasan=self.kab.orang[atasan] if atasan else None,
            unit_capaian=versi.skp.penempatan.jabatan.unit,
            status=status.value,
        )
        if status in SUDAH_DINILAI:
            self._nilai(evaluasi, self.kab.orang[penilai], rating)
        return evaluasi

    def _nilai(
        self, evaluasi: Evaluasi, penilai: Pegawai, rating: tuple[Rating, Rating]
    ) -> None:
        hasil, perilaku = rating
        with tindakan(pelaku=penilai.pengguna, nama="uji:nilai"):
            evaluasi.rating_hasil = hasil.value
            evaluasi.rating_perilaku = perilaku.value
            evaluasi.predikat = KUADRAN_2022.sel[rating].value
            evaluasi.catatan = "Pertahankan mutu pencatatan."
            evaluasi.dinilai_pada = timezone.now()
            evaluasi.save()

    def realisasi(self, evaluasi: Evaluasi, iki: IKI, teks: str) -> Realisasi:
        """Tell what came of an IKI, as the Pegawai."""
        with tindakan(pelaku=evaluasi.pegawai.pengguna, nama="uji:realisasi"):
            return Realisasi.objects.create(
                evaluasi=evaluasi,
                iki=iki,
                garis=iki.garis,
                teks=teks,
                nilai=Decimal(teks.replace(",", ".")),
            )

    def capaian(self, evaluasi: Evaluasi, oleh: str) -> CapaianOrganisasi:
        """Set the capaian of the unit."""
        capaian = CapaianOrganisasi.objects.create(
            unit=evaluasi.unit_capaian,
            tahap=evaluasi.tahap,
            predikat="BAIK",
            tahun_sumber=TAHUN,
            alasan="Rencana aksi tercapai.",
            oleh=self.kab.akun(oleh),
        )
        evaluasi.capaian_organisasi = capaian
        evaluasi.save()
        return capaian

    def kebutuhan(self, unit: str, pernyataan: str) -> Kebutuhan:
        """Write a need of a unit, with a sasaran above it."""
        sasaran = Sasaran.objects.create(
            unit=self.kab.unit[unit],
            jenis="SASARAN",
            rumusan="Menurunnya kematian ibu",
            berlaku=rentang(AWAL_TAHUN),
        )
        return Kebutuhan.objects.create(
            unit=self.kab.unit[unit],
            sasaran=sasaran,
            tahun=TAHUN,
            pernyataan=pernyataan,
            sebab="Cakupan rendah",
            bukti="Kohort",
            urgensi=5,
            dampak=4,
            kelayakan=3,
            dibuat_oleh=self.kab.akun("budi"),
        )

    def indikator(self, unit: str, kebutuhan: Kebutuhan) -> VersiIndikator:
        """Make an indicator that answers a need."""
        indikator = Indikator.objects.create(unit=self.kab.unit[unit], tingkat="IKK")
        IndikatorKebutuhan.objects.create(indikator=indikator, kebutuhan=kebutuhan)
        return VersiIndikator.objects.create(
            indikator=indikator,
            rumusan="Persentase K6",
            satuan="%",
            arah="MAKSIMUM",
            rumus="K6 / sasaran",
            sumber="Kohort ibu KIA",
            berlaku=rentang(AWAL_TAHUN),
        )
