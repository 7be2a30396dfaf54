"""Stages of evaluation: which are open, and who still has to be taken in."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.periode import TANPA_EVALUASI, Jendela
from indikator.models import VersiSKP
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from organisasi.models import KeadaanPegawai


def jendela_tahap(tahap: Tahap) -> Jendela:
    """Return the window of a stage with its inclusive last day."""
    return Jendela(tahap.jendela.lower, tahap.jendela.upper - timedelta(days=1))


def tahap_terbuka(hari: date) -> list[Tahap]:
    """Return the evaluasi periodik whose window is open on this day."""
    return list(
        Tahap.objects.filter(
            jenis=JenisTahap.EVALUASI_PERIODIK.value, jendela__contains=hari
        )
        .select_related("siklus")
        .order_by("jendela", "id")
    )


def versi_belum_dievaluasi(tahap: Tahap, hari: date) -> QuerySet[VersiSKP]:
    """Return the set SKPs that cover work of the stage, of people without evaluation.

    Not those of people exempt on ``hari`` (EX-01). One version per SKP, by SKP. Who
    moves after the window opened keeps the evaluation he has: the new penilai rates
    it on the result of the new unit (p.91 13a), and a second one would count twice.
    """
    lebih_baru = VersiSKP.objects.filter(
        skp=OuterRef("skp"), status=StatusVersi.DITETAPKAN, nomor__gt=OuterRef("nomor")
    )
    sudah = Evaluasi.objects.filter(tahap=tahap, pegawai=OuterRef("skp__pegawai"))
    bebas = KeadaanPegawai.objects.filter(
        pegawai=OuterRef("skp__pegawai"),
        jenis__in=TANPA_EVALUASI,
        berlaku__contains=hari,
    )
    return (
        VersiSKP.objects.filter(
            ~Exists(lebih_baru),
            ~Exists(sudah),
            ~Exists(bebas),
            status=StatusVersi.DITETAPKAN,
            # closed since, it still covers the periods before
            skp__status__in=[StatusSKP.AKTIF.value, StatusSKP.DITUTUP.value],
            skp__masa__overlap=tahap.masa,
            # after a mutasi only the SKP of the new post is rated (p.91 13a)
            skp__penempatan__berlaku__contains=tahap.masa.upper - timedelta(days=1),
        )
        .select_related("skp__penempatan__jabatan")
        .order_by("skp_id")
    )


def belum_selesai(
    tahap: Iterable[Tahap], status: Iterable[StatusEvaluasi]
) -> QuerySet[Evaluasi]:
    """Return the evaluations of these stages that wait in one of these states."""
    return Evaluasi.objects.dihitung().filter(
        tahap__in=list(tahap), status__in=[satu.value for satu in status]
    )
