"""The list of SKP, one SKP as a document, and what moves it on."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from indikator.forms.skp import (
    DINILAI,
    SEMUA,
    KembalikanForm,
    SaringSKPForm,
    TetapkanForm,
)
from indikator.policies.skp import (
    can_cancel,
    can_decide,
    can_edit_isi,
    can_open_skp,
    can_write_ekspektasi,
)
from indikator.rules.alur_skp import StatusSKP
from indikator.selectors.skp import (
    own_skp,
    penilai_kini,
    perlu_skp,
    rhk_berurut,
    versi_for,
)
from indikator.selectors.skp_batal import alasan_batal
from indikator.selectors.skp_daftar import (
    saring_skp,
    skp_dinilai,
    skp_menunggu,
    skp_terbaca,
    skp_terpilih,
)
from indikator.selectors.skp_dokumen import dokumen, kartu_skp, lewat_batas
from indikator.services.skp import (
    HasilSetuju,
    agree_many,
    agree_skp,
    return_skp,
    start_skp,
    submit_skp,
)
from kinerja.akun.http import AkunRequest
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import requires, signed_in
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.policies import can_open_directory
from organisasi.policies.wewenang import is_pegawai

PER_HALAMAN = 25


@require_safe
@requires(can_open_skp)
def skp_list(request: AkunRequest) -> HttpResponse:
    """Show the own SKP, and to a penilai or reader those of others."""
    tahun = hari_ini().year
    saring = SaringSKPForm(request.GET or None)
    pilihan = saring.cleaned_data if saring.is_valid() else {}
    dinilai = skp_dinilai(request.user, tahun)
    menilai = dinilai.exists()
    membaca = can_open_directory(request.user)
    if not (menilai and membaca):
        del saring.fields["lingkup"]
    semua = membaca and (not menilai or pilihan.get("lingkup") == SEMUA)
    orang = skp_terbaca(request.user, tahun) if semua else dinilai
    baris = saring_skp(orang, pilihan.get("q", ""), pilihan.get("status", ""))
    halaman = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    milik = own_skp(request.user)
    return render(
        request,
        "indikator/skp_list.html",
        {
            "tahun": tahun,
            "milik": [kartu_skp(request.user, versi) for versi in milik],
            "boleh_mulai": not any(
                v.skp.tahun == tahun and hari_ini() in v.skp.penempatan.berlaku
                for v in milik
            )
            and is_pegawai(request.user)
            and perlu_skp(request.user.pegawai),
            "menilai": menilai,
            "ada_daftar": menilai or membaca,
            "lingkup": SEMUA if semua else DINILAI,
            "filter": saring,
            "tersaring": any(pilihan.get(k) for k in ("q", "status")),
            "halaman": halaman,
            "menunggu": skp_menunggu(request.user, halaman.object_list),
        },
    )


@require_POST
@requires(can_open_skp)
def skp_start(request: AkunRequest) -> HttpResponse:
    """Begin the own SKP of this year."""
    try:
        skp = start_skp(actor=request.user, tahun=hari_ini().year)
    except InvalidInput as tolak:
        messages.error(request, tolak.message)
        return redirect("indikator:skp_list")
    return redirect("indikator:skp_detail", kode=skp.kode)


@require_safe
@signed_in
def skp_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one SKP with its notes, what changed, and what the reader may do."""
    versi = versi_for(request.user, kode)
    if versi.skp.pegawai.pengguna_id != request.user.pk:
        record_akses(pelaku=request.user, halaman="skp", subjek_id=versi.skp.pegawai_id)
    batal = versi.skp.status == StatusSKP.DIBATALKAN
    return render(
        request,
        "indikator/skp_detail.html",
        {
            "d": dokumen(request.user, versi),
            "versi": versi,
            "boleh_isi": can_edit_isi(request.user, versi),
            "boleh_putus": can_decide(request.user, versi),
            "boleh_batal": can_cancel(request.user, versi),
            "alasan_batal": batal and alasan_batal(versi.skp),
            "boleh_ekspektasi": can_write_ekspektasi(
                request.user, versi, penilai_kini(versi)
            ),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def skp_submit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show the whole SKP once more with what is missing; submit it."""
    versi = versi_for(request.user, kode)
    if not can_edit_isi(request.user, versi) and request.method != "POST":
        raise NotAllowed("SKP ini tidak sedang Anda susun, jadi tidak dapat diajukan.")
    if request.method == "POST":
        try:
            submit_skp(
                versi_skp=versi,
                actor=request.user,
                versi=_angka(request.POST, "versi"),
            )
        except InvalidInput as tolak:
            messages.error(request, tolak.message)
        else:
            messages.success(request, "SKP diajukan. Pejabat penilai diberi tahu.")
            return redirect("indikator:skp_detail", kode=kode)
    isi = {
        "d": dokumen(request.user, versi),
        "versi": versi,
        "penilai": penilai_kini(versi),
        "lewat": lewat_batas(versi),
    }
    return render(request, "indikator/skp_submit.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def skp_return(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let the penilai write notes and give the SKP back."""
    versi = versi_for(request.user, kode)
    if not can_decide(request.user, versi) and request.method != "POST":
        raise NotAllowed("SKP ini tidak sedang menunggu keputusan Anda.")
    status = HTTPStatus.OK
    form = KembalikanForm(
        request.POST or None,
        rhk=rhk_berurut(versi),
        initial={"versi": versi.versi},
    )
    if form.is_valid():
        try:
            return_skp(
                versi_skp=versi,
                actor=request.user,
                versi=form.cleaned_data["versi"],
                catatan=form.isian(),
            )
        except InvalidInput as tolak:
            form.add_error(None, tolak.message)
        except Conflict as bentrok:
            # the notes stay on the page, ready to be sent once more
            versi.refresh_from_db()
            ulang = request.POST.copy()
            ulang["versi"] = str(versi.versi)
            form = KembalikanForm(ulang, rhk=rhk_berurut(versi))
            form.add_error(None, f"{bentrok.message} Catatan Anda masih di bawah.")
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "SKP dikembalikan. Pegawai diberi tahu.")
            return redirect("indikator:skp_detail", kode=kode)
    isi = {"form": form, "versi": versi}
    return render(request, "indikator/skp_return.html", isi, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def skp_agree(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Let the penilai set the SKP, with the priority of each hasil kerja."""
    versi = versi_for(request.user, kode)
    if not can_decide(request.user, versi) and request.method != "POST":
        raise NotAllowed("SKP ini tidak sedang menunggu keputusan Anda.")
    form = TetapkanForm(
        request.POST or None,
        rhk=rhk_berurut(versi),
        initial={"versi": versi.versi},
    )
    if form.is_valid():
        try:
            agree_skp(
                versi_skp=versi,
                actor=request.user,
                versi=form.cleaned_data["versi"],
                jenis=form.isian(),
            )
        except InvalidInput as tolak:
            form.add_error(None, tolak.message)
        else:
            messages.success(request, "SKP ditetapkan. Pegawai diberi tahu.")
            return redirect("indikator:skp_detail", kode=kode)
    isi = {"form": form, "versi": versi, "lewat": lewat_batas(versi)}
    return render(request, "indikator/skp_agree.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_open_skp)
def skp_agree_many(request: AkunRequest) -> HttpResponse:
    """Name the SKP that were ticked; set them after a second yes."""
    pasangan = _pasangan(request.POST or request.GET)
    if request.method == "POST":
        hasil = agree_many(actor=request.user, pasangan=pasangan)
        _tell_results(request, hasil)
        return redirect("indikator:skp_list")
    pilihan = skp_terpilih(request.user, pasangan)
    if not pilihan:
        messages.warning(request, "Centang dulu SKP yang akan disetujui.")
        return redirect("indikator:skp_list")
    return render(request, "indikator/skp_agree_many.html", {"pilihan": pilihan})


def _pasangan(data: QueryDict) -> list[tuple[UUID, int]]:
    """Read "kode.versi" of every ticked box; 404 for anything else."""
    try:
        return [
            (UUID(kode), int(versi))
            for kode, versi in (satu.split(".") for satu in data.getlist("pilih"))
        ]
    except ValueError as rusak:
        raise Http404 from rusak


def _tell_results(request: AkunRequest, hasil: Sequence[HasilSetuju]) -> None:
    jadi = [satu.nama for satu in hasil if satu.ditetapkan]
    if jadi:
        messages.success(request, f"{len(jadi)} SKP ditetapkan: {'; '.join(jadi)}.")
    for satu in hasil:
        if not satu.ditetapkan:
            messages.warning(request, f"{satu.nama} tidak ditetapkan. {satu.alasan}")


def _angka(data: QueryDict, nama: str) -> int:
    teks = data.get(nama, "")
    return int(teks) if teks.isdecimal() and len(teks) < 10 else 0
