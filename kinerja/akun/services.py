"""What happens to an account: a code is issued, a password is set."""

import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password

from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.akun.rules import ABJAD_KODE, PANJANG_KODE, kelompokkan_kode
from kinerja.akun.sandi import sidik_kode
from kinerja.akun.selectors import usable_kode
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini, sekarang

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
    kode = "".join(secrets.choice(ABJAD_KODE) for _ in range(PANJANG_KODE))
    with tindakan(pelaku=actor, nama="akun:buat_kode"):
        # The row lock lets two admins come one after the other.
        terkini = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
        if not terkini.is_active:
            raise InvalidInput(
                "Akun ini ditutup atau dikunci. Buka dulu akunnya, lalu buat kode."
            )
        terkini.kode.filter(dipakai_pada=None).delete()
        KodeAktivasi.objects.create(
            pengguna=terkini,
            sidik=sidik_kode(kode),
            berlaku=rentang(hari_ini(), hari_ini() + MASA_KODE),
            dibuat_pada=sekarang(),
            dibuat_oleh=actor,
        )
    return kelompokkan_kode(kode)


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
