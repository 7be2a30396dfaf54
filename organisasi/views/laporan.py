"""Reports of wrong data: the list, one report, the form, the answer, the evidence."""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.berkas.responses import serve_berkas
from kinerja.lib.akses import requires, signed_in
from kinerja.lib.errors import Conflict, InvalidInput
from organisasi.forms.laporan import JawabanForm, LaporanForm
from organisasi.policies.laporan import can_answer, can_open_laporan
from organisasi.policies.wewenang import is_pegawai
from organisasi.rules.laporan import (
    KATA_BAGIAN,
    BagianData,
    StatusLaporan,
)
from organisasi.selectors import laporan as selectors
from organisasi.selectors import own_pegawai
from organisasi.services.laporan import (
    IsiLaporan,
    answer_laporan,
    report_data,
    resend_laporan,
)

PER_HALAMAN = 25
GET_POST = ["GET", "HEAD", "POST"]
#: The form that repairs each part: name of its address, what follows the person's kode.
PERBAIKAN: Mapping[str, tuple[str, ...]] = {
    BagianData.PENILAI: ("organisasi:penetapan_create",),
    BagianData.JABATAN: ("organisasi:perubahan_pegawai", "mutasi"),
    BagianData.KEADAAN: ("organisasi:perubahan_pegawai", "keadaan"),
    BagianData.NAMA: ("organisasi:pegawai_edit",),
    BagianData.GOLONGAN: ("organisasi:pegawai_edit",),
    BagianData.NIP: ("organisasi:pegawai_edit",),
    BagianData.LAIN: ("organisasi:pegawai_detail",),
}


@require_safe
@requires(can_open_laporan)
def laporan_list(request: AkunRequest) -> HttpResponse:
    """List the own reports and those the actor may answer, open ones first."""
    semua = selectors.list_laporan(request.user)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "halaman": halaman,
        "baris": selectors.baris_laporan(request.user, list(halaman.object_list)),
        "boleh_lapor": is_pegawai(request.user),
    }
    return render(request, "organisasi/laporan_list.html", isi)


@require_http_methods(GET_POST)
@signed_in
def laporan_create(request: AkunRequest) -> HttpResponse:
    """Let the actor report that something in the own data is wrong."""
    pegawai = own_pegawai(request.user)
    mula = {"bagian": request.GET.get("bagian", ""), "versi": 0}
    form = LaporanForm(request.POST or None, request.FILES or None, initial=mula)
    status, terbuka = HTTPStatus.OK, None
    if form.is_valid():
        try:
            laporan = report_data(pegawai=pegawai, actor=request.user, isi=_isi(form))
        except (Conflict, InvalidInput) as error:
            status = _tampung(form, error)
            terbuka = selectors.laporan_terbuka(pegawai, form.cleaned_data["bagian"])
        else:
            messages.success(
                request, "Laporan Anda terkirim. Jawabannya muncul di sini."
            )
            return redirect("organisasi:laporan_detail", kode=laporan.kode)
    isi = {"form": form, "pegawai": pegawai, "laporan": None, "terbuka": terbuka}
    return render(request, "organisasi/laporan_isi.html", isi, status=status)


@require_http_methods(GET_POST)
@signed_in
def laporan_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let the reporter complete a returned report."""
    laporan = selectors.laporan_for(request.user, kode)
    if laporan.pegawai.pengguna_id != request.user.pk:
        raise Http404
    if laporan.status != StatusLaporan.DIKEMBALIKAN:
        return redirect("organisasi:laporan_detail", kode=kode)
    mula = {
        "bagian": laporan.bagian,
        "salah": laporan.salah,
        "benar": laporan.benar,
        "versi": laporan.versi,
    }
    form = LaporanForm(request.POST or None, request.FILES or None, initial=mula)
    form.fields["bagian"].disabled = True
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            resend_laporan(
                laporan=laporan,
                actor=request.user,
                isi=_isi(form),
                versi=form.cleaned_data["versi"],
            )
        except (Conflict, InvalidInput) as error:
            status = _tampung(form, error)
        else:
            messages.success(request, "Laporan Anda terkirim lagi.")
            return redirect("organisasi:laporan_detail", kode=kode)
    isi = {"form": form, "pegawai": laporan.pegawai, "laporan": laporan}
    return render(request, "organisasi/laporan_isi.html", isi, status=status)


def _isi(form: LaporanForm) -> IsiLaporan:
    isi, bukti = form.cleaned_data, form.cleaned_data["bukti"]
    return IsiLaporan(
        bagian=BagianData(isi["bagian"]),
        salah=isi["salah"],
        benar=isi["benar"],
        berkas=(bukti.name, bukti) if bukti else None,
    )


def _tampung(form: LaporanForm, error: Conflict | InvalidInput) -> HTTPStatus:
    """Keep the words in the form and say what is wrong."""
    berkas = isinstance(error, InvalidInput)
    form.add_error("bukti" if berkas else None, error.message)
    return HTTPStatus.BAD_REQUEST if berkas else HTTPStatus.CONFLICT


@require_http_methods(GET_POST)
@signed_in
def laporan_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one report; whoever keeps the data repairs it and answers here."""
    laporan = selectors.laporan_for(request.user, kode)
    terbuka = laporan.status == StatusLaporan.DIAJUKAN
    boleh = can_answer(request.user, laporan)
    form = None
    status = HTTPStatus.OK
    if (boleh and terbuka) or request.method == "POST":
        form = JawabanForm(request.POST or None, initial={"versi": laporan.versi})
    if form is not None and form.is_valid():
        try:
            answer_laporan(
                laporan=laporan,
                actor=request.user,
                putusan=StatusLaporan(form.cleaned_data["putusan"]),
                jawaban=form.cleaned_data["jawaban"],
                versi=form.cleaned_data["versi"],
            )
        except Conflict as error:
            laporan.refresh_from_db()
            form.add_error(None, error.message)
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Jawaban terkirim kepada pelapor.")
            return redirect("organisasi:laporan_list")
    (baris,) = selectors.baris_laporan(request.user, [laporan])
    isi = {
        "laporan": laporan,
        "baris": baris,
        "bagian": KATA_BAGIAN[laporan.bagian],
        "form": form,
        "perbaikan": alamat_perbaikan(laporan.bagian, laporan.pegawai.kode)
        if boleh
        else "",
    }
    return render(request, "organisasi/laporan_detail.html", isi, status=status)


def alamat_perbaikan(bagian: str, kode: UUID) -> str:
    """Return the form that repairs this part of the person's data."""
    nama, *lanjut = PERBAIKAN[bagian]
    return reverse(nama, args=[kode, *lanjut])


@require_safe
@signed_in
def laporan_bukti(request: AkunRequest, kode: UUID) -> FileResponse:
    """Hand out the evidence to who may read the report."""
    laporan = selectors.laporan_for(request.user, kode)
    if laporan.bukti is None:
        raise Http404
    return serve_berkas(laporan.bukti)
