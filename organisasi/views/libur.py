"""Days off of a year: list, add, change, withdraw, and a year's list from a file."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import STATUS, requires
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError
from kinerja.lib.waktu import hari_ini
from organisasi.forms.acuan import CabutLiburForm, DaftarLiburForm, LiburForm
from organisasi.forms.impor import whole
from organisasi.policies.acuan import can_keep_acuan
from organisasi.selectors import acuan as selectors
from organisasi.services.libur import (
    add_libur,
    edit_libur,
    restore_libur,
    withdraw_libur,
)
from organisasi.services.libur_impor import (
    RencanaLibur,
    plan_again,
    read_daftar,
    refused_days,
    save_daftar,
)
from organisasi.unduhan import UNDUH, attach_ditolak

GET_POST = ["GET", "HEAD", "POST"]
TAHUN = range(2022, 2101)


@require_safe
@requires(can_keep_acuan)
def libur_list(request: AkunRequest, tahun: int) -> HttpResponse:
    """Show the days off of a year, and the working days that are left."""
    if tahun not in TAHUN:
        raise Http404
    semua = selectors.libur_tahun(tahun)
    isi = {
        "tahun": tahun,
        "sebelum": tahun - 1 if tahun - 1 in TAHUN else None,
        "sesudah": tahun + 1 if tahun + 1 in TAHUN else None,
        "baris": [(satu, selectors.sebut_libur(satu)) for satu in semua],
        "perkiraan": sum(
            satu.nama.endswith(selectors.PERKIRAAN) and not satu.dicabut
            for satu in semua
        ),
        "bulan": selectors.hari_kerja_tahun(tahun, semua),
    }
    return render(request, "organisasi/libur_list.html", isi)


@require_http_methods(GET_POST)
@requires(can_keep_acuan)
def libur_create(request: AkunRequest) -> HttpResponse:
    """Add one day off."""
    tahun = whole(request.GET.get("tahun", ""))
    tahun = tahun if tahun in TAHUN else hari_ini().year
    form = LiburForm(request.POST or None, initial={"versi": 0})
    status = _status(request)
    if form.is_valid():
        try:
            libur = add_libur(actor=request.user, isi=form.isi())
        except InvalidInput as galat:
            form.add_error("tanggal", galat.message)
        else:
            messages.success(request, f"{libur.nama} tersimpan.")
            return redirect("organisasi:libur_list", tahun=libur.tanggal.year)
    isi = {"form": form, "tahun": tahun, "judul": "Tambah hari libur"}
    return render(request, "organisasi/libur_isi.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_keep_acuan)
def libur_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Change one day off; somebody else's change is told, nobody's words are lost."""
    libur = selectors.libur_for(kode)
    kolom = ("tanggal", "nama", "jenis", "wilayah", "dasar", "versi")
    awal = {nama: getattr(libur, nama) for nama in kolom}
    form = LiburForm(request.POST or None, initial=awal)
    status = _status(request)
    if form.is_valid():
        try:
            edit_libur(
                libur=libur,
                actor=request.user,
                isi=form.isi(),
                versi=form.cleaned_data["versi"],
            )
        except (Conflict, InvalidInput) as galat:
            status = _tampung(form, galat, "tanggal")
        else:
            messages.success(request, "Hari libur tersimpan.")
            tahun = form.cleaned_data["tanggal"].year
            return redirect("organisasi:libur_list", tahun=tahun)
    isi = {
        "form": form,
        "libur": libur,
        "tahun": libur.tanggal.year,
        "judul": "Ubah hari libur",
    }
    return render(request, "organisasi/libur_isi.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_keep_acuan)
def libur_withdraw(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Take a day off the list with a reason, or put a withdrawn one back."""
    libur = selectors.libur_for(kode)
    form = CabutLiburForm(request.POST or None, initial={"versi": libur.versi})
    status = _status(request)
    if request.method == "POST" and libur.dicabut:
        versi = whole(request.POST.get("versi", ""))
        restore_libur(libur=libur, actor=request.user, versi=versi)
        messages.success(request, f"{libur.nama} dipulihkan.")
        return redirect("organisasi:libur_list", tahun=libur.tanggal.year)
    if form.is_valid():
        try:
            withdraw_libur(libur=libur, actor=request.user, **form.cleaned_data)
        except Conflict as galat:
            status = _tampung(form, galat, None)
        else:
            messages.success(request, f"{libur.nama} dicabut.")
            return redirect("organisasi:libur_list", tahun=libur.tanggal.year)
    isi = {
        "form": form,
        "libur": libur,
        "sebutan": selectors.sebut_libur(libur),
        "tahun": libur.tanggal.year,
    }
    return render(request, "organisasi/libur_cabut.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_keep_acuan)
def libur_import(request: AkunRequest) -> HttpResponseBase:
    """Take a year's list in: the form, what saving would do, then saving."""
    langkah = request.POST.get("langkah", "")
    if langkah == "simpan":
        return _simpan(request)
    if langkah in UNDUH:
        kode = request.POST.get("kode", "")
        ditolak, asal = refused_days(kode=kode, actor=request.user)
        return attach_ditolak(ditolak, asal, UNDUH[langkah])
    tahun = whole(request.GET.get("tahun", "")) or hari_ini().year
    kirim = request.method == "POST"
    form = DaftarLiburForm(
        request.POST if kirim else None,
        request.FILES if kirim else None,
        initial={"tahun": tahun},
    )
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            rencana = read_daftar(
                berkas=berkas,
                nama=berkas.name,
                tahun=form.cleaned_data["tahun"],
                dasar=form.cleaned_data["dasar"],
                actor=request.user,
            )
        except InvalidInput as galat:
            form.add_error("berkas", galat.message)
        else:
            return _periksa(request, rencana)
    isi = {"form": form, "tahun": tahun if tahun in TAHUN else hari_ini().year}
    return render(request, "organisasi/libur_impor.html", isi, status=_status(request))


def _simpan(request: AkunRequest) -> HttpResponse:
    kode = request.POST.get("kode", "")
    try:
        rencana = save_daftar(
            kode=kode,
            sidik=request.POST.get("sidik", ""),
            cabut=request.POST.get("cabut") == "ya",
            actor=request.user,
        )
    except Conflict as galat:
        return _periksa(request, plan_again(kode=kode, actor=request.user), galat)
    messages.success(request, f"Daftar hari libur {rencana.tahun} tersimpan.")
    return redirect("organisasi:libur_list", tahun=rencana.tahun)


def _periksa(
    request: AkunRequest, rencana: RencanaLibur, galat: KinerjaError | None = None
) -> HttpResponse:
    isi = {
        "rencana": rencana,
        "tahun": rencana.tahun,
        "jumlah": rencana.jumlah,
        "galat": galat.message if galat else "",
    }
    status = STATUS[type(galat)] if galat else HTTPStatus.OK
    return render(request, "organisasi/libur_periksa.html", isi, status=status)


def _status(request: AkunRequest) -> HTTPStatus:
    """A POST that shows its form again was refused."""
    return HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK


def _tampung(form: forms.Form, galat: Any, medan: str | None) -> HTTPStatus:
    """Keep the words in the form and say what is wrong."""
    form.add_error(None if isinstance(galat, Conflict) else medan, galat.message)
    return STATUS[type(galat)]
