"""Send what is due. At least once: a death between "250" and the mark sends again,
with the same Message-ID, so that the reader's program can show it once.
"""

import logging
import smtplib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string

from kinerja.lib.kait import IsiPesan
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.rules.pesan import (
    MAKS_PERCOBAAN,
    StatusPesan,
    is_permanen,
    jeda,
)
from kinerja.pemberitahuan.selectors import still_holds, words_for

SELAMA = timedelta(seconds=50)
"""How long one run takes new messages; the tick wakes the next one every minute."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Putusan:
    """What became of one message. ``galat`` never holds an address or the text.

    ``berhenti``: the server refuses more than this message, so the run ends here.
    """

    status: StatusPesan
    galat: str = ""
    berhenti: bool = False


def relay_pesan(*, selama: timedelta = SELAMA) -> Counter[StatusPesan]:
    """Handle the due messages one by one, each in a transaction of its own.

    Any number of relays may run: a row is claimed by one of them. A failure touches
    its own message only; when the mail server itself is away nothing is touched and
    the next run tries. Return how many messages came to which status.
    """
    mulai = sekarang()
    hasil: Counter[StatusPesan] = Counter()
    sambungan = get_connection()
    try:
        while sekarang() - mulai <= selama:
            putusan = _tangani_satu(mulai, sambungan)
            if putusan is None:
                break
            hasil[putusan.status] += 1
            if putusan.berhenti:
                break
    except ServerMati as galat:
        log.warning("mail server unreachable: %s", galat)
    finally:
        sambungan.close()
    return hasil


class ServerMati(Exception):
    """The mail server cannot be reached or does not let us in."""


def _tangani_satu(sampai: datetime, sambungan: BaseEmailBackend) -> Putusan | None:
    with transaction.atomic():
        pesan = (
            Pesan.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("penerima")
            .due(sampai)
            .first()
        )
        if pesan is None:
            return None
        return _catat(pesan, _putuskan(pesan, sambungan))


def _putuskan(pesan: Pesan, sambungan: BaseEmailBackend) -> Putusan:
    """Ask the rooms above, then send; whatever they raise is this message's failure."""
    if not pesan.penerima.aktif:
        return Putusan(StatusPesan.BATAL, "penerima tidak aktif")
    try:
        with transaction.atomic():
            berlaku, isi = still_holds(pesan), words_for(pesan)
    except Exception as galat:  # noqa: BLE001 - one broken message stops no other
        return Putusan(StatusPesan.MENUNGGU, f"isi: {type(galat).__qualname__}")
    if not berlaku:
        return Putusan(StatusPesan.BATAL, "sudah tidak berlaku")
    if not pesan.penerima.surel:
        return Putusan(StatusPesan.TANPA_ALAMAT)
    if isi is None:
        return Putusan(StatusPesan.GAGAL, "tidak ada isi untuk jenis ini")
    return _kirim(_susun(pesan, isi, sambungan), sambungan)


def _susun(pesan: Pesan, isi: IsiPesan, sambungan: BaseEmailBackend) -> EmailMessage:
    alamat = urljoin(settings.SITUS, isi.alamat) if isi.alamat else ""
    return EmailMessage(
        subject=isi.judul,
        body=render_to_string(
            "pemberitahuan/surel.txt",
            {"nama": pesan.penerima.nama, "isi": isi.isi, "alamat": alamat},
        ),
        to=[pesan.penerima.surel],
        connection=sambungan,
        headers={"Message-ID": message_id(pesan), "Auto-Submitted": "auto-generated"},
    )


def message_id(pesan: Pesan) -> str:
    """Return the same identity at every try."""
    return f"<{pesan.kode}@{urlsplit(settings.SITUS).hostname}>"


def _kirim(surel: EmailMessage, sambungan: BaseEmailBackend) -> Putusan:
    _hubungi(sambungan)
    try:
        surel.send()
    except smtplib.SMTPRecipientsRefused as galat:
        kode = next(iter(galat.recipients.values()))[0]
        return _ditolak(kode)
    except smtplib.SMTPDataError as galat:
        return _ditolak(galat.smtp_code)
    except smtplib.SMTPResponseException as galat:
        # The sender is refused. The message waits all the same: if it alone is the
        # reason, it must not stand in front of the others for ever.
        sebab = f"SMTP {galat.smtp_code}"
        log.warning("mail server refuses the sender: %s", sebab)
        return Putusan(StatusPesan.MENUNGGU, sebab, berhenti=True)
    except (OSError, ValueError) as galat:
        # Broken off in the middle, or text that cannot be a mail (a line break in
        # the subject). What the server still remembers of it must not reach the next.
        sambungan.close()
        return Putusan(StatusPesan.MENUNGGU, type(galat).__qualname__)
    return Putusan(StatusPesan.TERKIRIM)


def _hubungi(sambungan: BaseEmailBackend) -> None:
    """Open the connection, or keep the open one."""
    try:
        sambungan.open()
    except (OSError, smtplib.SMTPException) as galat:
        raise ServerMati(type(galat).__qualname__) from galat


def _ditolak(kode: int) -> Putusan:
    status = StatusPesan.GAGAL if is_permanen(kode) else StatusPesan.MENUNGGU
    return Putusan(status, f"SMTP {kode}")


def _catat(pesan: Pesan, putusan: Putusan) -> Putusan:
    """Write the outcome down; a message that was tried too often has failed."""
    percobaan = pesan.percobaan + 1
    if putusan.status is StatusPesan.MENUNGGU and percobaan >= MAKS_PERCOBAAN:
        putusan = replace(putusan, status=StatusPesan.GAGAL)
    status, nanti = putusan.status, pesan.kirim_setelah
    if status is StatusPesan.MENUNGGU:
        nanti = sekarang() + jeda(percobaan)
    if status is StatusPesan.GAGAL:
        log.warning("message %s failed for good: %s", pesan.kode, putusan.galat)
    Pesan.objects.filter(pk=pesan.pk).update(
        status=status.value,
        percobaan=percobaan,
        kirim_setelah=nanti,
        message_id=message_id(pesan) if status is StatusPesan.TERKIRIM else "",
        galat=putusan.galat,
    )
    return putusan
