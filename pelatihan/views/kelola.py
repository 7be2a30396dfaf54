"""The committee writes a programme, its case and its simulation."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput
from pelatihan.forms.dasar import BerversiForm, read_versi
from pelatihan.forms.program import AdeganForm, KasusForm, ProgramForm, SkenarioForm
from pelatihan.policies.program import can_manage_any
from pelatihan.rules.simulasi import periksa
from pelatihan.selectors import belajar
from pelatihan.selectors import program as selectors
from pelatihan.services import program as services

PER_HALAMAN = 25


@require_safe
@requires(can_manage_any)
def program_kelola(request: AkunRequest) -> HttpResponse:
    """List the programmes the actor runs; find the unit of a new one."""
    semua = selectors.list_managed(request.user)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    cari = request.GET.get("unit", "")
    isi = {
        "halaman": halaman,
        "cari": cari,
        "unit_semua": selectors.search_unit(request.user, cari) if cari else [],
    }
    return render(request, "pelatihan/program_kelola.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def program_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Start a programme of one unit."""
    unit = selectors.managed_unit_for(request.user, kode)
    form = ProgramForm(selectors.indikator_pilihan(unit), request.POST or None)
    if form.is_valid():
        baru = services.create_program(actor=request.user, unit=unit, isi=form.isi())
        messages.success(request, "Program tersimpan sebagai draf.")
        return redirect("pelatihan:program_detail", kode=baru.kode)
    return render(
        request,
        "pelatihan/program_edit.html",
        {"form": form, "unit": unit, "program": None},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def program_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Change name, aim, hours and indicators of a programme."""
    satu = selectors.managed_program_for(request.user, kode)
    awal = {
        "nama": satu.nama,
        "tujuan": satu.tujuan,
        "jp": satu.jp,
        "nilai_lulus": satu.nilai_lulus and satu.nilai_lulus.normalize(),
        "indikator": [str(s.indikator.kode) for s in selectors.benang(satu)],
        "versi": satu.versi,
    }
    pilihan = selectors.indikator_pilihan(satu.unit)
    form = ProgramForm(pilihan, request.POST or None, initial=awal)
    status = HTTPStatus.OK
    if form.is_valid():

        def simpan() -> None:
            services.update_program(
                actor=request.user,
                program=satu,
                isi=form.isi(),
                versi=form.cleaned_data["versi"],
            )

        status = _try(form, simpan, satu.versi)
        if status == HTTPStatus.OK:
            messages.success(request, "Program tersimpan.")
            return redirect("pelatihan:program_detail", kode=kode)
    isi = {"form": form, "unit": satu.unit, "program": satu}
    return render(request, "pelatihan/program_edit.html", isi, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def kasus_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Write the study case: situation, questions, rubric, model answer."""
    satu = selectors.managed_program_for(request.user, kode)
    form = KasusForm(request.POST or None, initial=belajar.isian_kasus(satu))
    status = HTTPStatus.OK
    if form.is_valid():

        def simpan() -> None:
            services.save_kasus(
                actor=request.user,
                program=satu,
                judul=form.cleaned_data["judul"],
                situasi=form.cleaned_data["situasi"],
                soal=form.soal(),
                versi=form.cleaned_data["versi"],
            )

        status = _try(form, simpan, satu.versi)
        if status == HTTPStatus.OK:
            messages.success(request, "Studi kasus tersimpan.")
            return redirect("pelatihan:program_detail", kode=kode)
    isi = {"form": form, "program": satu}
    return render(request, "pelatihan/kasus_edit.html", isi, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def skenario_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Write title and introduction of the simulation; list its scenes and gaps."""
    satu = selectors.managed_program_for(request.user, kode)
    skenario = belajar.skenario_program(satu)
    awal: dict[str, object] = {"versi": satu.versi}
    if skenario is not None:
        awal |= {"judul": skenario.judul, "pengantar": skenario.pengantar}
    form = SkenarioForm(request.POST or None, initial=awal)
    status = HTTPStatus.OK
    if form.is_valid():

        def simpan() -> None:
            services.save_skenario(
                actor=request.user, program=satu, **form.cleaned_data
            )

        status = _try(form, simpan, satu.versi)
        if status == HTTPStatus.OK:
            messages.success(request, "Simulasi tersimpan. Tulis adegannya.")
            return redirect("pelatihan:skenario_edit", kode=kode)
    adegan = belajar.cerita(skenario.pk) if skenario else []
    isi = {
        "form": form,
        "program": satu,
        "skenario": skenario,
        "adegan_semua": adegan,
        "kurang": periksa(adegan) if skenario else [],
    }
    return render(request, "pelatihan/skenario_edit.html", isi, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def adegan_edit(request: AkunRequest, kode: UUID, nomor: int) -> HttpResponse:
    """Write one scene with up to four choices."""
    adegan = belajar.adegan_for(request.user, kode, nomor)
    satu = adegan.skenario.program
    form = AdeganForm(request.POST or None, initial=belajar.isian_adegan(adegan))
    status = HTTPStatus.OK
    if form.is_valid():

        def simpan() -> None:
            services.save_adegan(
                actor=request.user,
                adegan=adegan,
                isi=form.cleaned_data["isi"],
                pilihan=form.pilihan(),
                versi=form.cleaned_data["versi"],
            )

        status = _try(form, simpan, satu.versi)
        if status == HTTPStatus.OK:
            messages.success(request, f"Adegan {nomor} tersimpan.")
            return redirect("pelatihan:skenario_edit", kode=kode)
    isi = {"form": form, "program": satu, "adegan": adegan}
    return render(request, "pelatihan/adegan_edit.html", isi, status=status)


@require_POST
@requires(can_manage_any)
def adegan_delete(request: AkunRequest, kode: UUID, nomor: int) -> HttpResponse:
    """Remove a scene nothing leads to."""
    adegan = belajar.adegan_for(request.user, kode, nomor)
    services.delete_adegan(
        actor=request.user, adegan=adegan, versi=read_versi(request.POST)
    )
    messages.success(request, f"Adegan {nomor} dihapus.")
    return redirect("pelatihan:skenario_edit", kode=kode)


@require_POST
@requires(can_manage_any)
def program_publish(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Publish a programme, or take it back to draft; what is lacking is said."""
    satu = selectors.managed_program_for(request.user, kode)
    tarik = "tarik" in request.POST
    lakukan = services.withdraw_program if tarik else services.publish_program
    try:
        lakukan(actor=request.user, program=satu, versi=read_versi(request.POST))
    except InvalidInput as error:
        messages.error(request, error.message)
    else:
        kata = "kembali menjadi draf" if tarik else "terbit"
        messages.success(request, f"Program ini {kata}.")
    return redirect("pelatihan:program_detail", kode=kode)


def _try(form: BerversiForm, simpan: Callable[[], None], versi: int) -> HTTPStatus:
    """Save; a refusal stands in the form beside the words as they were typed.

    After a conflict the form carries the version read with this request, so the same
    words can be saved knowingly.
    """
    try:
        simpan()
    except InvalidInput as error:
        form.add_error(None, error.message)
        return HTTPStatus.BAD_REQUEST
    except Conflict as error:
        form.add_error(None, error.message)
        data = form.data.copy()  # type: ignore[attr-defined]
        data["versi"] = versi
        form.data = data
        return HTTPStatus.CONFLICT
    return HTTPStatus.OK
