"""The directory, a person, the own contact data."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import requires, signed_in
from kinerja.lib.errors import Conflict
from kinerja.lib.waktu import hari_ini
from organisasi import selectors
from organisasi.filters import SaringPegawai, pilihan_saring
from organisasi.forms.kontak import KontakForm
from organisasi.forms.pada import baca_pada
from organisasi.policies import (
    cakupan_baca,
    can_edit_kontak,
    can_open_directory,
)
from organisasi.policies.impor import can_import
from organisasi.policies.perubahan import can_record
from organisasi.policies.struktur import can_merge_orang
from organisasi.selectors.perubahan import menu_pegawai
from organisasi.services import update_kontak

PER_HALAMAN = 25


@require_safe
@requires(can_open_directory)
def pegawai_list(request: AkunRequest) -> HttpResponse:
    """Search, filter and page the people the actor may see."""
    saring = SaringPegawai(request.GET)
    terlihat = saring.saring(selectors.list_pegawai(request.user))
    halaman = Paginator(terlihat, PER_HALAMAN).get_page(request.GET.get("halaman"))
    awal = max(halaman.start_index() - 1, 0)
    potong = selectors.with_posisi(terlihat[awal : halaman.end_index()])
    halaman.object_list = selectors.with_penilai(list(potong))
    return render(
        request,
        "organisasi/pegawai_list.html",
        {
            "filter": saring,
            "pilihan": pilihan_saring(hari_ini()),
            "halaman": halaman,
            "jumlah": halaman.paginator.count,
            "boleh_impor": can_import(request.user),
            "boleh_tambah": can_record(request.user),
        },
    )


@require_safe
@signed_in
def pegawai_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one person on a day: post, penilai and why, history; contact to the few."""
    pada = baca_pada(request.GET)
    tampil = selectors.pegawai_tampil(request.user, kode, pada.tanggal)
    pegawai = tampil.pegawai
    if pegawai.kode != kode:
        return redirect("organisasi:pegawai_detail", kode=pegawai.kode)
    milik = pegawai.pengguna_id == request.user.pk
    if not milik:
        record_akses(pelaku=request.user, halaman="pegawai", subjek_id=pegawai.pk)
    riwayat = selectors.riwayat_tampil(pegawai, pada.tanggal)
    return render(
        request,
        "organisasi/pegawai_detail.html",
        {
            "pegawai": pegawai,
            "pada": pada,
            "milik": milik,
            "golongan": tampil.golongan,
            "riwayat": riwayat,
            "keadaan": tampil.keadaan,
            "tim": tampil.tim,
            "nip_lama": tampil.nip_lama,
            "penilaian": selectors.penilaian_tampil(pegawai, pada.tanggal),
            "kartu": selectors.kartu_pegawai(request.user, pegawai),
            "saldo": selectors.saldo_pegawai(request.user, pegawai),
            "boleh_lihat_kontak": tampil.kontak_terbaca,
            "boleh_ubah": can_edit_kontak(request.user, pegawai),
            "boleh_urus": tampil.kontak_terbaca and not milik,
            "boleh_gabung": can_merge_orang(request.user, pegawai),
            "gabungan": tampil.gabungan,
            "perubahan": menu_pegawai(
                request.user, pegawai, penempatan=riwayat, keadaan=tampil.keadaan
            ),
            "berhenti": tampil.berhenti,
            "boleh_daftar": can_open_directory(request.user),
            "boleh_unit": milik or bool(cakupan_baca(request.user)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def kontak_edit(request: AkunRequest) -> HttpResponse:
    """Let the actor change the own e-mail and phone; two tabs are told."""
    pegawai = selectors.own_pegawai(request.user)
    form = KontakForm(request.POST or None, initial=selectors.kontak(pegawai))
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            update_kontak(pegawai=pegawai, actor=request.user, **form.cleaned_data)
        except Conflict as error:
            pegawai.refresh_from_db()
            form = _bentrok(request, error, selectors.kontak(pegawai))
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Data kontak Anda tersimpan.")
            return redirect("organisasi:pegawai_detail", kode=pegawai.kode)
    isi = {"form": form, "pegawai": pegawai}
    return render(request, "organisasi/kontak_edit.html", isi, status=status)


def _bentrok(
    request: AkunRequest, error: Conflict, kini: dict[str, object]
) -> KontakForm:
    """Return the form with the actor's words, what stands there now, and its versi."""
    kalimat = (
        f"{error.message} Sekarang tersimpan: surel {kini['surel'] or 'kosong'}, "
        f"telepon {kini['telepon'] or 'kosong'}. Isian Anda masih ada di bawah; "
        "simpan lagi bila isian Anda yang benar."
    )
    ulang = KontakForm({**request.POST.dict(), "versi": kini["versi"]}, initial=kini)
    ulang.add_error(None, kalimat)
    return ulang
