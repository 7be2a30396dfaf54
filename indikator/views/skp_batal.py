"""Withdrawing an SKP, after asking why."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indikator.forms.skp import BatalkanForm
from indikator.policies.skp import can_cancel
from indikator.selectors.skp import versi_for
from indikator.services.batal import BUKAN_HAK, cancel_skp
from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import InvalidInput, NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def skp_cancel(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Ask why, then withdraw the SKP."""
    versi = versi_for(request.user, kode)
    if not can_cancel(request.user, versi):
        raise NotAllowed(BUKAN_HAK)
    status = HTTPStatus.OK
    form = BatalkanForm(request.POST or None, initial={"versi": versi.versi})
    if form.is_valid():
        try:
            cancel_skp(
                versi_skp=versi,
                actor=request.user,
                versi=form.cleaned_data["versi"],
                alasan=form.cleaned_data["alasan"],
            )
        except InvalidInput as tolak:
            form.add_error(None, tolak.message)
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        else:
            messages.success(request, "SKP dibatalkan. Isinya tetap terbaca.")
            return redirect("indikator:skp_detail", kode=kode)
    isi = {"form": form, "versi": versi}
    return render(request, "indikator/skp_cancel.html", isi, status=status)
