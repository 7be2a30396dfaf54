"""The messages of the person who is signed in."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import signed_in
from kinerja.pemberitahuan import selectors, services

PER_HALAMAN = 20


@signed_in
@require_safe
def pesan_list(request: AkunRequest) -> HttpResponse:
    """List the messages, newest first."""
    pesan = selectors.pesan_untuk(request.user)
    halaman = Paginator(pesan, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "pemberitahuan/pesan_list.html",
        {
            "halaman": halaman,
            "pesan": selectors.tampilkan(halaman),
            "belum_dibaca": selectors.jumlah_belum_dibaca(request.user),
        },
    )


@signed_in
@require_POST
def pesan_read(request: AkunRequest, kode: uuid.UUID | None = None) -> HttpResponse:
    """Mark one message as read, or all; a stranger's message is simply not there."""
    jumlah = services.mark_dibaca(pengguna=request.user, kode=kode)
    if jumlah:
        messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
    return redirect("pemberitahuan:pesan_list")
