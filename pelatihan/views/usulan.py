"""Proposals for training: made by people, decided by BKPSDM."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires, signed_in
from kinerja.lib.errors import Conflict
from organisasi.selectors import own_pegawai
from pelatihan.forms.usulan import PutusanForm, UsulanForm
from pelatihan.policies.program import can_decide_usulan
from pelatihan.selectors import usulan as selectors
from pelatihan.services import usulan as services

PER_HALAMAN = 25


@require_safe
@signed_in
def usulan_list(request: AkunRequest) -> HttpResponse:
    """List the proposals the actor may see, the undecided first."""
    semua = selectors.list_usulan(request.user)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {"halaman": halaman, "boleh_putus": can_decide_usulan(request.user)}
    return render(request, "pelatihan/usulan_list.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def usulan_create(request: AkunRequest) -> HttpResponse:
    """Propose training: from an evaluation, from a need, or for oneself."""
    asal = _asal(request)
    cari = request.GET.get("cari", "")
    calon = selectors.search_pegawai(request.user, cari) if "kebutuhan" in asal else []
    form = UsulanForm(request.POST or None)
    if form.is_valid():
        try:
            services.propose(
                actor=request.user,
                pegawai=asal["pegawai"],
                sebab=form.cleaned_data["sebab"],
                asal=asal.get("evaluasi") or asal.get("kebutuhan"),
            )
        except Conflict as error:
            form.add_error(None, error.message)
        else:
            messages.success(
                request,
                f"Usulan pelatihan untuk {asal['pegawai'].nama} dikirim ke BKPSDM.",
            )
            return redirect("pelatihan:usulan_list")
    isi = {"form": form, "cari": cari, "calon": calon, "evaluasi": None, **asal}
    isi.setdefault("kebutuhan", None)
    isi["sendiri"] = asal["pegawai"].pengguna_id == request.user.pk
    return render(request, "pelatihan/usulan_create.html", isi)


def _asal(request: AkunRequest) -> dict[str, Any]:
    """Return whom a proposal is for and the row it comes from, out of the address."""
    if "evaluasi" in request.GET:
        evaluasi = selectors.evaluasi_for(request.user, _kode(request.GET["evaluasi"]))
        return {"evaluasi": evaluasi, "pegawai": evaluasi.pegawai}
    if "pegawai" in request.GET:
        orang = selectors.pegawai_for(request.user, _kode(request.GET["pegawai"]))
    else:
        orang = own_pegawai(request.user)
    if "kebutuhan" not in request.GET:
        return {"pegawai": own_pegawai(request.user)}
    kode = _kode(request.GET["kebutuhan"])
    return {"kebutuhan": selectors.kebutuhan_for(request.user, kode), "pegawai": orang}


def _kode(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError:
        raise Http404 from None


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_decide_usulan)
def usulan_decide(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Plan a proposal in a programme, or refuse it."""
    satu = selectors.usulan_for(request.user, kode)
    program = selectors.program_pilihan(satu)
    form = PutusanForm(program, request.POST or None)
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            if form.cleaned_data["putusan"] == "rencanakan":
                services.plan_usulan(
                    actor=request.user,
                    usulan=satu,
                    program=form.cleaned_data["program"],
                    alasan=form.cleaned_data["alasan"],
                )
            else:
                services.refuse_usulan(
                    actor=request.user,
                    usulan=satu,
                    alasan=form.cleaned_data["alasan"],
                )
        except Conflict as error:
            form.add_error(None, error.message)
            satu.refresh_from_db()
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Putusan tersimpan.")
            return redirect("pelatihan:usulan_list")
    isi = {"form": form, "usulan": satu, "ada_program": bool(program)}
    return render(request, "pelatihan/usulan_decide.html", isi, status=status)
