"""An indicator: worded out of a need, and its page."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indikator.forms.indikator import IndikatorForm
from indikator.policies.indikator import can_create_indikator, can_open_indikator
from indikator.rules.capaian import Arah
from indikator.rules.target import peringatan_jumlah
from indikator.selectors import indikator as selectors
from indikator.services.indikator import IsiIndikator, create_indikator
from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from organisasi.rules.kebutuhan import (
    JenisKeputusan,
    StatusKebutuhan,
    dapat_diputuskan,
)
from organisasi.selectors.kebutuhan import kebutuhan_for, sebut_terakhir
from organisasi.services.kebutuhan import BUKAN_PEMUTUS


def _kode(request: AkunRequest) -> UUID:
    try:
        return UUID(request.GET.get("kebutuhan", ""))
    except ValueError:
        raise Http404 from None


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_open_indikator)
def indikator_create(request: AkunRequest) -> HttpResponse:
    """Word an indicator for a need and decide the need with it."""
    kebutuhan = kebutuhan_for(request.user, _kode(request))
    if not can_create_indikator(request.user, kebutuhan):
        raise NotAllowed(BUKAN_PEMUTUS)
    sekarang = StatusKebutuhan(kebutuhan.status)
    if not dapat_diputuskan(sekarang, JenisKeputusan.INDIKATOR):
        raise InvalidInput("Kebutuhan ini sudah ditolak dan tidak diputuskan lagi.")
    status = HTTPStatus.OK
    tahap = selectors.tahap_tahun(kebutuhan.tahun)
    awal = {"versi": kebutuhan.versi, "alasan": request.GET.get("alasan", "")}
    form = IndikatorForm(
        request.POST or None, tahun=kebutuhan.tahun, tahap=tahap, initial=awal
    )
    peringatan = ""
    if form.is_valid():
        peringatan = _peringatan(form)
        if "periksa" not in request.POST:
            try:
                return _simpan(request, kebutuhan, form)
            except Conflict as error:
                kebutuhan.refresh_from_db()
                form = IndikatorForm(
                    {**_kiriman(request), "versi": kebutuhan.versi},
                    tahun=kebutuhan.tahun,
                    tahap=tahap,
                )
                kalimat = (
                    f"{error.message} {sebut_terakhir(kebutuhan)} Isian Anda masih ada"
                )
                form.add_error(None, f"{kalimat} di bawah; simpan lagi bila perlu.")
                status = HTTPStatus.CONFLICT
    isi = {
        "form": form,
        "kebutuhan": kebutuhan,
        "peringatan": peringatan,
        "diperiksa": form.is_bound and form.is_valid(),
        "tanpa_siklus": f"Target per triwulan dapat diisi sesudah siklus "
        f"{kebutuhan.tahun} dibuka oleh BKPSDM.",
    }
    return render(request, "indikator/indikator_create.html", isi, status=status)


def _kiriman(request: AkunRequest) -> dict[str, object]:
    """Return what was posted, the ticked boxes as a list."""
    return {**request.POST.dict(), "aspek": request.POST.getlist("aspek")}


def _peringatan(form: IndikatorForm) -> str:
    return peringatan_jumlah(
        Arah(form.cleaned_data["arah"]),
        form.tahunan,
        list(form.periode.values()),
        kumulatif=form.cleaned_data["kumulatif"],
    )


def _simpan(request: AkunRequest, kebutuhan: Any, form: IndikatorForm) -> HttpResponse:
    data = form.cleaned_data
    isi = IsiIndikator(
        rumusan=data["rumusan"],
        satuan=data["satuan"],
        arah=Arah(data["arah"]),
        rumus=data["rumus"],
        sumber=data["sumber"],
        tahunan=form.tahunan,
        periode=form.periode,
        aspek=tuple(data["aspek"]),
        kumulatif=data["kumulatif"],
    )
    indikator = create_indikator(
        kebutuhan=kebutuhan,
        actor=request.user,
        isi=isi,
        alasan=data["alasan"],
        versi=data["versi"],
    )
    messages.success(
        request, f"Indikator tersimpan. Target terbaca: {form.tahunan.terbaca}."
    )
    return redirect("indikator:indikator_detail", kode=indikator.kode)


@require_safe
@requires(can_open_indikator)
def indikator_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one indicator: definition, targets, the needs it answers."""
    indikator = selectors.indikator_for(request.user, kode)
    isi = {"halaman": selectors.halaman(indikator)}
    return render(request, "indikator/indikator_detail.html", isi)
