"""The one act on the own scorecard: I received the result."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from evaluasi.selectors.kartu import evaluasi_for
from evaluasi.services.kartu import accept_hasil
from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import signed_in


@require_POST
@signed_in
def kartu_accept(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Acknowledge receipt and return to the card."""
    accept_hasil(evaluasi=evaluasi_for(request.user, kode), actor=request.user)
    messages.success(
        request,
        "Penerimaan tercatat. Menerima bukan berarti menyetujui; keberatan tetap "
        "dapat diajukan.",
    )
    return redirect("beranda:kartu_detail", kode=kode)
