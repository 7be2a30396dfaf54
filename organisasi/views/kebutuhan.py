"""The needs of a unit: the list of units, the board, one need, its decision."""

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.forms.kebutuhan import (
    KebutuhanForm,
    KeputusanForm,
    SasaranForm,
    tahun_pilihan,
)
from organisasi.policies.kebutuhan import (
    can_decide,
    can_edit_kebutuhan,
    can_open_kebutuhan,
    can_propose,
)
from organisasi.rules.kebutuhan import (
    BELUM_SELESAI,
    JenisKeputusan,
    JenisSasaran,
    StatusKebutuhan,
    dapat_diputuskan,
)
from organisasi.selectors import kebutuhan as selectors
from organisasi.services.kebutuhan import (
    BUKAN_PEMUTUS,
    BUKAN_PENGUBAH,
    BUKAN_PENGUSUL,
    IsiKebutuhan,
    add_sasaran,
    decide_kebutuhan,
    propose_kebutuhan,
    update_kebutuhan,
)

PER_HALAMAN = 25
GET_POST = ["GET", "HEAD", "POST"]


def _tahun(request: AkunRequest) -> int:
    """Return the asked year, else this one; an older one may still be read."""
    diminta = request.GET.get("tahun", "")
    if re.fullmatch("20[0-9]{2}", diminta):
        return int(diminta)
    return hari_ini().year


def _tahun_isi(request: AkunRequest) -> int:
    """Return the asked year where it is one that is worked on, else this one."""
    tahun = _tahun(request)
    return tahun if tahun in tahun_pilihan() else hari_ini().year


def _ke_papan(kode: UUID, tahun: int) -> HttpResponseRedirect:
    alamat = reverse("organisasi:kebutuhan_papan", args=[kode])
    return HttpResponseRedirect(f"{alamat}?tahun={tahun}")


@require_safe
@requires(can_open_kebutuhan)
def unit_list(request: AkunRequest) -> HttpResponse:
    """List the units the actor reads; who has one unit of his own goes there."""
    tahun = _tahun(request)
    if "q" not in request.GET and (unit := selectors.own_unit(request.user)):
        return _ke_papan(unit.kode, tahun)
    cari = request.GET.get("q", "").strip()[:100]
    semua = selectors.list_unit(request.user, tahun=tahun, cari=cari)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "halaman": halaman,
        "jumlah": halaman.paginator.count,
        "cari": cari,
        "tahun": tahun,
        "tahun_semua": tahun_pilihan(),
    }
    return render(request, "organisasi/kebutuhan_unit.html", isi)


