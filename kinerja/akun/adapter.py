"""Where django-allauth asks the house: words, mail, throttles, passwords."""

import secrets
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from kombu.exceptions import OperationalError

from kinerja.akun.models import Pengguna
from kinerja.akun.sandi import sidik_perangkat
from kinerja.akun.services import send_surat, send_tautan_sandi, set_sandi
from kinerja.akun.tasks import kirim_tautan_sandi

PERANGKAT = "kinerja_perangkat"
TIADA = 0  # the key of no account
UMUR_PERANGKAT = 180 * 24 * 3600
TERLALU_SERING = (
    "Terlalu banyak percobaan yang salah. Tunggu 15 menit, lalu coba lagi; atau "
    "pakai “Lupa kata sandi”."
)
PESAN = {
    "account/messages/logged_out.txt": "Anda sudah keluar.",
    "account/messages/password_changed.txt": "Kata sandi sudah diganti. Perangkat lain "
    "yang memakai akun ini sudah dikeluarkan.",
}


def _acak_perangkat(request: HttpRequest, nama_masuk: str) -> str:
    """Return the random half of this browser's cookie when it fits the account."""
    acak, _, bukti = request.COOKIES.get(PERANGKAT, "").partition(".")
    cocok = constant_time_compare(bukti, sidik_perangkat(nama_masuk, acak))
    return acak if cocok else ""


class AkunAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed sign-up, one host for links, throttles that cannot lock the owner out.

    Wrong passwords count per account and network. A browser that signed in to the
    account before has its own counter (a "device cookie", OWASP), so strangers, also
    those behind the same NAT, cannot use up the owner's tries. Strangers to an
    account share two more bounds: one per network, one per account.
    """

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "NIP atau kata sandi tidak cocok. Periksa lagi "
        "keduanya; huruf besar dan kecil kata sandi dibedakan.",
        "too_many_login_attempts": TERLALU_SERING,
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_password_reset": "Tautan ini tidak berlaku lagi.",
        "rate_limited": TERLALU_SERING,
    }

    def is_open_for_signup(self, *_request: HttpRequest) -> bool:
        """Say no: accounts come from the register of employees."""
        return False

    def is_ajax(self, *_request: HttpRequest) -> bool:
        """Say no: allauth's JSON answers would send typed passwords back."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_rest: Any,
    ) -> None:
        """Say our sentence; a template would ask for the whole frame of a page."""
        if kalimat := PESAN.get(message_template or ""):
            messages.add_message(request, level, kalimat)

    # --- throttles ---

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        nama = credentials["username"]
        return f"{nama}:{_acak_perangkat(request, nama) or get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse before any hashing when one of the counters is used up."""
        nama = credentials["username"]
        if not _acak_perangkat(request, nama) and not ratelimit.consume(
            request, action="masuk_orang_asing", key=nama, dry_run=True
        ):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a wrong password of a browser the account does not know."""
        nama = credentials["username"]
        if not _acak_perangkat(request, nama):
            ratelimit.consume(request, action="masuk_orang_asing", key=nama)

    def post_login(
        self, request: HttpRequest, user: Pengguna, **kwargs: Any
    ) -> HttpResponse:
        """Give the browser the cookie of an owner."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        acak = _acak_perangkat(request, user.nama_masuk) or secrets.token_hex(16)
        response.set_cookie(
            PERANGKAT,
            f"{acak}.{sidik_perangkat(user.nama_masuk, acak)}",
            max_age=UMUR_PERANGKAT,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    # --- passwords and mail ---

    def set_password(self, user: Pengguna, password: str) -> None:
        """Store a changed or reset password with its act in the history."""
        set_sandi(pengguna=user, sandi=password, nama="akun:ganti_sandi")
        # Who forgot, tried ten times and then used the mail must not wait.
        kunci = self._get_login_attempts_cache_key(
            self.request, username=user.nama_masuk
        )
        ratelimit.clear(self.request, action="login_failed", key=kunci)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go home after a change; the message says that it worked."""
        return self.get_login_redirect_url(request)  # type: ignore[no-any-return]

    def queue_tautan_sandi(self, penerima: list[Pengguna]) -> None:
        """Leave reset mails to the worker; nobody found costs one message as well."""
        for pengguna_id in [pengguna.pk for pengguna in penerima] or [TIADA]:
            try:
                kirim_tautan_sandi.apply_async((pengguna_id,), retry=False)
            except OperationalError:
                send_tautan_sandi(pengguna_id)

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Send a notice; it must not undo what it tells about."""
        send_surat(template_prefix, email, {**context, "situs": settings.SITUS})
