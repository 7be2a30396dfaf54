"""Evaluations as readers of a scorecard may open them."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from evaluasi.models import Evaluasi, UmpanBalik
from evaluasi.policies.kartu import can_see_pemberi, can_see_rating, visible_evaluasi
from evaluasi.rules.alur import PeranPemberi
from kinerja.akun.models import Pengguna
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.nama import nama_tahap
from kinerja.jadwal.rules.periode import Frekuensi
from organisasi.models import Pegawai
from organisasi.policies.wewenang import wewenang
from organisasi.rules.nama import nama_lengkap

#: Givers the Pegawai and readers outside the line know by role only (O-15).
TANPA_NAMA = frozenset({PeranPemberi.REKAN_SETINGKAT, PeranPemberi.BAWAHAN})
LABEL_PERAN = {
    PeranPemberi.PIMPINAN: "Pimpinan",
    PeranPemberi.REKAN_SETINGKAT: "Rekan setingkat",
    PeranPemberi.BAWAHAN: "Pegawai di bawahnya",
    PeranPemberi.PIHAK_LAIN: "Pihak lain",
}
#: What comes with the document. Its three people are asked for by themselves, the
#: keberatan only where a result is shown: PostgreSQL plans joins of so many tables
#: longer (10 ms for fifteen) than it takes to answer them.
_LENGKAP = ("tahap__siklus", "skp", "penempatan__jabatan__unit")


def evaluasi_for(actor: Pengguna, kode: UUID) -> Evaluasi:
    """Return one evaluation whose card the actor may open; 404 for all others."""
    semua = visible_evaluasi(actor).select_related(*_LENGKAP)
    return _dengan_orang(get_object_or_404(semua, kode=kode))


def _dengan_orang(evaluasi: Evaluasi) -> Evaluasi:
    """Give the document its Pegawai, penilai and atasan; one query."""
    kunci = {evaluasi.pegawai_id, evaluasi.penilai_id, evaluasi.atasan_id}
    orang = Pegawai.objects.in_bulk([pk for pk in kunci if pk])
    evaluasi.pegawai = orang[evaluasi.pegawai_id]
    evaluasi.penilai = orang[evaluasi.penilai_id]
    evaluasi.atasan = orang[evaluasi.atasan_id] if evaluasi.atasan_id else None
    return evaluasi


def own_evaluasi(actor: Pengguna) -> QuerySet[Evaluasi]:
    """Return the actor's own evaluations, the newest stage first."""
    return (
        Evaluasi.objects.filter(pegawai=wewenang(actor).pegawai)
        .select_related("tahap__siklus")
        .order_by("-tahap__masa", "-id")
    )


def newest_own(actor: Pengguna) -> Evaluasi | None:
    """Return the actor's newest evaluation, ready for the card."""
    evaluasi = own_evaluasi(actor).select_related(*_LENGKAP).first()
    return _dengan_orang(evaluasi) if evaluasi else None


def evaluasi_lain(actor: Pengguna, evaluasi: Evaluasi) -> list[tuple[str, UUID]]:
    """Return (stage, code) of the same person's others that the actor may open."""
    lain = (
        visible_evaluasi(actor)
        .filter(pegawai_id=evaluasi.pegawai_id)
        .exclude(pk=evaluasi.pk)
        .order_by("-tahap__masa", "-id")
    )
    return [
        (nama_tahap(JenisTahap(jenis), urutan, tahun, Frekuensi(frekuensi)), kode)
        for jenis, urutan, tahun, frekuensi, kode in lain.values_list(
            "tahap__jenis",
            "tahap__urutan",
            "tahap__siklus__tahun",
            "tahap__siklus__frekuensi",
            "kode",
        )[:8]
    ]


class UmpanKartu(NamedTuple):
    """One feedback with its giver as this reader may know him."""

    isi: str
    pada: datetime
    pemberi: str


def umpan_balik_kartu(actor: Pengguna, evaluasi: Evaluasi) -> list[UmpanKartu]:
    """Return the feedback of the period, the newest first.

    From the first day of the work to the last day of the window.
    """
    masa, jendela = evaluasi.tahap.masa, evaluasi.tahap.jendela
    baris = (
        UmpanBalik.objects.filter(
            pegawai_id=evaluasi.pegawai_id,
            pada__date__gte=masa.lower,
            pada__date__lt=max(masa.upper, jendela.upper),
        )
        .order_by("-pada", "-id")
        .values_list(
            "isi",
            "pada",
            "peran",
            "pemberi__gelar_depan",
            "pemberi__nama",
            "pemberi__gelar_belakang",
        )
    )
    bernama = can_see_pemberi(actor, evaluasi)
    return [
        UmpanKartu(
            isi,
            pada,
            _pemberi(PeranPemberi(peran), nama_lengkap(*nama), bernama=bernama),
        )
        for isi, pada, peran, *nama in baris
    ]


def _pemberi(peran: PeranPemberi, nama: str, *, bernama: bool) -> str:
    if bernama or peran not in TANPA_NAMA:
        return f"{nama}, {LABEL_PERAN[peran].lower()}"
    return LABEL_PERAN[peran]


def rating_terlihat(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say whether this reader sees ratings; a door for pages above."""
    return bool(evaluasi.predikat) and can_see_rating(actor, evaluasi)
