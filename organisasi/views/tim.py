"""Teams: one team, making, changing and ending it, its members."""

from http import HTTPStatus
from typing import TYPE_CHECKING
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
from organisasi.forms.perubahan_dasar import sebut_lagi
from organisasi.forms.tim import AkhirForm, AnggotaForm, TimForm
from organisasi.policies.struktur import can_keep_tim
from organisasi.policies.unit import can_open_unit
from organisasi.rules.tim import PeranTim, sebut_tim
from organisasi.selectors import tim as selectors
from organisasi.selectors.perubahan import cari_orang
from organisasi.selectors.unit import unit_for
from organisasi.services import tim as services

if TYPE_CHECKING:
    from organisasi.models import AnggotaTim, TimKerja

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
            messages.success(
                request, f"{sebut_tim(tim.nama)} dibuat. Masukkan ketuanya."
            )
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
    return _akhiri(request, selectors.tim_for(request.user, kode), None)


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
            messages.success(request, f"{terpilih[0]} masuk ke {sebut_tim(tim.nama)}.")
            return redirect("organisasi:tim_detail", kode=kode)
    form.fields["pegawai"].help_text = sebut_lagi(orang.lagi)
    isi = {"tim": tim, "form": form, "cari": cari, "ada_orang": bool(orang)}
    return render(request, "organisasi/anggota_isi.html", isi, status=status)


@require_http_methods(GET_POST)
@requires(can_open_unit)
def anggota_end(request: AkunRequest, kode: UUID, nomor: int) -> HttpResponse:
    """Let a membership end."""
    tim = selectors.tim_for(request.user, kode)
    return _akhiri(request, tim, selectors.anggota_for(tim, nomor))


def _akhiri(
    request: AkunRequest, tim: "TimKerja", anggota: "AnggotaTim | None"
) -> HttpResponse:
    """Ask for the last day of a team or of one membership, and end it."""
    if not can_keep_tim(request.user, tim.unit):
        raise NotAllowed(services.BUKAN_PENGURUS)
    apa = "keanggotaan" if anggota else "tim"
    awal = {"akhir": hari_ini(), "versi": None if anggota else tim.versi}
    form = AkhirForm(request.POST or None, initial=awal, tombol=f"Akhiri {apa}")
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            kabar = _catat_akhir(request, tim, anggota, form)
        except (Conflict, InvalidInput) as error:
            status = _tampung(form, error)
        else:
            messages.success(request, kabar)
            return redirect("organisasi:tim_detail", kode=tim.kode)
    belum = anggota is not None and anggota.berlaku.lower > hari_ini()
    isi = {"tim": tim, "anggota": anggota, "form": form, "belum_mulai": belum}
    return render(request, "organisasi/tim_akhir.html", isi, status=status)


def _catat_akhir(
    request: AkunRequest,
    tim: "TimKerja",
    anggota: "AnggotaTim | None",
    form: AkhirForm,
) -> str:
    """End it on the day of the form; say what was done."""
    akhir = form.cleaned_data["akhir"]
    if anggota is not None:
        services.end_anggota(anggota=anggota, actor=request.user, akhir=akhir)
        return f"Keanggotaan {anggota.pegawai} diakhiri."
    versi = form.cleaned_data["versi"] or 0
    services.end_tim(tim=tim, actor=request.user, akhir=akhir, versi=versi)
    return f"{sebut_tim(tim.nama)} diakhiri."


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
