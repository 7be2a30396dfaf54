"""Teams: one team, making, changing and ending it, its members."""

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import hari_akhir
from kinerja.lib.waktu import hari_ini
from organisasi.forms.perubahan import sebut_lagi
from organisasi.forms.tim import AkhirForm, AnggotaForm, TimForm
from organisasi.policies.struktur import can_keep_tim
from organisasi.policies.unit import can_open_unit
from organisasi.rules.tim import PeranTim
from organisasi.selectors import tim as selectors
from organisasi.selectors.perubahan import cari_orang
from organisasi.selectors.unit import unit_for
from organisasi.services import tim as services

GET_POST = ["GET", "HEAD", "POST"]


@require_safe
@requires(can_open_unit)
def tim_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one team: decree, days, ketua, members."""
    tim = selectors.tim_for(request.user, kode)
    isi = {
        "tim": tim,
        "isi": selectors.isi_tim(request.user, tim),
        "boleh": can_keep_tim(request.user, tim.unit),
        "berakhir": tim.berlaku.upper is not None and tim.berlaku.upper <= hari_ini(),
    }
    return render(request, "organisasi/tim_detail.html", isi)


@require_http_methods(GET_POST)
@requires(can_open_unit)
def tim_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Make a team of a unit."""
    unit = unit_for(request.user, kode, hari_ini())
    if not can_keep_tim(request.user, unit):
        raise NotAllowed(services.BUKAN_PENGURUS)
    form = TimForm(request.POST or None, initial={"mulai": hari_ini()})
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            tim = services.create_tim(unit=unit, actor=request.user, isi=_isi(form))
        except InvalidInput as error:
            status = _tampung(form, error)
        else:
            messages.success(request, f"Tim {tim.nama} dibuat. Masukkan ketuanya.")
            return redirect("organisasi:anggota_create", kode=tim.kode)
    isi = {"unit": unit, "tim": None, "form": form}
    return render(request, "organisasi/tim_isi.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_open_unit)
def tim_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Change name, decree and days of a team."""
    tim = selectors.tim_for(request.user, kode)
    if not can_keep_tim(request.user, tim.unit):
        raise NotAllowed(services.BUKAN_PENGURUS)
    awal = {
        "nama": tim.nama,
        "dasar_sk": tim.dasar_sk,
        "mulai": tim.berlaku.lower,
        "akhir": hari_akhir(tim.berlaku),
        "versi": tim.versi,
    }
    form = TimForm(request.POST or None, initial=awal)
    status = HTTPStatus.OK
    if form.is_valid():
        versi = form.cleaned_data["versi"] or 0
        try:
            services.edit_tim(tim=tim, actor=request.user, isi=_isi(form), versi=versi)
        except (Conflict, InvalidInput) as error:
            if isinstance(error, Conflict):
                form = TimForm(
                    {**request.POST.dict(), "versi": tim.versi}, initial=awal
                )
            status = _tampung(form, error)
        else:
            messages.success(request, "Tim tersimpan.")
            return redirect("organisasi:tim_detail", kode=kode)
    isi = {"unit": tim.unit, "tim": tim, "form": form}
    return render(request, "organisasi/tim_isi.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_open_unit)
def tim_end(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let a team end, with everybody in it."""
    tim = selectors.tim_for(request.user, kode)
    if not can_keep_tim(request.user, tim.unit):
        raise NotAllowed(services.BUKAN_PENGURUS)
    awal = {"akhir": hari_ini(), "versi": tim.versi}
    form = AkhirForm(request.POST or None, initial=awal, tombol="Akhiri tim")
    status = HTTPStatus.OK
    if form.is_valid():
        isian = form.cleaned_data
        try:
            services.end_tim(
                tim=tim,
                actor=request.user,
                akhir=isian["akhir"],
                versi=isian["versi"] or 0,
            )
        except (Conflict, InvalidInput) as error:
            status = _tampung(form, error)
        else:
            messages.success(request, "Tim diakhiri.")
            return redirect("organisasi:tim_detail", kode=kode)
    isi = {"tim": tim, "anggota": None, "form": form}
    return render(request, "organisasi/tim_akhir.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_open_unit)
def anggota_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Find somebody and take him into a team."""
    tim = selectors.tim_for(request.user, kode)
    if not can_keep_tim(request.user, tim.unit):
        raise NotAllowed(services.BUKAN_PENGURUS)
    cari = request.GET.get("q", "").strip()[:100]
    orang = cari_orang(request.user, cari)
    terpilih = selectors.orang_terpilih(request.user, request.POST.get("pegawai", ""))
    orang += [satu for satu in terpilih if satu not in orang]
    awal = {"mulai": max(tim.berlaku.lower, hari_ini())}
    form = AnggotaForm(request.POST or None, orang=orang, initial=awal)
    status = HTTPStatus.OK
    if form.is_valid():
        isian = form.cleaned_data
        try:
            services.add_anggota(
                tim=tim,
                actor=request.user,
                pegawai=terpilih[0],
                peran=PeranTim(isian["peran"]),
                mulai=isian["mulai"],
                akhir=isian["akhir"],
            )
        except InvalidInput as error:
            status = _tampung(form, error)
        else:
            messages.success(request, f"{terpilih[0]} masuk tim {tim.nama}.")
            return redirect("organisasi:tim_detail", kode=kode)
    form.fields["pegawai"].help_text = sebut_lagi(orang.lagi)
    isi = {"tim": tim, "form": form, "cari": cari, "ada_orang": bool(orang)}
    return render(request, "organisasi/anggota_isi.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_open_unit)
def anggota_end(request: AkunRequest, kode: UUID, nomor: int) -> HttpResponse:
    """Let a membership end."""
    tim = selectors.tim_for(request.user, kode)
    anggota = selectors.anggota_for(tim, nomor)
    if not can_keep_tim(request.user, tim.unit):
        raise NotAllowed(services.BUKAN_PENGURUS)
    awal = {"akhir": hari_ini()}
    form = AkhirForm(request.POST or None, initial=awal, tombol="Akhiri keanggotaan")
    status = HTTPStatus.OK
    if form.is_valid():
        akhir = form.cleaned_data["akhir"]
        try:
            services.end_anggota(anggota=anggota, actor=request.user, akhir=akhir)
        except (Conflict, InvalidInput) as error:
            status = _tampung(form, error)
        else:
            messages.success(request, f"Keanggotaan {anggota.pegawai} diakhiri.")
            return redirect("organisasi:tim_detail", kode=kode)
    isi = {"tim": tim, "anggota": anggota, "form": form}
    return render(request, "organisasi/tim_akhir.html", isi, status=status)


def _isi(form: TimForm) -> services.IsiTim:
    isian = form.cleaned_data
    return services.IsiTim(
        nama=isian["nama"],
        dasar_sk=isian["dasar_sk"],
        mulai=isian["mulai"],
        akhir=isian["akhir"],
    )


def _tampung(form: forms.Form, error: Conflict | InvalidInput) -> HTTPStatus:
    """Keep the words in the form and say what is wrong."""
    form.add_error(None, error.message)
    bentrok = isinstance(error, Conflict)
    return HTTPStatus.CONFLICT if bentrok else HTTPStatus.BAD_REQUEST