@require_safe
@requires(can_open_kebutuhan)
def kebutuhan_papan(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show the board of one unit and year."""
    unit = selectors.unit_for(request.user, kode)
    tahun = _tahun(request)
    isi = {
        "papan": selectors.papan(request.user, unit, tahun),
        "tahun_semua": tahun_pilihan(),
        "boleh_usul": tahun in tahun_pilihan() and can_propose(request.user, unit),
    }
    return render(request, "organisasi/kebutuhan_papan.html", isi)


@require_http_methods(GET_POST)
@requires(can_open_kebutuhan)
def sasaran_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Add a node to the performance tree of a unit."""
    unit = selectors.unit_for(request.user, kode)
    if not can_propose(request.user, unit):
        raise NotAllowed(BUKAN_PENGUSUL)
    tahun = _tahun_isi(request)
    form = SasaranForm(request.POST or None, sasaran=selectors.sasaran_pilihan(unit))
    if form.is_valid():
        data = form.cleaned_data
        data["jenis"] = JenisSasaran(data["jenis"])
        add_sasaran(unit=unit, actor=request.user, tahun=tahun, **data)
        messages.success(request, "Sasaran tersimpan.")
        return _ke_papan(unit.kode, tahun)
    isi = {"form": form, "unit": unit, "tahun": tahun, "kepala": "Tambah sasaran"}
    return render(request, "organisasi/kebutuhan_isi.html", isi)


@require_http_methods(GET_POST)
@requires(can_open_kebutuhan)
def kebutuhan_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Propose a need of a unit."""
    unit = selectors.unit_for(request.user, kode)
    if not can_propose(request.user, unit):
        raise NotAllowed(BUKAN_PENGUSUL)
    tahun = _tahun_isi(request)
    form = KebutuhanForm(request.POST or None, sasaran=selectors.sasaran_pilihan(unit))
    if form.is_valid():
        kebutuhan = propose_kebutuhan(
            unit=unit, actor=request.user, tahun=tahun, isi=_isi(form)
        )
        messages.success(
            request,
            f"Kebutuhan tersimpan. Prioritas: {kebutuhan.prioritas.uraian}.",
        )
        return redirect("organisasi:kebutuhan_detail", kode=kebutuhan.kode)
    isi = {"form": form, "unit": unit, "tahun": tahun, "kepala": "Tambah kebutuhan"}
    return render(request, "organisasi/kebutuhan_isi.html", isi)


def _isi(form: KebutuhanForm) -> IsiKebutuhan:
    data = {nama: isi for nama, isi in form.cleaned_data.items() if nama != "versi"}
    return IsiKebutuhan(**data)


@require_safe
@requires(can_open_kebutuhan)
def kebutuhan_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one need: its words, arithmetic, decisions and what it led to."""
    kebutuhan = selectors.kebutuhan_for(request.user, kode)
    status = StatusKebutuhan(kebutuhan.status)
    siapa = selectors.pemutus([kebutuhan.unit_id]).get(kebutuhan.unit_id, [])
    kata, rincian = selectors.status_tampil(request.user, kebutuhan, siapa)
    pemutus = can_decide(request.user, kebutuhan)
    isi = {
        "kebutuhan": kebutuhan,
        "kata": kata,
        "rincian": rincian,
        "pemutus": ", ".join(nama for _, nama in siapa),
        "keputusan": selectors.list_keputusan(kebutuhan),
        "simpul": selectors.simpul_kebutuhan(kebutuhan),
        "boleh_putus": pemutus and status is not StatusKebutuhan.DITOLAK,
        "boleh_ubah": status in BELUM_SELESAI
        and can_edit_kebutuhan(request.user, kebutuhan),
    }
    return render(request, "organisasi/kebutuhan_detail.html", isi)


@require_http_methods(GET_POST)
@requires(can_open_kebutuhan)
def kebutuhan_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Change the words of a need; who is second sees both."""
    kebutuhan = selectors.kebutuhan_for(request.user, kode)
    if not can_edit_kebutuhan(request.user, kebutuhan):
        raise NotAllowed(BUKAN_PENGUBAH)
    unit, status = kebutuhan.unit, HTTPStatus.OK
    kini = selectors.isi_kebutuhan(kebutuhan)
    sasaran = selectors.sasaran_pilihan(unit)
    form = KebutuhanForm(request.POST or None, initial=kini, sasaran=sasaran)
    if form.is_valid():
        versi = form.cleaned_data["versi"] or 0
        try:
            update_kebutuhan(
                kebutuhan=kebutuhan, actor=request.user, isi=_isi(form), versi=versi
            )
        except Conflict as error:
            kebutuhan.refresh_from_db()
            kini = selectors.isi_kebutuhan(kebutuhan)
            form = KebutuhanForm(
                {**request.POST.dict(), "versi": kini["versi"]},
                initial=kini,
                sasaran=sasaran,
            )
            _jelaskan_bentrok(form, error)
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Perubahan kebutuhan tersimpan.")
            return redirect("organisasi:kebutuhan_detail", kode=kode)
    isi = {
        "form": form,
        "unit": unit,
        "tahun": kebutuhan.tahun,
        "kebutuhan": kebutuhan,
        "kepala": "Ubah kebutuhan",
    }
    return render(request, "organisasi/kebutuhan_isi.html", isi, status=status)


def _jelaskan_bentrok(form: KebutuhanForm, error: Conflict) -> None:
    """Say what stands there now for every field in which the two differ."""
    beda = [nama for nama in form.changed_data if nama != "versi"]
    for nama in beda:
        tersimpan = form.sebut_awal(nama)
        form.add_error(nama, f"{form.fields[nama].label} sekarang: {tersimpan}.")
    form.add_error(
        None,
        f"{error.message} Isian Anda masih ada di bawah, dan yang sekarang tersimpan "
        "tertulis di atas tiap isian. Simpan lagi bila isian Anda yang benar.",
    )


@require_http_methods(GET_POST)
@requires(can_open_kebutuhan)
def keputusan_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Decide about a need; an indicator is worded on its own page."""
    kebutuhan = selectors.kebutuhan_for(request.user, kode)
    if not can_decide(request.user, kebutuhan):
        raise NotAllowed(BUKAN_PEMUTUS)
    sekarang = StatusKebutuhan(kebutuhan.status)
    if not any(dapat_diputuskan(sekarang, jenis) for jenis in JenisKeputusan):
        raise InvalidInput("Kebutuhan ini sudah ditolak dan tidak diputuskan lagi.")
    kode_status = HTTPStatus.OK
    awal = {"versi": kebutuhan.versi, "jenis": request.GET.get("jenis")}
    form = KeputusanForm(request.POST or None, status=sekarang, initial=awal)
    if form.is_valid():
        if form.cleaned_data["jenis"] == JenisKeputusan.INDIKATOR:
            return _ke_indikator(kode, form.cleaned_data["alasan"])
        try:
            _putuskan(request, kebutuhan, form)
        except Conflict as error:
            kebutuhan.refresh_from_db()
            form = _ulangi_keputusan(request, kebutuhan, error)
            kode_status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Keputusan tersimpan.")
            return redirect("organisasi:kebutuhan_detail", kode=kode)
    isi = {"form": form, "kebutuhan": kebutuhan}
    return render(request, "organisasi/kebutuhan_putusan.html", isi, status=kode_status)


def _putuskan(request: AkunRequest, kebutuhan: Any, form: KeputusanForm) -> None:
    data = form.cleaned_data
    data["jenis"] = JenisKeputusan(data["jenis"])
    decide_kebutuhan(kebutuhan=kebutuhan, actor=request.user, **data)


def _ulangi_keputusan(
    request: AkunRequest, kini: Any, error: Conflict
) -> KeputusanForm:
    """Return the form with the reader's words and what stands there now."""
    form = KeputusanForm(
        {**request.POST.dict(), "versi": kini.versi},
        status=StatusKebutuhan(kini.status),
    )
    form.add_error(
        None,
        f"{error.message} {selectors.sebut_terakhir(kini)} Alasan Anda masih ada di "
        "bawah; putuskan lagi bila itu yang benar.",
    )
    return form


def _ke_indikator(kode: UUID, alasan: str) -> HttpResponseRedirect:
    """Lead to the page of the room above where the indicator is worded."""
    tanya = urlencode({"kebutuhan": kode, "alasan": alasan})
    return HttpResponseRedirect(f"{reverse('indikator:indikator_create')}?{tanya}")
