"""Rate hasil kerja and perilaku; deliver what is rated."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from evaluasi.models import Evaluasi
from evaluasi.policies.meja import BELUM_DIKIRIM, can_rate
from evaluasi.rules.alur import TRANSISI, AksiEvaluasi, StatusEvaluasi
from evaluasi.rules.periode import status_setelah_nilai
from evaluasi.rules.predikat import KUADRAN_2022, Rating, determine_predikat
from evaluasi.selectors.capaian import capaian_unit
from evaluasi.selectors.meja import sebab_tidak_nilai
from evaluasi.selectors.periode import jendela_tahap
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.services import queue_banyak


@dataclass(frozen=True)
class Nilai:
    """What the penilai chose; the predikat is no part of it."""

    hasil: Rating | None
    perilaku: Rating | None
    catatan: str = ""


def rate_evaluasi(
    *, evaluasi: Evaluasi, actor: Pengguna, nilai: Nilai, versi: int
) -> int:
    """Store the ratings, let the kuadran say the predikat; return the new versi.

    Raises ``NotAllowed`` (not the penilai, window closed, no capaian organisasi, no
    realisasi yet), ``Conflict`` when the row is not as it was shown.
    """
    if not can_rate(actor, evaluasi):
        raise NotAllowed("Hanya pejabat penilai yang memberi rating ini.")
    _periksa_jendela(evaluasi.tahap)
    capaian = capaian_unit(evaluasi.tahap, [evaluasi.unit_capaian_id])[
        evaluasi.unit_capaian_id
    ]
    if evaluasi.versi == versi and (sebab := sebab_tidak_nilai(evaluasi, capaian)):
        raise NotAllowed(sebab)
    predikat = determine_predikat(nilai.hasil, nilai.perilaku, KUADRAN_2022)
    with tindakan(pelaku=actor, nama="evaluasi:nilai"):
        berubah = Evaluasi.objects.filter(
            pk=evaluasi.pk, versi=versi, status__in=[s.value for s in BELUM_DIKIRIM]
        ).update(
            rating_hasil=nilai.hasil.value if nilai.hasil else "",
            rating_perilaku=nilai.perilaku.value if nilai.perilaku else "",
            predikat=predikat.value if predikat else "",
            catatan=nilai.catatan.strip(),
            capaian_organisasi=capaian.capaian,
            status=status_setelah_nilai(lengkap=predikat is not None).value,
            dinilai_pada=sekarang() if predikat else None,
            versi=F("versi") + 1,
        )
        if berubah != 1:
            raise Conflict("Nilai ini berubah di tempat lain.")
    return versi + 1


def send_penilaian(*, tahap: Tahap, actor: Pengguna, versi: Mapping[UUID, int]) -> int:
    """Deliver the rated evaluations the check page listed; return how many.

    All or none: raises ``Conflict`` when one changed since the page was shown, and
    ``InvalidInput`` when there is nothing to send.
    """
    _periksa_jendela(tahap)
    if not versi:
        raise InvalidInput("Belum ada penilaian lengkap yang dapat dikirim.")
    with tindakan(pelaku=actor, nama="evaluasi:sampaikan"):
        baris = list(
            Evaluasi.objects.select_for_update()
            .filter(tahap=tahap, penilai__pengguna=actor, kode__in=versi)
            .order_by("pk")
        )
        dari = StatusEvaluasi.DINILAI
        sama = [b for b in baris if b.versi == versi[b.kode] and b.status == dari]
        if len(sama) != len(versi):
            raise Conflict(
                "Ada penilaian yang berubah sesudah halaman periksa ini dibuka. "
                "Periksa lagi, lalu kirim."
            )
        Evaluasi.objects.filter(pk__in=[b.pk for b in sama]).update(
            status=TRANSISI[dari, AksiEvaluasi.SAMPAIKAN].value,
            disampaikan_pada=sekarang(),
            versi=F("versi") + 1,
        )
        _kabari(sama)
    return len(sama)


def _kabari(baris: list[Evaluasi]) -> None:
    tujuan = Evaluasi.objects.filter(
        pk__in=[b.pk for b in baris], pegawai__pengguna__isnull=False
    ).values_list("pegawai__pengguna_id", "kode")
    queue_banyak(
        jenis="evaluasi:disampaikan", objek_jenis="evaluasi", tujuan=list(tujuan)
    )


def _periksa_jendela(tahap: Tahap) -> None:
    jendela, hari = jendela_tahap(tahap), hari_ini()
    if not jendela.terbuka(hari):
        raise NotAllowed(f"Penilaian tidak dibuka. {jendela.kalimat(hari)}")
