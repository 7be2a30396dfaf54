"""The scorecard's two addresses: the own newest one, and one by its code."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from evaluasi.models import Evaluasi
from evaluasi.selectors.kartu import evaluasi_for, newest_own
from kinerja.akun.http import AkunRequest
from kinerja.beranda.selectors.kartu import kartu_untuk
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import signed_in


@require_safe
@signed_in
def kartu_saya(request: AkunRequest) -> HttpResponse:
    """Show the own newest card, or say what belongs here while there is none."""
    evaluasi = newest_own(request.user)
    if evaluasi is None:
        return render(request, "beranda/kartu_kosong.html")
    return _tampil(request, evaluasi)


@require_safe
@signed_in
def kartu_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one card; opening somebody else's leaves a note."""
    evaluasi = evaluasi_for(request.user, kode)
    if evaluasi.pegawai.pengguna_id != request.user.pk:
        record_akses(
            pelaku=request.user, halaman="kartu", subjek_id=evaluasi.pegawai_id
        )
    return _tampil(request, evaluasi)


def _tampil(request: AkunRequest, evaluasi: Evaluasi) -> HttpResponse:
    isi = {
        "kartu": kartu_untuk(request.user, evaluasi),
        "evaluasi": evaluasi,
        "alamat_usulan": _alamat_usulan(),
    }
    return render(request, "beranda/kartu_detail.html", isi)


def _alamat_usulan() -> str:
    """Return where training is proposed; "" where the room has no such page."""
    try:
        return reverse("pelatihan:usulan_create")
    except NoReverseMatch:
        return ""
