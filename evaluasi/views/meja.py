"""The desk of the penilai: rate, undo, check, send."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from evaluasi.forms.meja import NilaiForm
from evaluasi.policies.meja import can_open_meja
from evaluasi.selectors import meja as selectors
from evaluasi.services.meja import Nilai, rate_evaluasi, send_penilaian
from evaluasi.views.meja_baris import daftar, gambar_nilai
from kinerja.akun.http import AkunRequest
from kinerja.jadwal.selectors import sebut_kode, sebut_tahap
from kinerja.lib.akses import requires, signed_in
from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.waktu import sekarang

URUNG = "meja_urung"


def _meja(
    request: AkunRequest, kode: str = ""
) -> tuple[selectors.Meja, list[tuple[str, str]]]:
    """Return the desk of this stage (or of the first open one) and the other stages.

    403 for somebody who rates nobody, 404 for a stage without people of his.
    """
    semua = selectors.tahap_meja(request.user)
    if not semua:
        raise PermissionDenied
    dicari = [t for t in semua if not kode or sebut_kode(t) == kode]
    if not dicari:
        raise Http404
    lain = [(sebut_kode(t), sebut_tahap(t)) for t in semua if t.pk != dicari[0].pk]
    return selectors.susun_meja(request.user, dicari[0]), lain


@require_safe
@signed_in
def meja(request: AkunRequest, tahap: str = "") -> HttpResponse:
    """Show all people of one stage on one page; 403 for who rates nobody."""
    return _tampil(request, tahap)


def _tampil(
    request: AkunRequest, tahap: str, *, beda: dict[str, Any] | None = None
) -> HttpResponse:
    isi, lain = _meja(request, tahap)
    for baris in isi.baris:
        if beda and baris.evaluasi.kode == beda["kode"]:
            # the segments keep what is on the screen, so that it can be kept
            baris.evaluasi.rating_hasil = beda["layar"].hasil or ""
            baris.evaluasi.rating_perilaku = beda["layar"].perilaku or ""
    konteks = {
        "meja": isi,
        "daftar": daftar(isi.baris, get_token(request), beda),
        "lain": lain,
        "urung": request.session.get(URUNG),
    }
    status = HTTPStatus.CONFLICT if beda else HTTPStatus.OK
    return render(request, "evaluasi/meja.html", konteks, status=status)


@require_POST
@requires(can_open_meja)
def meja_rate(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Save one row; a script gets the new state of the row, others the page."""
    evaluasi = selectors.dinilai_for(request.user, kode)
    form = NilaiForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("Isian rating tidak terbaca. Muat ulang meja, pilih lagi.")
    nilai = form.nilai()
    try:
        versi = rate_evaluasi(
            evaluasi=evaluasi,
            actor=request.user,
            nilai=nilai,
            versi=form.cleaned_data["versi"],
        )
    except Conflict:
        evaluasi.refresh_from_db()
        return _bentrok(request, evaluasi, nilai)
    request.session[URUNG] = {
        "kode": str(kode),
        "nama": evaluasi.pegawai.nama_lengkap,
        "versi": versi,
        "hasil": evaluasi.rating_hasil,
        "perilaku": evaluasi.rating_perilaku,
        "catatan": evaluasi.catatan,
    }
    if _dari_skrip(request):
        return _potongan(request, evaluasi)
    messages.success(request, f"{evaluasi.pegawai.nama_lengkap}: nilai tersimpan.")
    return redirect(_alamat(evaluasi))


def _alamat(evaluasi: Any) -> str:
    halaman = reverse("evaluasi:meja_tahap", args=[sebut_kode(evaluasi.tahap)])
    return f"{halaman}#o-{evaluasi.kode}"


def _dari_skrip(request: AkunRequest) -> bool:
    return request.headers.get("X-Kinerja") == "meja"


