"""The doors: allauth's views one by one, each saying who may open it."""

from allauth.account import views as allauth_views
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kinerja.akun.adapter import TERLALU_SERING
from kinerja.akun.forms import AktivasiForm
from kinerja.akun.http import AkunRequest
from kinerja.akun.services import redeem_kode
from kinerja.lib.akses import public, signed_in
from kinerja.lib.errors import InvalidInput

masuk = public(allauth_views.login)
keluar = public(allauth_views.logout)
akun_nonaktif = public(allauth_views.account_inactive)
lupa_sandi = public(allauth_views.password_reset)
lupa_sandi_terkirim = public(allauth_views.password_reset_done)
lupa_sandi_baru = public(allauth_views.password_reset_from_key)
lupa_sandi_selesai = public(allauth_views.password_reset_from_key_done)
konfirmasi_sandi = signed_in(allauth_views.reauthenticate)


@signed_in
def ganti_sandi(request: AkunRequest) -> HttpResponseBase:
    """Change the password; an account without one starts at its printed code."""
    if not request.user.has_usable_password():
        return redirect("akun:kode_redeem")
    response: HttpResponseBase = allauth_views.password_change(request)
    return response


@public
@never_cache
@sensitive_post_parameters("kode", "sandi", "sandi_ulang")
@require_http_methods(["GET", "HEAD", "POST"])
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Redeem a printed code: choose a password and be signed in."""
    form = AktivasiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        response = _redeem(request, form)
        if response is not None:
            return response
    return render(request, "akun/aktivasi.html", {"form": form})


def _redeem(request: HttpRequest, form: AktivasiForm) -> HttpResponse | None:
    """Try the code of a valid form; None when the form now carries the refusal."""
    data = form.cleaned_data
    kunci = f"{data['nama_masuk']}:{get_ip(request)}"
    if not ratelimit.consume(request, action="aktivasi", key=kunci):
        form.add_error(None, TERLALU_SERING)
        return None
    try:
        pengguna = redeem_kode(
            nama_masuk=data["nama_masuk"], kode=data["kode"], sandi=data["sandi"]
        )
    except InvalidInput as refusal:
        form.add_error(None, refusal.message)
    except ValidationError as weak:
        form.add_error("sandi", weak)
    else:
        response: HttpResponse = perform_login(request, pengguna)
        return response
    return None
