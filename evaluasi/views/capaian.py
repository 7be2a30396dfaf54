"""Capaian organisasi: the units that wait for the actor, and one decision."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from evaluasi.forms.capaian import CapaianForm
from evaluasi.selectors.capaian import capaian_saya, tahap_capaian
from evaluasi.selectors.periode import jendela_tahap
from evaluasi.selectors.saldo import capaian_awal, tampil_saldo
from evaluasi.services.capaian import set_capaian
from kinerja.akun.http import AkunRequest
from kinerja.jadwal.selectors import sebut_kode, sebut_tahap
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict
from kinerja.lib.waktu import hari_ini
from organisasi.policies import unit_dipimpin


def leads_a_unit(actor: object) -> bool:
    """Say whether the actor leads a unit today."""
    return bool(unit_dipimpin(actor))  # type: ignore[arg-type]


@require_safe
@requires(leads_a_unit)
def capaian_list(request: AkunRequest) -> HttpResponse:
    """List the units whose capaian the actor sets, by open stage."""
    isi = {
        "golongan": [
            {
                "nama": sebut_tahap(tahap),
                "kode": sebut_kode(tahap),
                "jendela": jendela_tahap(tahap).kalimat(hari_ini()),
                "baris": capaian_saya(request.user, tahap),
            }
            for tahap in tahap_capaian()
        ]
    }
    return render(request, "evaluasi/capaian_list.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(leads_a_unit)
def capaian_edit(request: AkunRequest, tahap: str, kode: UUID) -> HttpResponse:
    """Set or change the capaian of one unit; 404 for a unit of somebody else's."""
    baris_tahap = next((t for t in tahap_capaian() if sebut_kode(t) == tahap), None)
    if baris_tahap is None:
        raise Http404
    semua = capaian_saya(request.user, baris_tahap)
    milik = next((s for s in semua if s.unit.kode == kode), None)
    if milik is None:
        raise Http404
    awal: dict[str, object] = {"versi": 0}
    if milik.sendiri and milik.capaian:
        awal = {
            "versi": milik.capaian.versi,
            "predikat": milik.capaian.predikat,
            "alasan": milik.capaian.alasan,
        }
    form = CapaianForm(request.POST or None, initial=awal)
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    if form.is_valid():
        try:
            set_capaian(
                unit=milik.unit,
                tahap=baris_tahap,
                actor=request.user,
                isi=form.keputusan(),
                versi=form.cleaned_data["versi"],
            )
        except Conflict as galat:
            form.add_error(None, galat.message)
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, f"Capaian {milik.unit.nama} ditetapkan.")
            return redirect("evaluasi:capaian_list")
    lalu = capaian_awal(milik.unit, baris_tahap.siklus.tahun - 1)
    isi = {
        "form": form,
        "milik": milik,
        "tahap": sebut_tahap(baris_tahap),
        "lalu": tampil_saldo(lalu) if lalu else None,
    }
    return render(request, "evaluasi/capaian_edit.html", isi, status=status)