def _bentrok(request: AkunRequest, evaluasi: Any, nilai: Nilai) -> HttpResponse:
    """Show what is on the screen and what is stored; nothing was overwritten."""
    beda = {
        "kode": evaluasi.kode,
        "versi": evaluasi.versi,
        "alamat": _alamat(evaluasi),
        "layar": nilai,
        "layar_hasil": selectors.sebut_rating(nilai.hasil or ""),
        "layar_perilaku": selectors.sebut_rating(nilai.perilaku or ""),
        "simpan_hasil": selectors.sebut_rating(evaluasi.rating_hasil),
        "simpan_perilaku": selectors.sebut_rating(evaluasi.rating_perilaku),
        "simpan_catatan": evaluasi.catatan,
        "catatan_beda": evaluasi.catatan != nilai.catatan.strip(),
    }
    if _dari_skrip(request):
        return _potongan(request, evaluasi, beda)
    return _tampil(request, sebut_kode(evaluasi.tahap), beda=beda)


def _potongan(
    request: AkunRequest, evaluasi: Any, beda: dict[str, Any] | None = None
) -> HttpResponse:
    isi = selectors.susun_meja(request.user, evaluasi.tahap, evaluasi.kode)
    konteks = {
        "nilai": gambar_nilai(isi.baris[0], beda),
        "sebaran": selectors.sebaran_meja(request.user, evaluasi.tahap),
        "pada": sekarang(),
    }
    status = HTTPStatus.CONFLICT if beda else HTTPStatus.OK
    return render(request, "evaluasi/meja_nilai.html", konteks, status=status)


@require_POST
@requires(can_open_meja)
def meja_undo(request: AkunRequest) -> HttpResponse:
    """Take the last change back, unless the row changed since."""
    urung = request.session.pop(URUNG, None)
    if urung is None:
        raise Conflict("Tidak ada perubahan yang dapat diurungkan.")
    evaluasi = selectors.dinilai_for(request.user, UUID(urung["kode"]))
    form = NilaiForm(urung)
    form.is_valid()
    rate_evaluasi(
        evaluasi=evaluasi,
        actor=request.user,
        nilai=form.nilai(),
        versi=urung["versi"],
    )
    messages.success(
        request, f"{evaluasi.pegawai.nama_lengkap}: perubahan terakhir diurungkan."
    )
    return redirect(_alamat(evaluasi))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_open_meja)
def meja_check(request: AkunRequest, tahap: str) -> HttpResponse:
    """List what will be delivered and what is missing; send on the second step."""
    isi, _ = _meja(request, tahap)
    galat, status = "", HTTPStatus.OK
    if request.method == "POST":
        try:
            jumlah = send_penilaian(
                tahap=isi.tahap, actor=request.user, versi=_versi(request)
            )
        except (Conflict, InvalidInput) as tolak:
            galat = tolak.message
            status = (
                HTTPStatus.CONFLICT
                if isinstance(tolak, Conflict)
                else HTTPStatus.BAD_REQUEST
            )
            isi, _ = _meja(request, tahap)
        else:
            request.session.pop(URUNG, None)
            messages.success(request, f"{jumlah} penilaian terkirim kepada pegawai.")
            return redirect("evaluasi:meja_tahap", tahap=tahap)
    konteks = {
        "meja": isi,
        "siap": isi.siap_kirim,
        "kurang": [b for b in isi.baris if not b.terkirim and b not in isi.siap_kirim],
        "terkirim": [b for b in isi.baris if b.terkirim],
        "galat": galat,
    }
    return render(request, "evaluasi/meja_periksa.html", konteks, status=status)


def _versi(request: AkunRequest) -> dict[UUID, int]:
    """Read "kode:versi" of each row the page listed."""
    hasil = {}
    for teks in request.POST.getlist("baris"):
        kode, _, versi = teks.partition(":")
        try:
            hasil[UUID(kode)] = int(versi)
        except ValueError:
            raise InvalidInput("Halaman periksa rusak. Muat ulang.") from None
    return hasil
