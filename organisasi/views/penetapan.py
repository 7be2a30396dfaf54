"""The penilai of one person: what the structure says, and overrides of it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import signed_in
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import format_tanggal, hari_awal
from kinerja.lib.waktu import hari_ini
from organisasi import selectors
from organisasi.forms.penetapan import AkhirPenetapanForm, PenetapanForm
from organisasi.policies.struktur import can_set_penilai
from organisasi.selectors.penetapan import (
    calon_penilai,
    calon_terpilih,
    riwayat_penetapan,
)
from organisasi.services.penetapan import (
    BUKAN_PENGURUS,
    IsiPenetapan,
    end_penetapan,
    set_penetapan,
)

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@signed_in
def penetapan_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show who rates somebody and why, and set another one."""
    pegawai = selectors.pegawai_for(request.user, kode)
    if not can_set_penilai(request.user, pegawai):
        raise NotAllowed(BUKAN_PENGURUS)
    semua = list(riwayat_penetapan(pegawai))
    cari = request.GET.get("q", "").strip()[:100]
    calon = calon_penilai(pegawai, cari, hari_ini())
    if request.method == "POST":
        calon = [*calon, *calon_terpilih(_kode(request), hari_ini())]
    form = PenetapanForm(
        request.POST or None,
        calon=calon,
        initial={"mulai": hari_ini(), "kini": semua[0].pk if semua else None},
    )
    status = HTTPStatus.OK
    if form.is_valid():
        isi = form.cleaned_data
        (terpilih, *_) = calon_terpilih([isi["penilai"]], hari_ini())
        try:
            set_penetapan(
                pegawai=pegawai,
                actor=request.user,
                kini=isi["kini"],
                isi=IsiPenetapan(
                    penilai=terpilih.pegawai,
                    dasar=isi["dasar"],
                    alasan=isi["alasan"],
                    mulai=isi["mulai"],
                    akhir=isi["akhir"],
                ),
            )
        except (Conflict, InvalidInput) as error:
            status = _tampung(form, error)
        else:
            messages.success(
                request,
                f"Tersimpan: {terpilih.pegawai.nama_lengkap} menilai "
                f"{pegawai.nama_lengkap} mulai {format_tanggal(isi['mulai'])}.",
            )
            return redirect("organisasi:pegawai_detail", kode=pegawai.kode)
    isi_halaman = {
        "pegawai": pegawai,
        "penilaian": selectors.penilaian_tampil(pegawai),
        "semua": semua,
        "form": form,
        "cari": cari,
        "ada_calon": bool(calon),
    }
    return render(request, "organisasi/penetapan_isi.html", isi_halaman, status=status)


def _kode(request: AkunRequest) -> list[UUID]:
    """Return the posted choice, if it can be one."""
    try:
        return [UUID(request.POST.get("penilai", ""))]
    except ValueError:
        return []


@require_http_methods(GET_POST)
@signed_in
def penetapan_end(request: AkunRequest, kode: UUID, nomor: int) -> HttpResponse:
    """Let an override end, or end sooner."""
    pegawai = selectors.pegawai_for(request.user, kode)
    penetapan = riwayat_penetapan(pegawai).filter(pk=nomor).first()
    if penetapan is None:
        raise Http404
    if not can_set_penilai(request.user, pegawai):
        raise NotAllowed(BUKAN_PENGURUS)
    form = AkhirPenetapanForm(request.POST or None, initial={"akhir": hari_ini()})
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            end_penetapan(penetapan=penetapan, actor=request.user, **form.cleaned_data)
        except (Conflict, InvalidInput) as error:
            status = _tampung(form, error)
        else:
            akhir = format_tanggal(form.cleaned_data["akhir"])
            messages.success(
                request,
                f"Penetapan penilai berakhir {akhir}. Sesudah hari itu penilai "
                "mengikuti susunan.",
            )
            return redirect("organisasi:penetapan_create", kode=pegawai.kode)
    isi = {
        "pegawai": pegawai,
        "penetapan": penetapan,
        "belum_mulai": hari_awal(penetapan.berlaku) > hari_ini(),
        "form": form,
    }
    return render(request, "organisasi/penetapan_akhir.html", isi, status=status)


def _tampung(
    form: PenetapanForm | AkhirPenetapanForm, error: Conflict | InvalidInput
) -> HTTPStatus:
    """Keep the words in the form and say what is wrong."""
    form.add_error(None, error.message)
    bentrok = isinstance(error, Conflict)
    return HTTPStatus.CONFLICT if bentrok else HTTPStatus.BAD_REQUEST
