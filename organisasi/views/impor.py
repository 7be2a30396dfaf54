"""Staff files: upload, preview, decide, save or discard, undo."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kinerja.akun.http import AkunRequest
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import STATUS, requires
from kinerja.lib.errors import InvalidInput, KinerjaError
from organisasi.forms.impor import ImporForm, answers, keys, mapping, whole
from organisasi.policies.impor import can_import
from organisasi.rules.impor import BERJALAN, KATA_JENIS, JenisImpor, StatusImpor
from organisasi.selectors import impor as selectors
from organisasi.services.impor import discard_impor, read_impor, save_impor
from organisasi.services.impor_kerja import kemajuan
from organisasi.services.impor_pilih import (
    answer_rows,
    map_columns,
    tick_all,
    tick_rows,
)
from organisasi.services.impor_urung import undo_impor
from organisasi.unduhan import attach_ditolak

if TYPE_CHECKING:
    from organisasi.models import Impor

PER_HALAMAN = 25
DETIK_MUAT_ULANG = 5
BATAS_VERSI = 10**8
BARIS_PER_HALAMAN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_import)
def impor_list(request: AkunRequest) -> HttpResponse:
    """Take a file in and list what was imported before."""
    diunggah = request.method == "POST"
    form = ImporForm(request.POST, request.FILES) if diunggah else ImporForm()
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            impor = read_impor(
                berkas=berkas,
                nama=berkas.name,
                actor=request.user,
                jenis=form.cleaned_data["jenis"],
            )
        except InvalidInput as error:
            form.add_error("berkas", error.message)
        else:
            return redirect("organisasi:impor_detail", kode=impor.kode)
    semua = selectors.list_impor(request.user)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "organisasi/impor_list.html",
        {"form": form, "halaman": halaman},
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_safe
@requires(can_import)
def impor_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show what each row will do, or did."""
    return _detail(request, selectors.impor_for(request.user, kode))


