"""Opening balances: who has some, one person's or unit's, a list from a file."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from evaluasi.forms.saldo import (
    CabutSaldoForm,
    DaftarSaldoForm,
    SaldoPegawaiForm,
    SaldoUnitForm,
    UbahSaldoForm,
)
from evaluasi.policies.saldo import can_open_saldo
from evaluasi.selectors import saldo as selectors
from evaluasi.services.saldo import change_saldo, record_saldo, withdraw_saldo
from evaluasi.services.saldo_impor import (
    RencanaSaldo,
    plan_again,
    read_daftar,
    refused_saldo,
    save_daftar,
)
from kinerja.akun.http import AkunRequest
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import STATUS, requires
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError
from kinerja.lib.waktu import hari_ini
from organisasi.unduhan import UNDUH, attach_ditolak

GET_POST = ["GET", "HEAD", "POST"]
PER_HALAMAN = 25
#: Rows of a preview that are written out, of each decision.
TAMPIL = 100


@require_safe
@requires(can_open_saldo)
def saldo_list(request: AkunRequest) -> HttpResponse:
    """List what is recorded; a search finds the person or unit to record for."""
    cari = request.GET.get("q", "").strip()[:100]
    orang, unit = selectors.cari_milik(request.user, cari)
    semua = selectors.list_saldo(request.user)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "cari": cari,
        "orang": orang,
        "unit": unit,
        "halaman": halaman,
        "baris": [selectors.tampil_saldo(satu) for satu in halaman.object_list],
    }
    return render(request, "evaluasi/saldo_list.html", isi)


@require_http_methods(GET_POST)
@requires(can_open_saldo)
def saldo_pegawai(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show the balances of one person and record another."""
    pegawai = selectors.pegawai_for(request.user, kode)
    record_akses(pelaku=request.user, halaman="saldo", subjek_id=pegawai.pk)
    form = SaldoPegawaiForm(request.POST or None)
    return _milik(request, pegawai, form)


@require_http_methods(GET_POST)
@requires(can_open_saldo)
def saldo_unit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show the organisation results of one unit and record another."""
    unit = selectors.unit_for(request.user, kode)
    form = SaldoUnitForm(request.POST or None)
    return _milik(request, unit, form)


def _milik(request: AkunRequest, milik: Any, form: Any) -> HttpResponse:
    status = _status(request)
    if form.is_valid():
        try:
            record_saldo(milik=milik, actor=request.user, isi=form.isi())
        except InvalidInput as galat:
            form.add_error(None, galat.message)
        else:
            messages.success(request, f"Saldo awal {milik} tersimpan.")
            return redirect(request.path)
    semua = selectors.saldo_milik(milik)
    isi = {
        "milik": milik,
        "form": form,
        "baris": [selectors.tampil_saldo(satu) for satu in semua],
    }
    return render(request, "evaluasi/saldo_milik.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_open_saldo)
def saldo_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Correct one balance; somebody else's change is told, the words are kept."""
    saldo = selectors.saldo_for(request.user, kode)
    form = UbahSaldoForm(request.POST or None, saldo=saldo)
    status = _status(request)
    if form.is_valid():
        try:
            change_saldo(
                saldo=saldo,
                actor=request.user,
                isi=form.isi(),
                versi=form.cleaned_data["versi"],
            )
        except (Conflict, InvalidInput) as galat:
            status = _tampung(form, galat)
        else:
            messages.success(request, "Saldo awal tersimpan.")
            return redirect(_alamat(saldo))
    return _satu(request, saldo, form, status, "evaluasi/saldo_edit.html")


