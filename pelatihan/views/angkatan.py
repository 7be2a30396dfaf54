"""The committee runs a class: people, attendance, results, close."""

from datetime import date
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
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
from kinerja.lib.tanggal import hari_akhir
from kinerja.lib.waktu import hari_ini
from pelatihan.forms.angkatan import AngkatanForm, NilaiForm
from pelatihan.forms.dasar import read_versi
from pelatihan.policies.program import can_manage_any
from pelatihan.selectors import belajar
from pelatihan.selectors import program as selectors
from pelatihan.selectors.tanggapan import tanggapan_angkatan
from pelatihan.services import angkatan as services


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def angkatan_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Open a class of a programme."""
    satu = selectors.managed_program_for(request.user, kode)
    form = AngkatanForm(request.POST or None)
    if form.is_valid():
        try:
            baru = services.create_angkatan(
                actor=request.user, program=satu, isi=form.isi()
            )
        except InvalidInput as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, f"{baru.nama} dibuka.")
            return redirect("pelatihan:angkatan_detail", kode=baru.kode)
    isi = {"form": form, "program": satu, "angkatan": None}
    return render(request, "pelatihan/angkatan_edit.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def angkatan_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Change dates, place or seats of a class."""
    satu = selectors.angkatan_for(request.user, kode)
    awal = {
        "nama": satu.nama,
        "tempat": satu.tempat,
        "mulai": satu.masa.lower,
        "akhir": hari_akhir(satu.masa),
        "kuota": satu.kuota,
        "versi": satu.versi,
    }
    form = AngkatanForm(request.POST or None, initial=awal)
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            services.update_angkatan(
                actor=request.user,
                angkatan=satu,
                isi=form.isi(),
                versi=form.cleaned_data["versi"],
            )
        except (InvalidInput, Conflict) as error:
            form = AngkatanForm({**request.POST.dict(), "versi": satu.versi})
            form.add_error(None, error.message)
            bentrok = isinstance(error, Conflict)
            status = HTTPStatus.CONFLICT if bentrok else HTTPStatus.BAD_REQUEST
        else:
            messages.success(request, "Angkatan tersimpan.")
            return redirect("pelatihan:angkatan_detail", kode=kode)
    isi = {"form": form, "program": satu.program, "angkatan": satu}
    return render(request, "pelatihan/angkatan_edit.html", isi, status=status)


@require_safe
@requires(can_manage_any)
def angkatan_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show everybody in a class with presence, results and work; find more people."""
    satu = selectors.angkatan_for(request.user, kode)
    baris = selectors.daftar_peserta(satu)
    cari = request.GET.get("cari", "")
    return render(
        request,
        "pelatihan/angkatan_detail.html",
        {
            "angkatan": satu,
            "baris_semua": baris,
            "percobaan": belajar.selesai_angkatan([s.peserta for s in baris]),
            "jumlah_hari": len(selectors.hari_angkatan(satu)),
            "cari": cari,
            "calon": selectors.search_calon(satu, cari),
            "kurang": selectors.kekurangan_tutup(satu, baris, hari_ini()),
            "tanggapan": tanggapan_angkatan(satu) if satu.ditutup_pada else None,
            "dapat_jp": sum(selectors.hadir_penuh(satu, s) for s in baris),
        },
    )


@require_POST
@requires(can_manage_any)
def peserta_add(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Give somebody of the scope a seat."""
    satu = selectors.angkatan_for(request.user, kode)
    try:
        orang = selectors.eligible_for(satu, UUID(request.POST.get("pegawai", "")))
        services.enrol(actor=request.user, angkatan=satu, pegawai=orang)
    except ValueError:
        messages.warning(request, "Cari dulu pegawainya, lalu tekan Daftarkan.")
    except Conflict as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, f"{orang.nama} terdaftar.")
    return redirect("pelatihan:angkatan_detail", kode=kode)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def kehadiran_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Mark who was there, all days so far on one form."""
    satu = selectors.angkatan_for(request.user, kode)
    baris = selectors.daftar_peserta(satu)
    hari = [h for h in selectors.hari_angkatan(satu) if h <= hari_ini()]
    galat, status = "", HTTPStatus.OK
    tanda = {(s.peserta.kode, h): s.hadir.get(h, False) for s in baris for h in hari}
    if request.method == "POST":
        tanda = {
            kunci: f"{kunci[0]}-{kunci[1].isoformat()}" in request.POST
            for kunci in tanda
        }
        try:
            services.record_kehadiran(
                actor=request.user,
                angkatan=satu,
                hadir={
                    s.peserta.pk: frozenset(h for h in hari if tanda[s.peserta.kode, h])
                    for s in baris
                    if str(s.peserta.kode) in request.POST.getlist("peserta")
                },
                versi=read_versi(request.POST),
            )
        except (Conflict, InvalidInput) as error:
            galat, status = error.message, HTTPStatus.CONFLICT
        else:
            messages.success(request, "Kehadiran tersimpan.")
            return redirect("pelatihan:angkatan_detail", kode=kode)
    isi = {
        "angkatan": satu,
        "hari_semua": hari,
        "kisi": _kisi(baris, hari, tanda),
        "galat": galat,
    }
    return render(request, "pelatihan/kehadiran_edit.html", isi, status=status)


def _kisi(
    baris: list[selectors.BarisPeserta],
    hari: list[date],
    tanda: dict[tuple[UUID, date], bool],
) -> list[tuple[selectors.BarisPeserta, list[tuple[date, str, bool]]]]:
    """Return each participant with (day, name of the box, ticked) per day."""
    return [
        (
            s,
            [
                (h, f"{s.peserta.kode}-{h.isoformat()}", tanda[s.peserta.kode, h])
                for h in hari
            ],
        )
        for s in baris
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_manage_any)
def nilai_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Record the results of both tests of everybody on one page."""
    satu = selectors.angkatan_for(request.user, kode)
    baris = selectors.daftar_peserta(satu)
    awal = {"versi": satu.versi}
    form = NilaiForm(baris, request.POST or None, initial=awal)
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            services.record_nilai(
                actor=request.user,
                angkatan=satu,
                nilai=form.nilai(),
                versi=form.cleaned_data["versi"],
            )
        except Conflict as error:
            form = NilaiForm(baris, {**request.POST.dict(), **awal})
            form.add_error(None, error.message)
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Nilai tersimpan.")
            return redirect("pelatihan:angkatan_detail", kode=kode)
    isi = {"form": form, "angkatan": satu}
    return render(request, "pelatihan/nilai_edit.html", isi, status=status)


@require_POST
@requires(can_manage_any)
def angkatan_close(request: AkunRequest, kode: UUID) -> HttpResponse:
    """End a class and give the hours."""
    satu = selectors.angkatan_for(request.user, kode)
    try:
        jumlah = services.close_angkatan(
            actor=request.user,
            angkatan=satu,
            versi=read_versi(request.POST),
        )
    except InvalidInput as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request, f"Angkatan ditutup. JP dicatat untuk {jumlah} peserta."
        )
    return redirect("pelatihan:angkatan_detail", kode=kode)
