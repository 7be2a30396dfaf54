"""Follow-ups of an evaluation, and what the table suggests."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.policies.kartu import visible_evaluasi
from evaluasi.rules.alur import JenisTindakLanjut
from evaluasi.rules.predikat import Predikat
from evaluasi.rules.tindak_lanjut import LABEL_JENIS, Saran, saran
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini


@dataclass(frozen=True)
class Usul:
    """The suggestions for a predikat; the first one fills the empty form."""

    predikat: Predikat
    saran: tuple[tuple[str, Saran], ...]
    awal: dict[str, object]


def saran_untuk(evaluasi: Evaluasi) -> Usul:
    """Return what the table suggests for this predikat (O-24)."""
    predikat = Predikat(evaluasi.predikat)
    usul = saran(predikat)
    return Usul(
        predikat,
        tuple((LABEL_JENIS[satu.jenis], satu) for satu in usul),
        {
            "jenis": usul[0].jenis.value,
            "isi": usul[0].isi,
            "tenggat": _bulan_lagi(usul[0].bulan),
        },
    )


def _bulan_lagi(bulan: int) -> date:
    """Return the first day of the month so many months ahead."""
    hari = hari_ini()
    urutan = hari.month - 1 + bulan
    return date(hari.year + urutan // 12, urutan % 12 + 1, 1)


def tindak_lanjut_kartu(evaluasi: Evaluasi) -> QuerySet[TindakLanjut]:
    """Return the follow-ups of an evaluation the reader already may open."""
    return evaluasi.tindak_lanjut.select_related("oleh", "kebutuhan").order_by("id")


def tindak_lanjut_for(actor: Pengguna, kode: UUID) -> TindakLanjut:
    """Return one follow-up of an evaluation the actor may open; 404 for any other."""
    semua = TindakLanjut.objects.filter(evaluasi__in=visible_evaluasi(actor))
    return get_object_or_404(
        semua.select_related(
            "evaluasi__pegawai__pengguna",
            "evaluasi__penilai",
            "evaluasi__tahap__siklus",
        ),
        kode=kode,
    )


def label_jenis(tindak: TindakLanjut) -> str:
    """Return the words of the kind."""
    return LABEL_JENIS[JenisTindakLanjut(tindak.jenis)]