@require_http_methods(GET_POST)
@requires(can_open_saldo)
def saldo_withdraw(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let one balance count no more, with a reason."""
    saldo = selectors.saldo_for(request.user, kode)
    form = CabutSaldoForm(request.POST or None, initial={"versi": saldo.versi})
    status = _status(request)
    if form.is_valid():
        try:
            withdraw_saldo(saldo=saldo, actor=request.user, **form.cleaned_data)
        except Conflict as galat:
            status = _tampung(form, galat)
        else:
            messages.success(request, "Saldo awal dicabut.")
            return redirect(_alamat(saldo))
    return _satu(request, saldo, form, status, "evaluasi/saldo_cabut.html")


@require_http_methods(GET_POST)
@requires(can_open_saldo)
def saldo_import(request: AkunRequest) -> HttpResponseBase:
    """Take a list in: the form, what saving would do, then saving."""
    langkah = request.POST.get("langkah", "")
    if langkah == "simpan":
        return _simpan(request)
    if langkah in UNDUH:
        kode = request.POST.get("kode", "")
        ditolak, asal = refused_saldo(kode=kode, actor=request.user)
        record_akses(pelaku=request.user, halaman="saldo:unduh", subjek_id=None)
        return attach_ditolak(ditolak, asal, UNDUH[langkah])
    kirim = request.method == "POST"
    form = DaftarSaldoForm(
        request.POST if kirim else None,
        request.FILES if kirim else None,
        initial={"tahun": hari_ini().year - 1},
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            rencana = read_daftar(
                berkas=data["berkas"],
                nama=data["berkas"].name,
                sumber=(data["tahun"], data["dasar"], data["tanggal"]),
                actor=request.user,
            )
        except InvalidInput as galat:
            form.add_error("berkas", galat.message)
        else:
            return _periksa(request, rencana)
    isi = {"form": form}
    return render(request, "evaluasi/saldo_impor.html", isi, status=_status(request))


def _simpan(request: AkunRequest) -> HttpResponse:
    kode = request.POST.get("kode", "")
    try:
        save_daftar(kode=kode, sidik=request.POST.get("sidik", ""), actor=request.user)
    except Conflict as galat:
        return _periksa(request, plan_again(kode=kode, actor=request.user), galat)
    messages.success(request, "Saldo awal dari berkas tersimpan.")
    return redirect("evaluasi:saldo_list")


def _periksa(
    request: AkunRequest, rencana: RencanaSaldo, galat: KinerjaError | None = None
) -> HttpResponse:
    record_akses(pelaku=request.user, halaman="saldo:impor", subjek_id=None)
    kelompok = [
        (kata, [s for s in rencana.putusan if s.keputusan == keputusan])
        for keputusan, kata in (
            ("DITOLAK", "Ditolak"),
            ("BERUBAH", "Berubah"),
            ("BARU", "Baru"),
        )
    ]
    isi = {
        "rencana": rencana,
        "jumlah": rencana.jumlah,
        "kelompok": [
            (kata, len(semua), selectors.sebut_putusan(semua[:TAMPIL]))
            for kata, semua in kelompok
            if semua
        ],
        "tampil": TAMPIL,
        "galat": galat.message if galat else "",
    }
    status = STATUS[type(galat)] if galat else HTTPStatus.OK
    return render(request, "evaluasi/saldo_periksa.html", isi, status=status)


def _satu(
    request: AkunRequest, saldo: Any, form: Any, status: HTTPStatus, templat: str
) -> HttpResponse:
    isi = {
        "form": form,
        "satu": selectors.tampil_saldo(saldo),
        "alamat_milik": _alamat(saldo),
    }
    return render(request, templat, isi, status=status)


def _alamat(saldo: Any) -> str:
    """Return the page of whose balance it is."""
    if saldo.pegawai:
        return reverse("evaluasi:saldo_pegawai", args=[saldo.pegawai.kode])
    return reverse("evaluasi:saldo_unit", args=[saldo.unit.kode])


def _status(request: AkunRequest) -> HTTPStatus:
    """A POST that shows its form again was refused."""
    return HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK


def _tampung(form: forms.Form, galat: Conflict | InvalidInput) -> HTTPStatus:
    """Keep the words in the form and say what is wrong."""
    form.add_error(None, galat.message)
    return STATUS[type(galat)]
