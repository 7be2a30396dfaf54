"""Repairing who somebody is, by who keeps the data."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import Conflict, InvalidInput
from organisasi import selectors
from organisasi.forms.pegawai import BERGANTI, PegawaiForm
from organisasi.policies.pegawai import can_edit_nip, can_edit_pegawai
from organisasi.services.pegawai import edit_pegawai


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pegawai_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let who keeps the data change name, titles, kind, rank and (BKPSDM) the NIP."""
    pegawai = selectors.pegawai_for(request.user, kode)
    if not can_edit_pegawai(request.user, pegawai):
        raise PermissionDenied
    form = PegawaiForm(
        request.POST or None,
        initial=selectors.isi_pegawai(pegawai),
        boleh_nip=can_edit_nip(request.user, pegawai),
        asn=pegawai.nip is not None,
    )
    status = HTTPStatus.OK
    if form.is_valid():
        isi = form.cleaned_data
        try:
            edit_pegawai(
                pegawai=pegawai,
                actor=request.user,
                isi=isi,
                simpan_lama=isi.get("nip_lama") == BERGANTI,
                versi=isi["versi"],
            )
        except Conflict as error:
            pegawai.refresh_from_db()
            kini = selectors.isi_pegawai(pegawai)
            form, status = _bentrok(request, form, error, kini), HTTPStatus.CONFLICT
        except InvalidInput as error:
            form.add_error("nip", error.message)
        else:
            messages.success(request, f"Data {pegawai.nama} tersimpan.")
            return redirect("organisasi:pegawai_detail", kode=kode)
    isi = {"form": form, "pegawai": pegawai}
    return render(request, "organisasi/pegawai_edit.html", isi, status=status)


def _bentrok(
    request: AkunRequest, lama: PegawaiForm, error: Conflict, kini: dict[str, object]
) -> PegawaiForm:
    """Return the form with the actor's words, what stands there now, and its versi."""
    beda = [
        f"{isian.label}: {kini[nama] or 'kosong'}"
        for nama, isian in lama.fields.items()
        if nama in kini and nama != "versi" and lama.cleaned_data[nama] != kini[nama]
    ]
    kalimat = f"{error.message} Sekarang tersimpan: {'; '.join(beda) or 'sama'}."
    ulang = PegawaiForm(
        {**request.POST.dict(), "versi": kini["versi"]},
        initial=kini,
        boleh_nip=lama.boleh_nip,
        asn="jenis" in lama.fields,
    )
    ulang.add_error(
        None, f"{kalimat} Isian Anda masih ada di bawah; simpan lagi bila benar."
    )
    return ulang
