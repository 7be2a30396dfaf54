"""Objections as their three parties see them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from evaluasi.models import Evaluasi, Keberatan
from evaluasi.policies.kartu import is_atasan, is_milik, is_penilai
from evaluasi.policies.keberatan import can_decide, can_explain, visible_keberatan
from evaluasi.rules.alur import PutusanKeberatan
from evaluasi.rules.keberatan import sebab_belum_diputus
from evaluasi.rules.predikat import Predikat, Rating
from kinerja.akun.models import Pengguna
from kinerja.jejak.selectors import riwayat_baris

_PIHAK = (
    "evaluasi__tahap__siklus",
    "evaluasi__pegawai__pengguna",
    "evaluasi__penilai__pengguna",
    "evaluasi__atasan__pengguna",
    "evaluasi__penempatan__jabatan__unit",
    "diputus_oleh",
)


@dataclass(frozen=True)
class Nilai:
    """Both ratings and the predikat at one moment."""

    hasil: Rating
    perilaku: Rating
    predikat: Predikat


@dataclass(frozen=True)
class HakKeberatan:
    """What the reader may do on the page of one keberatan."""

    menjelaskan: bool
    memutus: bool
    sebab_belum: str


def keberatan_for(actor: Pengguna, kode: UUID) -> Keberatan:
    """Return the keberatan on one evaluation; 404 unless the actor is a party."""
    semua = visible_keberatan(actor).select_related(*_PIHAK)
    return get_object_or_404(semua, evaluasi__kode=kode)


def list_keberatan(actor: Pengguna) -> QuerySet[Keberatan]:
    """Return the actor's objections: the undecided first, the oldest of them first."""
    belum = Case(
        When(putusan="", then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return (
        visible_keberatan(actor)
        .select_related(*_PIHAK)
        .alias(belum=belum)
        .order_by("belum", "diajukan_pada", "id")
    )


def hak_keberatan(actor: Pengguna, keberatan: Keberatan) -> HakKeberatan:
    """Return what the reader may do here."""
    return HakKeberatan(
        menjelaskan=can_explain(actor, keberatan),
        memutus=can_decide(actor, keberatan),
        sebab_belum=sebab_belum_diputus(keberatan.tanggapan_penilai),
    )


def peran_saya(actor: Pengguna, evaluasi: Evaluasi) -> str:
    """Return in which part the reader stands here."""
    if is_milik(actor, evaluasi):
        return "pegawai"
    if is_penilai(actor, evaluasi):
        return "penilai"
    return "atasan" if is_atasan(actor, evaluasi) else ""


def menunggu_putusan(actor: Pengguna) -> int:
    """Count what waits for this atasan."""
    return Keberatan.objects.filter(
        evaluasi__atasan__pengguna=actor, putusan=""
    ).count()


def menunggu_penjelasan(actor: Pengguna) -> int:
    """Count what waits for the explanation of this penilai."""
    return Keberatan.objects.filter(
        evaluasi__penilai__pengguna=actor, putusan="", tanggapan_penilai=""
    ).count()


def nilai_kini(evaluasi: Evaluasi) -> Nilai:
    """Return ratings and predikat as they stand; both ratings must be set."""
    return Nilai(
        Rating(evaluasi.rating_hasil),
        Rating(evaluasi.rating_perilaku),
        Predikat(evaluasi.predikat),
    )


def nilai_sebelum_putusan(evaluasi: Evaluasi) -> Nilai | None:
    """Return what a decision MENGUBAH replaced, out of the history; None otherwise."""
    keberatan = getattr(evaluasi, "keberatan", None)
    if keberatan is None or keberatan.putusan != PutusanKeberatan.MENGUBAH:
        return None
    ubah = riwayat_baris(evaluasi).filter(tindakan="keberatan:putuskan").first()
    if ubah is None or not ubah.sebelum:
        return None
    lama = {
        kolom: ubah.sebelum.get(kolom, getattr(evaluasi, kolom))
        for kolom in ("rating_hasil", "rating_perilaku", "predikat")
    }
    return Nilai(
        Rating(lama["rating_hasil"]),
        Rating(lama["rating_perilaku"]),
        Predikat(lama["predikat"]),
    )
