"""The board of the cycle, who is late, and the reminder."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.beranda.policies import (
    cakupan_ingatkan,
    cakupan_siklus,
    can_open_siklus,
    can_remind,
)
from kinerja.beranda.rules.siklus import LABEL_EMBER, WARNA_EMBER
from kinerja.beranda.selectors.penjadwal import penjadwal
from kinerja.beranda.selectors.siklus import (
    PER_HALAMAN,
    PER_PAPAN,
    TahapPapan,
    corong,
    penerima,
    pilih_tahap,
    sempitkan,
    tahap_papan,
    tunggakan,
    unit_dalam,
)
from kinerja.beranda.services.siklus import (
    HasilIngatkan,
    remind_late,
    sudah_diingatkan,
)
from kinerja.lib.akses import requires
from organisasi.models import UnitKerja
from organisasi.policies import Cakupan

PER_LEMBAR = 100


@require_safe
@requires(can_open_siklus)
def siklus(request: AkunRequest) -> HttpResponse:
    """Show the funnel per office, where it is late, and the scheduler."""
    semua = tahap_papan()
    papan = pilih_tahap(semua, request.GET.get("tahap", ""))
    if papan is None:
        return render(request, "beranda/siklus_kosong.html")
    isi = corong(papan, cakupan_siklus(request.user))
    konteks = {
        "papan": papan,
        "semua_tahap": semua,
        "corong": isi,
        "skpk": Paginator(isi.skpk, PER_PAPAN).get_page(request.GET.get("halaman")),
        "penjadwal": penjadwal(),
        "boleh_ingatkan": can_remind(request.user),
        "legenda": [(LABEL_EMBER[e], WARNA_EMBER[e]) for e in LABEL_EMBER],
    }
    return render(request, "beranda/siklus.html", konteks)


@require_safe
@requires(can_open_siklus)
def siklus_tunggakan(request: AkunRequest) -> HttpResponse:
    """Name everybody who is not finished, page by page."""
    cakupan = cakupan_siklus(request.user)
    papan, unit = _pilihan(request, cakupan)
    nomor = _nomor(request.GET.get("halaman", "1"))
    baris, jumlah = tunggakan(papan, sempitkan(cakupan, unit), halaman=nomor)
    konteks = {
        "papan": papan,
        "unit": unit,
        "baris": baris,
        "jumlah": jumlah,
        "halaman": Paginator(range(jumlah), PER_HALAMAN).get_page(nomor),
        "kueri": _kueri(papan, unit),
        "boleh_ingatkan": can_remind(request.user),
    }
    return render(request, "beranda/siklus_tunggakan.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_remind)
def siklus_ingatkan(request: AkunRequest) -> HttpResponse:
    """State the exact number and the names; the second press sends."""
    cakupan = cakupan_ingatkan(request.user)
    papan, unit = _pilihan(request, cakupan)
    if request.method == "POST":
        kode = unit.kode if unit else None
        hasil = remind_late(actor=request.user, papan=papan, kode_unit=kode)
        messages.success(request, _kalimat(hasil))
        alamat = reverse("beranda:siklus")
        return redirect(f"{alamat}?{urlencode({'tahap': papan.kode})}")
    orang = penerima(papan, sempitkan(cakupan, unit))
    sudah = sudah_diingatkan(papan, orang)
    halaman = Paginator(orang, PER_LEMBAR).get_page(request.GET.get("halaman"))
    konteks = {
        "papan": papan,
        "unit": unit,
        "halaman": halaman,
        "orang": [(nama, pk in sudah) for pk, nama in halaman.object_list],
        "jumlah": len(orang) - len(sudah),
        "sudah": len(sudah),
        "kueri": _kueri(papan, unit),
    }
    return render(request, "beranda/siklus_ingatkan.html", konteks)


def _kalimat(hasil: HasilIngatkan) -> str:
    sudah = f" {hasil.sudah} orang sudah diingatkan hari ini." if hasil.sudah else ""
    return f"{hasil.baru} pengingat masuk antrean.{sudah}"


def _pilihan(
    request: AkunRequest, cakupan: Cakupan
) -> tuple[TahapPapan, UnitKerja | None]:
    """Return the stage and the unit of the address; 404 for what is not there."""
    papan = pilih_tahap(tahap_papan(), request.GET.get("tahap", ""))
    if papan is None:
        raise Http404
    teks = request.GET.get("unit", "")
    if not teks:
        return papan, None
    try:
        kode = UUID(teks)
    except ValueError:
        raise Http404 from None
    return papan, unit_dalam(cakupan, kode)


def _kueri(papan: TahapPapan, unit: UnitKerja | None) -> str:
    isi = {"tahap": papan.kode}
    if unit is not None:
        isi["unit"] = str(unit.kode)
    return urlencode(isi)


def _nomor(teks: str) -> int:
    return max(int(teks), 1) if teks.isdecimal() and len(teks) < 6 else 1
