"""Feedback received and given."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from evaluasi.forms.umpan_balik import UmpanBalikForm
from evaluasi.policies.umpan_balik import can_give
from evaluasi.selectors import umpan_balik as selectors
from evaluasi.selectors.kartu import LABEL_PERAN
from evaluasi.services.umpan_balik import give_umpan_balik
from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires

PER_HALAMAN = 25


@require_safe
@requires(can_give)
def umpan_balik_list(request: AkunRequest) -> HttpResponse:
    """Show what was said about the actor, and whom he may tell something."""
    cari = request.GET.get("q", "")
    orang = selectors.orang_terjangkau(request.user, cari)
    halaman = Paginator(orang, PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "diterima": selectors.diterima(request.user),
        "halaman": halaman,
        "jumlah": halaman.paginator.count,
        "cari": cari,
    }
    return render(request, "evaluasi/umpan_balik_list.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_give)
def umpan_balik_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Give feedback to one person, in the derived role; 404 without a role."""
    pegawai, peran = selectors.penerima_for(request.user, kode)
    form = UmpanBalikForm(request.POST or None)
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    if form.is_valid():
        give_umpan_balik(
            pegawai=pegawai, actor=request.user, isi=form.cleaned_data["isi"]
        )
        messages.success(request, f"Umpan balik untuk {pegawai.nama_lengkap} terkirim.")
        return redirect("evaluasi:umpan_balik_create", kode=kode)
    isi = {
        "form": form,
        "pegawai": pegawai,
        "peran": LABEL_PERAN[peran],
        "pimpinan": peran == "PIMPINAN",
        "diberikan": selectors.diberikan(request.user, pegawai),
    }
    return render(request, "evaluasi/umpan_balik_create.html", isi, status=status)
