"""Acts on a person or a unit: the form, what it will do, then the act itself."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.forms.perubahan import FORM
from organisasi.forms.perubahan_dasar import PerubahanForm
from organisasi.forms.perubahan_unit import FORM_UNIT
from organisasi.policies.perubahan import can_change, can_record
from organisasi.rules.perubahan import SEBUTAN_PERUBAHAN
from organisasi.selectors import pegawai_for
from organisasi.selectors import perubahan as selectors
from organisasi.selectors.unit import unit_for
from organisasi.services.perubahan.simpan import (
    Pratinjau,
    cancel_perubahan,
    preview_perubahan,
    save_perubahan,
)

GET_POST = ["GET", "HEAD", "POST"]
BUKAN_HAK = (
    "Perubahan ini dicatat BKPSDM, atau admin SKPK bila seluruhnya di dalam unitnya. "
    "Perubahan atas diri sendiri dicatat orang lain."
)


@require_http_methods(GET_POST)
@requires(can_record)
def perubahan_pegawai(request: AkunRequest, kode: UUID, jenis: str) -> HttpResponse:
    """Record one act on a person."""
    if jenis not in selectors.ACT_PEGAWAI:
        raise Http404
    pegawai = pegawai_for(request.user, kode)
    if not can_change(request.user, [pegawai]):
        raise NotAllowed(BUKAN_HAK)
    kepala = SEBUTAN_PERUBAHAN[selectors.ACT_PEGAWAI[jenis]]
    return _perubahan(request, pegawai, FORM[jenis], kepala)


@require_http_methods(GET_POST)
@requires(can_record)
def perubahan_unit(request: AkunRequest, kode: UUID, jenis: str) -> HttpResponse:
    """Record one act on a unit."""
    if jenis not in selectors.ACT_UNIT:
        raise Http404
    unit = unit_for(request.user, kode, hari_ini())
    if not can_change(request.user, [], [unit]):
        raise NotAllowed(BUKAN_HAK)
    kepala = SEBUTAN_PERUBAHAN[selectors.ACT_UNIT[jenis]]
    return _perubahan(request, unit, FORM_UNIT[jenis], kepala)


@require_http_methods(GET_POST)
@requires(can_record)
def perubahan_cancel(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Take a planned act back, after asking."""
    satu = selectors.perubahan_for(request.user, kode)
    pokok: Any = satu.pegawai or satu.unit
    if request.method == "POST":
        cancel_perubahan(perubahan=satu, actor=request.user)
        messages.success(request, "Rencana perubahan dibatalkan.")
        return _kembali(request, pokok)
    isi = {
        "satu": satu,
        "pokok": pokok,
        "kembali": selectors.alamat_halaman(pokok),
        "uraian": satu.uraian.splitlines(),
    }
    return render(request, "organisasi/perubahan_batal.html", isi)


def _perubahan(
    request: AkunRequest,
    pokok: Any,
    kelas: type[PerubahanForm],
    kepala: str,
) -> HttpResponse:
    """Go from the form over its effects to the act; one address for all three."""
    cari = (request.POST.get("q") or request.GET.get("q") or "").strip()[:100]
    form = kelas(request.POST or None, actor=request.user, pokok=pokok, cari=cari)
    isi: dict[str, Any] = {"form": form, "pokok": pokok, "kepala": kepala, "cari": cari}
    isi["kembali"] = selectors.alamat_halaman(pokok)
    langkah = request.POST.get("langkah")
    if request.method != "POST" or not form.is_valid() or langkah == "ubah":
        return render(request, "organisasi/perubahan_isi.html", isi)
    try:
        if langkah == "simpan":
            return _simpan(request, form, isi)
        pratinjau = preview_perubahan(act=form.act(), actor=request.user)
    except InvalidInput as tolak:
        form.add_error(None, tolak.message)
        return render(request, "organisasi/perubahan_isi.html", isi)
    return _periksa(request, pratinjau, isi)


def _simpan(
    request: AkunRequest, form: PerubahanForm, isi: dict[str, Any]
) -> HttpResponse:
    act, sidik = form.act(), request.POST.get("sidik", "")
    try:
        save_perubahan(act=act, actor=request.user, sidik=sidik)
    except Conflict as bentrok:
        return _bentrok(request, bentrok, form, isi)
    messages.success(request, f"{isi['kepala']} tersimpan.")
    return _kembali(request, isi["pokok"])


def _bentrok(
    request: AkunRequest, bentrok: Conflict, form: PerubahanForm, isi: dict[str, Any]
) -> HttpResponse:
    """Say what the act would do now; where it became impossible, the form says why."""
    isi["bentrok"] = bentrok.message
    try:
        pratinjau = preview_perubahan(act=form.act(), actor=request.user)
    except InvalidInput as tolak:
        form.add_error(None, f"{bentrok.message} {tolak.message}")
        return render(
            request, "organisasi/perubahan_isi.html", isi, status=HTTPStatus.CONFLICT
        )
    return _periksa(request, pratinjau, isi, HTTPStatus.CONFLICT)


def _periksa(
    request: AkunRequest,
    pratinjau: Pratinjau,
    isi: dict[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    kirim = [
        (nama, nilai)
        for nama, daftar in request.POST.lists()
        for nilai in daftar
        if nama not in {"csrfmiddlewaretoken", "langkah", "sidik"}
    ]
    isi |= {"pratinjau": pratinjau, "kirim": kirim, "bentrok": isi.get("bentrok", "")}
    return render(request, "organisasi/perubahan_periksa.html", isi, status=status)


def _kembali(request: AkunRequest, pokok: Any) -> HttpResponse:
    """Lead back to the page of what was changed, where the actor still sees it."""
    return redirect(selectors.alamat_pokok(request.user, pokok))
