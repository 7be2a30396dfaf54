"""A participant says what the class was worth."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import Conflict
from pelatihan.forms.tanggapan import TanggapanForm
from pelatihan.policies.tanggapan import can_respond
from pelatihan.selectors.program import peserta_for
from pelatihan.services.tanggapan import record_tanggapan


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tanggapan_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Ask who was there, once; 403 for who was not."""
    peserta = peserta_for(request.user, kode)
    if not can_respond(request.user, peserta):
        raise PermissionDenied
    form = TanggapanForm(request.POST or None)
    if form.is_valid():
        try:
            record_tanggapan(actor=request.user, peserta=peserta, **form.cleaned_data)
        except Conflict as error:
            messages.info(request, error.message)
        else:
            messages.success(request, "Terima kasih. Tanggapan Anda tercatat.")
        return redirect("pelatihan:program_detail", kode=peserta.angkatan.program.kode)
    isi = {"form": form, "angkatan": peserta.angkatan}
    return render(request, "pelatihan/tanggapan_create.html", isi)
