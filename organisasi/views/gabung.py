"""Two rows of one person: find the other one, read what a merge does, merge."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from organisasi.forms.gabung import GabungForm
from organisasi.forms.pegawai import KELIRU
from organisasi.forms.perubahan_dasar import sebut_lagi
from organisasi.policies.struktur import can_merge, can_merge_orang
from organisasi.selectors import pegawai_for
from organisasi.selectors.gabung import bandingkan, calon_ganda
from organisasi.services.gabung.simpan import (
    BUKAN_HAK,
    Gabungan,
    PratinjauGabungan,
    merge_pegawai,
    preview_gabungan,
)


@require_safe
@requires(can_merge)
def pegawai_merge_find(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Look for the other row of this person: alike ones first, then by words."""
    pegawai = pegawai_for(request.user, kode)
    if not can_merge_orang(request.user, pegawai):
        raise NotAllowed(BUKAN_HAK)
    cari = request.GET.get("q", "").strip()[:100]
    calon, lagi = calon_ganda(request.user, pegawai, cari)
    isi = {"pegawai": pegawai, "cari": cari, "calon": calon, "lagi": sebut_lagi(lagi)}
    return render(request, "organisasi/gabung_cari.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_merge)
def pegawai_merge(request: AkunRequest, kode: UUID, lain: UUID) -> HttpResponse:
    """Show two people side by side and what a merge does; then do it."""
    tetap, pergi = pegawai_for(request.user, kode), pegawai_for(request.user, lain)
    if tetap == pergi:
        messages.info(request, "Keduanya sudah satu orang.")
        return redirect("organisasi:pegawai_detail", kode=tetap.kode)
    gabungkan = request.POST.get("langkah") == "gabung"
    form = GabungForm(
        request.POST if gabungkan else None,
        initial=request.POST.dict(),
        nip=pergi.nip if tetap.nip else None,
    )
    act = Gabungan(
        tetap=tetap,
        pergi=pergi,
        potong=_potong(request),
        sisih=frozenset(request.POST.getlist("sisih")),
        nip_keliru=request.POST.get("nip_lama") == KELIRU,
    )
    isi: dict[str, Any] = {"form": form, "tetap": tetap, "pergi": pergi, "tolak": ""}
    status = HTTPStatus.OK
    if gabungkan and form.is_valid():
        try:
            merge_pegawai(
                act=act,
                actor=request.user,
                alasan=form.cleaned_data["alasan"],
                sidik=request.POST.get("sidik", ""),
            )
        except (Conflict, InvalidInput) as error:
            isi["tolak"], status = error.message, _status(error)
        else:
            messages.success(request, f"{pergi} dan {tetap} sekarang satu orang.")
            return redirect("organisasi:pegawai_detail", kode=tetap.kode)
    return _periksa(request, act, isi, status)


def _periksa(
    request: AkunRequest, act: Gabungan, isi: dict[str, Any], status: HTTPStatus
) -> HttpResponse:
    try:
        pratinjau = preview_gabungan(act=act, actor=request.user)
    except InvalidInput as error:
        isi["tolak"], status = error.message, _status(error)
        pratinjau = None
    isi |= {
        "pratinjau": pratinjau,
        "banding": bandingkan(request.user, act.tetap, act.pergi),
        "potong": sorted(act.potong),
        "sisih": sorted(act.sisih - _masih_dipilih(pratinjau)),
        "dapat_dipilih": pratinjau is not None
        and any(satu.dapat_dipilih for satu in pratinjau.konflik),
    }
    return render(request, "organisasi/gabung_periksa.html", isi, status=status)


def _masih_dipilih(pratinjau: PratinjauGabungan | None) -> set[str]:
    """Return what is still to be ticked: both of a pair were, or none."""
    if pratinjau is None:
        return set()
    return {kunci for satu in pratinjau.konflik for kunci, _ in satu.sisih}


def _potong(request: AkunRequest) -> frozenset[int]:
    """Return the posts ticked to end; anything else is not a tick."""
    return frozenset(
        int(satu)
        for satu in request.POST.getlist("potong")
        if satu.isascii() and satu.isdigit() and len(satu) < 19
    )


def _status(error: Conflict | InvalidInput) -> HTTPStatus:
    bentrok = isinstance(error, Conflict)
    return HTTPStatus.CONFLICT if bentrok else HTTPStatus.BAD_REQUEST
