"""Taking one person into the register."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import format_tanggal
from organisasi.forms.pegawai_baru import PegawaiBaruForm
from organisasi.policies.perubahan import can_record
from organisasi.selectors.perubahan import alamat_halaman, alamat_pokok
from organisasi.services.pegawai_baru import add_pegawai


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_record)
def pegawai_create(request: AkunRequest) -> HttpResponse:
    """Ask who arrives and in which post; searching a post keeps what was typed."""
    mencari = request.POST.get("langkah") == "cari"
    form = _form(request, mencari=mencari)
    if not mencari and form.is_valid():
        try:
            return _simpan(request, form)
        except InvalidInput as tolak:
            form = _form(request)
            if form.is_valid():  # else the form itself knows by now, and says whom
                form.add_error(None, tolak.message)
    return render(request, "organisasi/pegawai_baru.html", {"form": form})


def _form(request: AkunRequest, *, mencari: bool = False) -> PegawaiBaruForm:
    cari = (request.POST.get("q") or request.GET.get("q") or "").strip()[:100]
    return PegawaiBaruForm(
        None if mencari else request.POST or None,
        initial=request.POST.dict() if mencari else None,
        actor=request.user,
        cari=cari,
    )


def _simpan(request: AkunRequest, form: PegawaiBaruForm) -> HttpResponse:
    mulai = form.cleaned_data["tanggal"]
    pegawai = add_pegawai(
        orang=form.orang(),
        tujuan=form.tempat(),
        tanggal=mulai,
        dasar_sk=form.cleaned_data["dasar_sk"],
        actor=request.user,
    )
    alamat = alamat_pokok(request.user, pegawai)
    lanjut = "Berikutnya: cetak kode aktivasinya, supaya ia dapat masuk."
    if alamat != alamat_halaman(pegawai):
        lanjut = (
            f"Halamannya tampak bagi Anda mulai {format_tanggal(mulai)}; cetak kode "
            "aktivasinya waktu itu."
        )
    messages.success(request, f"{pegawai} ditambahkan. {lanjut}")
    return redirect(alamat)
