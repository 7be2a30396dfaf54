"""Write the evaluation periods of the example: ratings, realisasi, feedback."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from evaluasi.models import CapaianOrganisasi, Evaluasi, Realisasi, UmpanBalik
from evaluasi.rules.alur import PeranPemberi, StatusEvaluasi
from evaluasi.rules.predikat import (
    KUADRAN_2022,
    PredikatOrganisasi,
    Rating,
    determine_predikat,
)
from indikator.models import IKI, VersiSKP
from kinerja.akun.models import Pengguna
from kinerja.beranda.kabupaten.cerita import CERITA, Ukuran
from kinerja.jadwal.models import Tahap
from kinerja.lib.waktu import sekarang
from organisasi.models import Pegawai, Penempatan, UnitKerja
from organisasi.querysets import ancestors


class MasaEvaluasi:
    """Evaluations of everybody whose SKP is set."""

    def __init__(
        self, hari: date, bupati: Pengguna, target: Mapping[int, Ukuran]
    ) -> None:
        self.hari = hari
        self.tahun = hari.year
        self.kini = sekarang()
        self.bupati = bupati
        self.target = target

    def tulis(self, versi: Sequence[VersiSKP], tahap: Tahap, *, selesai: bool) -> None:
        """Write one period: all rated when it is over, else with half the realisasi."""
        unit = self._unit_penilai()
        capaian = self._capaian(set(unit.values()), tahap, semua=selesai)
        baris = [
            self._satu_evaluasi(nomor, v, tahap, unit[v.penilai_id], selesai=selesai)
            for nomor, v in enumerate(versi)
            if v.penilai_id in unit
        ]
        for satu in baris:
            if satu.predikat:
                satu.capaian_organisasi = capaian[satu.unit_capaian_id]
        Evaluasi.objects.bulk_create(baris)
        self._realisasi([e for e in baris if e.status != StatusEvaluasi.BELUM])

    def _unit_penilai(self) -> dict[int, int]:
        """Return the unit each head leads today."""
        return dict(
            Penempatan.objects.pada(self.hari)
            .filter(memimpin=True)
            .order_by("-jenis")
            .values_list("pegawai_id", "jabatan__unit_id")
        )

    def _capaian(
        self, unit: set[int], tahap: Tahap, *, semua: bool
    ) -> dict[int, CapaianOrganisasi]:
        """Set every unit's result of a finished period, one in two of an open one.

        Puskesmas Susoh always has one. Bidang Bina Marga waits for its leader, and so
        do the units above it, whose result would count for it meanwhile.
        """
        bidang = UnitKerja.objects.get(nama=CERITA[1].unit).pk
        di_atas = UnitKerja.objects.filter(pk__in=ancestors([bidang], self.hari))
        tunggu = set(di_atas.values_list("pk", flat=True))
        ada = UnitKerja.objects.get(nama=CERITA[0].unit).pk
        baris = [
            CapaianOrganisasi(
                unit_id=pk,
                tahap=tahap,
                predikat=PredikatOrganisasi.BAIK.value,
                tahun_sumber=self.tahun,
                alasan="Rencana aksi tercapai menurut laporan triwulan.",
                oleh=self.bupati,
            )
            for nomor, pk in enumerate(sorted(unit))
            if semua or pk == ada or (pk not in tunggu and nomor % 2 == 0)
        ]
        return {c.unit_id: c for c in CapaianOrganisasi.objects.bulk_create(baris)}

    def _satu_evaluasi(
        self, nomor: int, versi: VersiSKP, tahap: Tahap, unit: int, *, selesai: bool
    ) -> Evaluasi:
        evaluasi = Evaluasi(
            tahap=tahap,
            skp=versi.skp,
            versi_skp=versi,
            pegawai_id=versi.skp.pegawai_id,
            penempatan_id=versi.skp.penempatan_id,
            penilai_id=versi.penilai_id,
            atasan_id=versi.atasan_id,
            unit_capaian_id=unit,
        )
        if not selesai:
            if nomor % 3:
                evaluasi.status = StatusEvaluasi.REALISASI_DIISI.value
                evaluasi.realisasi_pada = self.kini - timedelta(days=1)
            return evaluasi
        hasil = Rating.DIATAS if nomor % 9 == 0 else Rating.SESUAI
        perilaku = Rating.DIATAS if nomor % 4 == 0 else Rating.SESUAI
        if nomor % 23 == 0:
            hasil = Rating.DIBAWAH
        predikat = determine_predikat(hasil, perilaku, KUADRAN_2022)
        evaluasi.rating_hasil, evaluasi.rating_perilaku = hasil.value, perilaku.value
        evaluasi.predikat = predikat.value if predikat else ""
        evaluasi.catatan = "Pertahankan, dan lengkapi bukti setiap bulan."
        sampai = self.kini - timedelta(days=8)
        evaluasi.realisasi_pada = sampai - timedelta(days=9)
        evaluasi.dinilai_pada = sampai - timedelta(days=4)
        evaluasi.disampaikan_pada = sampai
        evaluasi.status = StatusEvaluasi.DISAMPAIKAN.value
        if nomor % 10 != 4:
            evaluasi.status = StatusEvaluasi.DITERIMA.value
            evaluasi.diterima_pada = sampai + timedelta(days=1)
        return evaluasi

    def _realisasi(self, evaluasi: Sequence[Evaluasi]) -> None:
        iki = IKI.objects.filter(
            rhk__versi_skp_id__in={e.versi_skp_id for e in evaluasi}
        ).values_list(
            "rhk__versi_skp_id", "pk", "garis", "versi_indikator_id", "nilai_min"
        )
        milik: dict[int, list[tuple[int, UUID, int | None, Decimal | None]]] = {}
        for versi, pk, garis, ukur, nilai in iki:
            milik.setdefault(versi, []).append((pk, garis, ukur, nilai))
        Realisasi.objects.bulk_create(
            Realisasi(
                evaluasi=e,
                iki_id=pk,
                garis=garis,
                teks=self.target[ukur].realisasi
                if ukur
                else f"{nilai:f}".split(".")[0],
                nilai=(
                    Decimal(self.target[ukur].realisasi.replace(",", "."))
                    if ukur
                    else nilai
                ),
            )
            for e in evaluasi
            for pk, garis, ukur, nilai in milik[e.versi_skp_id]
        )

    def umpan_balik(self) -> None:
        """A colleague and the penilai have said something to the story's pegawai."""
        sari = Pegawai.objects.get(nama="Sari Rumbia")
        budi = Pegawai.objects.get(nama="Budi Cempaka")
        rekan = Pegawai.objects.filter(
            penempatan__in=Penempatan.objects.pada(self.hari).filter(
                jabatan__unit__nama=CERITA[0].unit, memimpin=False
            )
        ).exclude(pk=sari.pk)[:2]
        isi = [
            (
                budi,
                PeranPemberi.PIMPINAN,
                "Kunjungan ke gampong pesisir teratur; bukti lengkap.",
            ),
            *(
                (
                    satu,
                    PeranPemberi.REKAN_SETINGKAT,
                    "Sigap membantu saat posyandu ramai.",
                )
                for satu in rekan
            ),
        ]
        UmpanBalik.objects.bulk_create(
            UmpanBalik(pegawai=sari, pemberi=pemberi, peran=peran.value, isi=teks)
            for pemberi, peran, teks in isi
        )
