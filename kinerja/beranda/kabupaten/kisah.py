"""Write the year of the example: needs, indicators, SKP, two evaluation periods.

One period is finished, one is open on the day the example is made, so that every step
of the walk can be tried at once.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import cast

from indikator.models import (
    IKI,
    RHK,
    SKP,
    CatatanBaris,
    Indikator,
    IndikatorKebutuhan,
    LampiranSKP,
    Target,
    VersiIndikator,
    VersiSKP,
)
from indikator.rules.alur_skp import StatusVersi
from indikator.rules.capaian import Arah
from indikator.rules.jenis import Aspek, BagianLampiran, TingkatIndikator
from indikator.rules.target import baca_target
from kinerja.akun.models import Pengguna
from kinerja.beranda.kabupaten.cerita import CERITA, UMUM, Cerita, Ukuran
from kinerja.beranda.kabupaten.evaluasi import MasaEvaluasi
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import sekarang
from organisasi.models import (
    Kebutuhan,
    KeputusanKebutuhan,
    Penempatan,
    Sasaran,
    UnitKerja,
)
from organisasi.rules.jenis import JenisPenempatan
from organisasi.rules.kebutuhan import JenisKeputusan, JenisSasaran, StatusKebutuhan
from organisasi.rules.penilai import Penilaian
from organisasi.selectors import penilaian_pada

LAMPIRAN = {
    BagianLampiran.SUMBER_DAYA: "Pendampingan pimpinan dan peralatan kerja.",
    BagianLampiran.SKEMA: "Laporan perkembangan setiap triwulan dengan bukti.",
    BagianLampiran.KONSEKUENSI: "Apresiasi bila tercapai; pembinaan bila tidak.",
}
#: Of every dozen people one has not begun, one waits, one was sent back.
BELUM, DIAJUKAN, DIKEMBALIKAN = 3, 5, 7


def open_and_finished(hari: date) -> tuple[Tahap, Tahap | None]:
    """Return the period that is open on this day and the one before it.

    Between two windows the running quarter is opened early, as BKPSDM may decide.
    """
    periodik = list(
        Tahap.objects.filter(jenis=JenisTahap.EVALUASI_PERIODIK).order_by("masa")
    )
    terbuka = next((t for t in periodik if hari in t.jendela), None)
    if terbuka is None:
        terbuka = next(t for t in periodik if hari in t.masa)
        awal, akhir = hari - timedelta(days=5), hari + timedelta(days=20)
        terbuka.jendela = rentang(awal, akhir)
        terbuka.save(update_fields=["jendela"])
    nomor = periodik.index(terbuka)
    return terbuka, periodik[nomor - 1] if nomor else None


class Kisah:
    """The year of everybody who has a penilai."""

    def __init__(self, hari: date) -> None:
        self.hari = hari
        self.tahun = hari.year
        self.kini = sekarang()
        self.bupati = Pengguna.objects.get(nama_masuk="bupati")
        self.ukuran: dict[int, list[VersiIndikator]] = {}
        self.target: dict[int, Ukuran] = {}

    def tulis(self) -> int:
        """Write everything; returns the number of SKP."""
        terbuka, lalu = open_and_finished(self.hari)
        for cerita in CERITA:
            self._kebutuhan(cerita)
        versi = self._skp()
        self._isi_skp(versi)
        ditetapkan = [v for v in versi if v.status == StatusVersi.DITETAPKAN]
        masa = MasaEvaluasi(self.hari, self.bupati, self.target)
        if lalu:
            masa.tulis(ditetapkan, lalu, selesai=True)
        masa.tulis(ditetapkan, terbuka, selesai=False)
        masa.umpan_balik()
        return len(versi)

    # --- needs and indicators ---

    def _kebutuhan(self, cerita: Cerita) -> None:
        unit = UnitKerja.objects.get(nama=cerita.unit)
        sasaran = Sasaran.objects.create(
            unit=unit,
            jenis=JenisSasaran.SASARAN.value,
            rumusan=cerita.sasaran,
            berlaku=rentang(date(self.tahun, 1, 1), date(self.tahun, 12, 31)),
        )
        for (pernyataan, sebab, bukti, nilai), ukuran in zip(
            cerita.kebutuhan, cerita.ukuran, strict=True
        ):
            kebutuhan = Kebutuhan.objects.create(
                unit=unit,
                sasaran=sasaran,
                tahun=self.tahun,
                pernyataan=pernyataan,
                sebab=sebab,
                bukti=bukti,
                urgensi=nilai[0],
                dampak=nilai[1],
                kelayakan=nilai[2],
                status=StatusKebutuhan.DIPUTUSKAN.value,
                dibuat_oleh=self.bupati,
            )
            KeputusanKebutuhan.objects.create(
                kebutuhan=kebutuhan,
                jenis=JenisKeputusan.INDIKATOR.value,
                alasan="Diukur tahun ini.",
                oleh=self.bupati,
            )
            self._indikator(unit, sasaran, kebutuhan, ukuran)
        Kebutuhan.objects.create(
            unit=unit,
            sasaran=sasaran,
            tahun=self.tahun,
            pernyataan="Data layanan masih dicatat dua kali",
            sebab="Buku register dan aplikasi belum terhubung.",
            bukti="Selisih 31 catatan pada rekap bulan lalu.",
            urgensi=3,
            dampak=3,
            kelayakan=4,
            dibuat_oleh=self.bupati,
        )

    def _indikator(
        self, unit: UnitKerja, sasaran: Sasaran, kebutuhan: Kebutuhan, ukuran: Ukuran
    ) -> None:
        indikator = Indikator.objects.create(
            unit=unit, sasaran=sasaran, tingkat=TingkatIndikator.IKK.value
        )
        IndikatorKebutuhan.objects.create(indikator=indikator, kebutuhan=kebutuhan)
        versi = VersiIndikator.objects.create(
            indikator=indikator,
            rumusan=ukuran.rumusan,
            satuan=ukuran.satuan,
            arah=ukuran.arah.value,
            aspek=[ukuran.aspek.value],
            rumus=ukuran.rumus,
            sumber="Laporan bulanan unit",
            berlaku=rentang(date(self.tahun, 1, 1)),
        )
        tahap = Tahap.objects.filter(
            siklus__tahun=self.tahun, jenis=JenisTahap.EVALUASI_PERIODIK
        ).order_by("urutan")
        for letak, teks in (
            (None, ukuran.tahunan),
            *zip(tahap, ukuran.triwulan, strict=True),
        ):
            baca = baca_target(teks, ukuran.arah, satuan=ukuran.satuan)
            Target.objects.create(
                versi_indikator=versi,
                tahun=self.tahun,
                tahap=letak,
                teks=baca.teks,
                nilai_min=baca.nilai_min,
                nilai_maks=baca.nilai_maks,
                satuan=baca.satuan,
            )
        self.ukuran.setdefault(unit.pk, []).append(versi)
        self.target[versi.pk] = ukuran

    # --- SKP ---

    def _skp(self) -> list[VersiSKP]:
        pos = list(
            Penempatan.objects.pada(self.hari)
            .filter(jenis=JenisPenempatan.DEFINITIF)
            .select_related("jabatan")
            .order_by("id")
        )
        nilai = penilaian_pada([p.pegawai_id for p in pos], self.hari)
        dinilai = [p for p in pos if nilai[p.pegawai_id].penilai is not None]
        skp = [
            (
                SKP(
                    pegawai_id=p.pegawai_id,
                    penempatan=p,
                    tahun=self.tahun,
                    masa=rentang(date(self.tahun, 1, 1), date(self.tahun, 12, 31)),
                ),
                nilai[p.pegawai_id],
                self._status(nomor, p),
            )
            for nomor, p in enumerate(dinilai)
        ]
        ada = [satu for satu in skp if satu[2] is not None]
        SKP.objects.bulk_create([satu[0] for satu in ada])
        return VersiSKP.objects.bulk_create(
            self._versi(skp, nilai, status) for skp, nilai, status in ada if status
        )

    def _status(self, nomor: int, pos: Penempatan) -> StatusVersi | None:
        """Heads first need an agreed SKP, for their people refer to it."""
        if pos.jabatan.memimpin:
            return StatusVersi.DITETAPKAN
        return {
            BELUM: None,
            DIAJUKAN: StatusVersi.DIAJUKAN,
            DIKEMBALIKAN: StatusVersi.DIKEMBALIKAN,
        }.get(nomor % 12, StatusVersi.DITETAPKAN)

    def _versi(self, skp: SKP, nilai: Penilaian, status: StatusVersi) -> VersiSKP:
        return VersiSKP(
            skp=skp,
            status=status.value,
            penilai_id=cast("int", nilai.penilai),  # who has none got no SKP
            atasan_id=nilai.atasan,
            diajukan_pada=self.kini - timedelta(days=3),
            ditetapkan_pada=(
                self.kini - timedelta(days=2)
                if status is StatusVersi.DITETAPKAN
                else None
            ),
        )

    def _isi_skp(self, versi: Sequence[VersiSKP]) -> None:
        """Heads get their rows first; everybody below refers to his penilai's."""
        unit = dict(
            Penempatan.objects.filter(
                pk__in=[v.skp.penempatan_id for v in versi]
            ).values_list("pk", "jabatan__unit_id")
        )
        cerita = {UnitKerja.objects.get(nama=satu.unit).pk: satu for satu in CERITA}
        rhk = {
            v.pk: list(self._rhk(v, cerita.get(unit[v.skp.penempatan_id])))
            for v in versi
        }
        RHK.objects.bulk_create([satu for daftar in rhk.values() for satu in daftar])
        milik = {v.skp.pegawai_id: rhk[v.pk] for v in versi}
        for v in versi:
            for nomor, satu in enumerate(rhk[v.pk]):
                atas = milik.get(v.penilai_id)
                satu.rhk_pimpinan = atas[nomor % len(atas)] if atas else None
        semua = [satu for daftar in rhk.values() for satu in daftar]
        RHK.objects.bulk_update(semua, ["rhk_pimpinan"], batch_size=1000)
        IKI.objects.bulk_create(
            [
                iki
                for v in versi
                for iki in self._iki(rhk[v.pk], unit[v.skp.penempatan_id])
            ]
        )
        LampiranSKP.objects.bulk_create(
            LampiranSKP(versi_skp=v, bagian=bagian.value, isi=isi)
            for v in versi
            for bagian, isi in LAMPIRAN.items()
        )
        CatatanBaris.objects.bulk_create(
            CatatanBaris(
                versi_skp=v,
                garis=rhk[v.pk][0].garis,
                isi="Target terlalu rendah dibanding tahun lalu. Mohon dinaikkan.",
                oleh=self.bupati,
            )
            for v in versi
            if v.status == StatusVersi.DIKEMBALIKAN
        )

    def _rhk(self, versi: VersiSKP, cerita: Cerita | None) -> Iterator[RHK]:
        hasil = cerita.hasil if cerita else tuple(rumusan for rumusan, _, _ in UMUM)
        for urutan, rumusan in enumerate(hasil, start=1):
            yield RHK(versi_skp=versi, urutan=urutan, rumusan=rumusan)

    def _iki(self, rhk: Sequence[RHK], unit: int) -> Iterator[IKI]:
        versi = self.ukuran.get(unit)
        for nomor, satu in enumerate(rhk):
            if versi:
                ukuran = self.target[versi[nomor].pk]
                baca = baca_target(ukuran.tahunan, ukuran.arah, satuan=ukuran.satuan)
                rumusan, arah, aspek = ukuran.rumusan, ukuran.arah, ukuran.aspek
            else:
                _, rumusan, teks = UMUM[nomor]
                arah, aspek = Arah.MAKSIMUM, Aspek.KUANTITAS
                baca = baca_target(teks, arah)
            yield IKI(
                rhk=satu,
                versi_indikator=versi[nomor] if versi else None,
                rumusan=rumusan,
                aspek=[aspek.value],
                arah=arah.value,
                target_teks=baca.teks,
                nilai_min=baca.nilai_min,
                nilai_maks=baca.nilai_maks,
                satuan=baca.satuan,
            )
