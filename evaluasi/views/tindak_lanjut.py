"""The penilai records what follows from one evaluation."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluasi.forms.tindak_lanjut import TindakLanjutForm, TutupForm
from evaluasi.policies.tindak_lanjut import (
    can_close_tindak_lanjut,
    can_record_tindak_lanjut,
)
from evaluasi.selectors.kartu import evaluasi_for
from evaluasi.selectors.tindak_lanjut import (
    label_jenis,
    saran_untuk,
    tindak_lanjut_for,
)
from evaluasi.services.tindak_lanjut import (
    close_tindak_lanjut,
    record_tindak_lanjut,
)
from kinerja.akun.http import AkunRequest
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.akses import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tindak_lanjut_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Suggest by predikat, record what the penilai decides."""
    evaluasi = evaluasi_for(request.user, kode)
    if not can_record_tindak_lanjut(request.user, evaluasi):
        raise PermissionDenied
    usul = saran_untuk(evaluasi)
    form = TindakLanjutForm(request.POST or None, initial=usul.awal)
    if form.is_valid():
        record_tindak_lanjut(evaluasi=evaluasi, actor=request.user, **form.cleaned_data)
        messages.success(request, "Tindak lanjut tercatat pada kartu kinerja.")
        return redirect("beranda:kartu_detail", kode=kode)
    isi = {
        "form": form,
        "evaluasi": evaluasi,
        "usul": usul,
        "tahap": sebut_tahap(evaluasi.tahap),
    }
    return render(request, "evaluasi/tindak_lanjut_create.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tindak_lanjut_close(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Close one follow-up with what came of it; the penilai, while it is open."""
    tindak = tindak_lanjut_for(request.user, kode)
    if not can_close_tindak_lanjut(request.user, tindak):
        raise PermissionDenied
    evaluasi = tindak.evaluasi
    form = TutupForm(request.POST or None)
    if form.is_valid():
        close_tindak_lanjut(tindak=tindak, actor=request.user, **form.cleaned_data)
        messages.success(request, "Hasil tindak lanjut tercatat pada kartu kinerja.")
        return redirect("beranda:kartu_detail", kode=evaluasi.kode)
    isi = {
        "form": form,
        "tindak": tindak,
        "kata": label_jenis(tindak),
        "evaluasi": evaluasi,
        "tahap": sebut_tahap(evaluasi.tahap),
    }
    return render(request, "evaluasi/tindak_lanjut_close.html", isi)
