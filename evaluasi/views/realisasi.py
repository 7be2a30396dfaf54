"""Own evaluations, the form of the realisasi, and the evidence."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from evaluasi.forms.realisasi import RealisasiForm
from evaluasi.policies.kartu import is_milik
from evaluasi.policies.meja import can_open_meja
from evaluasi.policies.realisasi import can_fill
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.selectors import realisasi as selectors
from evaluasi.selectors.kartu import evaluasi_for
from evaluasi.selectors.periode import jendela_tahap
from evaluasi.services.realisasi import save_realisasi
from kinerja.akun.http import AkunRequest
from kinerja.berkas.responses import serve_berkas
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.waktu import hari_ini


@require_safe
@signed_in
def evaluasi_list(request: AkunRequest) -> HttpResponse:
    """List the own evaluations, the newest first."""
    isi = {
        "baris": selectors.own_list(request.user),
        "penilai": can_open_meja(request.user),
    }
    return render(request, "evaluasi/realisasi_list.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def realisasi_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show all IKI; the Pegawai fills in while the window is open, others read."""
    evaluasi = evaluasi_for(request.user, kode)
    if request.method == "POST":
        return _simpan(request, evaluasi)
    if not is_milik(request.user, evaluasi):
        record_akses(
            pelaku=request.user, halaman="realisasi", subjek_id=evaluasi.pegawai_id
        )
    form = None
    if not selectors.alasan_tidak_isi(request.user, evaluasi):
        baris = selectors.baris_realisasi(evaluasi)
        form = RealisasiForm(baris, initial={"versi": evaluasi.versi})
    return _tampil(request, evaluasi, form)


def _simpan(request: AkunRequest, evaluasi: Any) -> HttpResponse:
    if not can_fill(request.user, evaluasi):
        raise PermissionDenied
    if selectors.alasan_tidak_isi(request.user, evaluasi):
        return _tampil(request, evaluasi, None, HTTPStatus.FORBIDDEN)
    baris = selectors.baris_realisasi(evaluasi)
    form = RealisasiForm(baris, request.POST, request.FILES)
    if not form.is_valid():
        return _tampil(request, evaluasi, form, HTTPStatus.BAD_REQUEST)
    kirim = request.POST.get("aksi") == "kirim"
    try:
        save_realisasi(
            evaluasi=evaluasi,
            actor=request.user,
            isi=form.isian(),
            versi=form.cleaned_data["versi"],
            hapus=form.hapus(),
            kirim=kirim,
        )
    except InvalidInput as galat:
        form.add_error(None, galat.message)
        return _tampil(request, evaluasi, form, HTTPStatus.BAD_REQUEST)
    except Conflict as galat:
        return _bentrok(request, evaluasi, galat.message)
    kalimat = "terkirim kepada pejabat penilai" if kirim else "tersimpan"
    messages.success(request, f"Realisasi {kalimat}.")
    return redirect("evaluasi:realisasi_edit", kode=evaluasi.kode)


def _bentrok(request: AkunRequest, evaluasi: Any, kalimat: str) -> HttpResponse:
    """Keep what was typed beside what is stored; saving again is then a choice."""
    evaluasi.refresh_from_db()
    data = request.POST.copy()
    data["versi"] = str(evaluasi.versi)
    form = RealisasiForm(selectors.baris_realisasi(evaluasi), data)
    form.add_error(None, kalimat)
    return _tampil(request, evaluasi, form, HTTPStatus.CONFLICT)


def _tampil(
    request: AkunRequest,
    evaluasi: Any,
    form: RealisasiForm | None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    isi = {
        "form": form,
        "isian": form.berisi() if form else [],
        "baris": [] if form else selectors.baris_realisasi(evaluasi),
        "evaluasi": evaluasi,
        "tahap": sebut_tahap(evaluasi.tahap),
        "jendela": jendela_tahap(evaluasi.tahap).kalimat(hari_ini()),
        "sebab": selectors.alasan_tidak_isi(request.user, evaluasi),
        "milik": is_milik(request.user, evaluasi),
        "terkirim": evaluasi.status != StatusEvaluasi.BELUM,
        "bentrok": status == HTTPStatus.CONFLICT,
    }
    return render(request, "evaluasi/realisasi_edit.html", isi, status=status)


@require_safe
@signed_in
def bukti_download(request: AkunRequest, kode: UUID) -> FileResponse:
    """Hand one piece of evidence out to who may open the evaluation."""
    bukti = selectors.bukti_for(request.user, kode)
    evaluasi = bukti.realisasi.evaluasi
    if not is_milik(request.user, evaluasi):
        record_akses(
            pelaku=request.user, halaman="bukti", subjek_id=evaluasi.pegawai_id
        )
    return serve_berkas(bukti.berkas)