@require_POST
@requires(can_import)
def impor_save(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Save what is ticked; a stale preview comes back anew."""
    impor = selectors.impor_for(request.user, kode)
    try:
        if _decide(request, impor):
            messages.info(
                request, "Jawaban Anda sudah diterapkan. Periksa lagi, lalu simpan."
            )
            return redirect("organisasi:impor_detail", kode=kode)
        save_impor(impor=impor, actor=request.user, versi=impor.versi)
    except KinerjaError as error:
        return _refused(request, impor, error)
    impor.refresh_from_db()
    if impor.status == StatusImpor.TERSIMPAN:
        messages.success(request, "Data pegawai tersimpan.")
    return redirect("organisasi:impor_detail", kode=kode)


@require_POST
@requires(can_import)
def impor_tick(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Keep the ticks and answers of the page shown, then go where the button says."""
    impor = selectors.impor_for(request.user, kode)
    tujuan = QueryDict(request.POST.get("ke", request.POST.get("di", "")))
    saring = selectors.saring_dikenal(tujuan.get("keputusan", ""))
    try:
        _decide(request, impor)
        if request.POST.get("semua") in {"ya", "tidak"}:
            tick_all(
                impor=impor,
                actor=request.user,
                versi=impor.versi,
                saring=saring,
                dipilih=request.POST["semua"] == "ya",
            )
    except KinerjaError as error:
        return _refused(request, impor, error)
    isi = {"keputusan": saring, "halaman": whole(tujuan.get("halaman", ""))}
    kueri = urlencode({nama: nilai for nama, nilai in isi.items() if nilai})
    alamat = reverse("organisasi:impor_detail", args=[kode])
    return redirect(f"{alamat}?{kueri}" if kueri else alamat)


@require_POST
@requires(can_import)
def impor_map(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Read the file again with the columns as corrected."""
    impor = selectors.impor_for(request.user, kode)
    jenis = request.POST.get("jenis", "")
    try:
        if jenis not in set(JenisImpor):
            raise InvalidInput("Jenis berkas ini tidak ada. Pilih dari daftar.")
        dibaca = map_columns(
            impor=impor,
            actor=request.user,
            versi=_versi(request),
            jenis=JenisImpor(jenis),
            pemetaan=mapping(request.POST, impor.judul),
        )
    except KinerjaError as error:
        return _refused(request, impor, error, kolom=mapping(request.POST, impor.judul))
    if dibaca:
        messages.success(
            request,
            "Berkas dibaca. Pemetaan ini dipakai lagi untuk berkas berjudul sama.",
        )
    else:
        messages.info(request, "Jenis berkas diganti. Tunjuk kolomnya, lalu baca.")
    return redirect("organisasi:impor_detail", kode=kode)


@require_POST
@requires(can_import)
def impor_discard(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Throw a preview away."""
    impor = selectors.impor_for(request.user, kode)
    try:
        discard_impor(impor=impor, actor=request.user, versi=_versi(request))
    except KinerjaError as error:
        return _refused(request, impor, error)
    messages.success(request, "Impor dibatalkan. Tidak ada data pegawai yang berubah.")
    return redirect("organisasi:impor_list")


@require_POST
@requires(can_import)
def impor_undo(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Put the register back as it was before this import."""
    impor = selectors.impor_for(request.user, kode)
    try:
        undo_impor(impor=impor, actor=request.user, versi=_versi(request))
    except KinerjaError as error:
        return _refused(request, impor, error)
    messages.success(request, "Impor diurungkan. Data pegawai kembali seperti semula.")
    return redirect("organisasi:impor_detail", kode=kode)


@require_safe
@requires(can_import)
def impor_ditolak(request: AkunRequest, kode: UUID) -> HttpResponseBase:
    """Hand out the rows to repair with the reasons, ``bentuk`` xlsx or csv."""
    impor = selectors.impor_for(request.user, kode)
    bentuk = request.GET.get("bentuk", "xlsx")
    if not impor.jenis:
        raise InvalidInput("Unduhan ini belum ada. Tunjuk dulu arti kolomnya.")
    record_akses(pelaku=request.user, halaman=f"impor:{bentuk[:4]}", subjek_id=None)
    isi = selectors.baris_ditolak(impor)
    return attach_ditolak(isi, impor.berkas.nama_asli, bentuk)


def _decide(request: AkunRequest, impor: "Impor") -> bool:
    """Keep ticks and answers of the page; True when answers made the preview anew."""
    impor.versi = _versi(request)
    tarik = keys(request.POST.getlist("tarik"))
    if "tampil" in request.POST:
        tick_rows(
            impor=impor,
            actor=request.user,
            versi=impor.versi,
            tampil=keys(request.POST["tampil"].split(",")),
            dipilih=keys(request.POST.getlist("pilih")),
        )
    jawaban = answers(request.POST) | dict.fromkeys(tarik, "")
    if jawaban:
        answer_rows(impor=impor, actor=request.user, versi=impor.versi, jawaban=jawaban)
    return bool(jawaban)


def _versi(request: AkunRequest) -> int:
    nomor = whole(request.POST.get("versi", ""))
    return nomor if nomor < BATAS_VERSI else 0


def _refused(
    request: AkunRequest,
    impor: "Impor",
    galat: KinerjaError,
    kolom: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show the page with the sentence; chosen columns (``kolom``) stay chosen."""
    impor.refresh_from_db()
    if kolom is not None:
        impor.pemetaan = dict(kolom)
    return _detail(request, impor, galat, kolom_terbuka=kolom is not None)


def _detail(
    request: AkunRequest,
    impor: "Impor",
    galat: KinerjaError | None = None,
    *,
    kolom_terbuka: bool = False,
) -> HttpResponse:
    record_akses(pelaku=request.user, halaman="impor", subjek_id=None)
    saring = selectors.saring_dikenal(request.GET.get("keputusan", ""))
    baris = selectors.baris_impor(impor, saring)
    halaman = Paginator(baris, BARIS_PER_HALAMAN).get_page(request.GET.get("halaman"))
    tampil = [selectors.tampil(satu, impor.jenis) for satu in halaman.object_list]
    ringkasan = selectors.ringkasan(impor)
    tanpa_kolom = impor.status == StatusImpor.PRATINJAU and not ringkasan.semua
    response = render(
        request,
        "organisasi/impor_detail.html",
        {
            "impor": impor,
            "galat": galat.message if galat else "",
            "ringkasan": ringkasan,
            "tanpa_kolom": tanpa_kolom,
            "saring": saring,
            "halaman": halaman,
            "baris_semua": tampil,
            "ada_tanya": any(satu.tanya for satu in tampil),
            "tampil": ",".join(str(s.baris.pk) for s in tampil if s.boleh_dipilih),
            "kolom": selectors.kolom_impor(impor),
            "kolom_terbuka": kolom_terbuka or tanpa_kolom,
            "medan": selectors.pilihan_medan(impor),
            "jenis": list(KATA_JENIS.items()),
            "kata_jenis": KATA_JENIS.get(impor.jenis, ""),
            "kemajuan": kemajuan(impor) if impor.status in BERJALAN else None,
        },
        status=STATUS[type(galat)] if galat else HTTPStatus.OK,
    )
    if impor.status in BERJALAN:
        response.headers["Refresh"] = f"{DETIK_MUAT_ULANG};url={request.path}"
    return response
