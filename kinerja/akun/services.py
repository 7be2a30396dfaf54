"""What happens to an account: a code is issued, a password is set, a link is sent."""

import logging
import secrets
from collections.abc import Collection
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import int_to_base36

from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.akun.rules import ABJAD_KODE, PANJANG_KODE, kelompokkan_kode
from kinerja.akun.sandi import TokenLupaSandi, sidik_kode
from kinerja.akun.selectors import usable_kode
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini, sekarang

log = logging.getLogger(__name__)

MASA_KODE = timedelta(days=14)
# One sentence for every cause, so that nobody learns which login names exist.
KODE_DITOLAK = (
    "NIP atau kode aktivasi tidak cocok, atau kodenya sudah dipakai atau kedaluwarsa. "
    "Periksa lagi; bila tetap ditolak, minta kode baru kepada admin SKPK Anda."
)


def set_sandi(*, pengguna: Pengguna, sandi: str, nama: str) -> None:
    """Store a new password under the act ``nama``; all other sessions die with it."""
    with tindakan(pelaku=pengguna, nama=nama):
        pengguna.set_password(sandi)
        pengguna.save(update_fields=["password"])


def issue_kode(*, pengguna: Pengguna, actor: Pengguna | None) -> str:
    """Make a code for 14 days, void the older one, return it grouped, this once.

    Whether ``actor`` may do so is asked by the room that knows roles; None is the
    operator at the server. Raises InvalidInput for an account that is shut.
    """
    return issue_banyak(pengguna=[pengguna.pk], actor=actor)[pengguna.pk]


def issue_banyak(
    *, pengguna: Collection[int], actor: Pengguna | None
) -> dict[int, str]:
    """Make a code for each of these accounts as ``issue_kode`` does, in few queries.

    Raises InvalidInput, and makes none, when one of them is shut.
    """
    with tindakan(pelaku=actor, nama="akun:buat_kode"):
        # The row locks let two admins come one after the other.
        semua = Pengguna.objects.select_for_update().filter(pk__in=pengguna)
        terkini = list(semua.order_by("pk"))
        if not all(satu.is_active for satu in terkini):
            raise InvalidInput(
                "Akun ini ditutup atau dikunci. Buka dulu akunnya, lalu buat kode."
            )
        kode = {satu.pk: _kode_acak() for satu in terkini}
        KodeAktivasi.objects.filter(pengguna__in=kode, dipakai_pada=None).delete()
        KodeAktivasi.objects.bulk_create(
            KodeAktivasi(
                pengguna_id=pk,
                sidik=sidik_kode(satu),
                berlaku=rentang(hari_ini(), hari_ini() + MASA_KODE),
                dibuat_pada=sekarang(),
                dibuat_oleh=actor,
            )
            for pk, satu in kode.items()
        )
    return {pk: kelompokkan_kode(satu) for pk, satu in kode.items()}


def _kode_acak() -> str:
    return "".join(secrets.choice(ABJAD_KODE) for _ in range(PANJANG_KODE))


def redeem_kode(*, nama_masuk: str, kode: str, sandi: str) -> Pengguna:
    """Set the password of the code's owner; a code works once, the fastest wins.

    Raises InvalidInput (one wording for every cause) or, only for the right code,
    django's ValidationError for a password too close to the owner's own data.
    """
    ketemu = usable_kode(nama_masuk, kode)
    if ketemu is None:
        raise InvalidInput(KODE_DITOLAK)
    validate_password(sandi, ketemu.pengguna)
    with tindakan(pelaku=ketemu.pengguna, nama="akun:pakai_kode"):
        belum = KodeAktivasi.objects.filter(pk=ketemu.pk, dipakai_pada=None)
        if belum.update(dipakai_pada=sekarang()) != 1:
            raise InvalidInput(KODE_DITOLAK)
        set_sandi(pengguna=ketemu.pengguna, sandi=sandi, nama="akun:pakai_kode")
    return ketemu.pengguna


def send_tautan_sandi(pengguna_id: int) -> None:
    """Mail a reset link to the account's stored address, if it may still sign in.

    The token is made here, so that neither queue nor log ever holds one. The link
    stands on the configured site, whatever Host header asked for it.
    """
    pengguna = Pengguna.objects.filter(pk=pengguna_id).first()
    if pengguna is None or not (pengguna.is_active and pengguna.surel):
        return
    kunci = [int_to_base36(pengguna.pk), TokenLupaSandi().make_token(pengguna)]
    jalur = reverse("account_reset_password_from_key", args=kunci)
    isi = {"pengguna": pengguna, "tautan": f"{settings.SITUS.rstrip('/')}{jalur}"}
    send_surat("account/email/password_reset_key", pengguna.surel, isi)


def send_surat(templat: str, surel: str, isi: dict[str, object]) -> None:
    """Send a mail of ``templat``; a failure is noted without any address.

    Nobody waits for the outcome: telling it would tell which addresses are known.
    """
    judul = render_to_string(f"{templat}_subject.txt", isi).strip()
    badan = render_to_string(f"{templat}_message.txt", isi).strip()
    try:
        send_mail(f"[Kinerja] {judul}", badan, None, [surel])
    except (SMTPException, OSError) as galat:
        log.error("mail %s not sent: %s", templat, type(galat).__name__)  # noqa: TRY400 - a traceback would print the address
