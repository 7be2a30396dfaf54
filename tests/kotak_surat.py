"""A real SMTP server that notes what arrives and misbehaves on demand."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class KotakSurat:
    """What arrived, and which addresses get which treatment.

    ``tolak`` maps an address to its reply to RCPT ("550 …", "451 …"),
    ``tolak_pengirim`` is the reply to every MAIL, ``gantung`` holds the addresses
    whose mail is never answered; ``saat_tiba`` is called when a mail has arrived and
    its sender does not know it yet.
    """

    surat: list[Message] = field(default_factory=list)
    identitas: set[str] = field(default_factory=set)
    tolak: dict[str, str] = field(default_factory=dict)
    gantung: set[str] = field(default_factory=set)
    tolak_pengirim: str = ""
    saat_tiba: Callable[[], None] = lambda: None

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's hook
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        mail_options: list[str],
    ) -> str:
        if self.tolak_pengirim:
            return self.tolak_pengirim
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's hook
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _rcpt_options: list[str],
    ) -> str:
        if address in self.tolak:
            return self.tolak[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's hook
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.gantung & set(envelope.rcpt_tos):
            await asyncio.sleep(30)
        assert isinstance(envelope.content, bytes)
        surat = BytesParser().parsebytes(envelope.content)
        self.surat.append(surat)
        self.identitas.add(str(surat["Message-ID"]))
        self.saat_tiba()
        return "250 OK"

    def sudah(self, jumlah: int) -> bool:
        """Tell whether that many mails have arrived."""
        return len(self.surat) >= jumlah

    @property
    def penerima(self) -> list[str]:
        """Return the addresses mail arrived for, in order."""
        return [str(satu["To"]) for satu in self.surat]


@contextmanager
def buka_kotak() -> Iterator[tuple[KotakSurat, int]]:
    """Open a mailbox server on a free loopback port; yield it and its port."""
    with socket.create_server(("127.0.0.1", 0)) as bebas:
        port = bebas.getsockname()[1]
    kotak = KotakSurat()
    pengendali = Controller(kotak, hostname="127.0.0.1", port=port)
    pengendali.start()
    try:
        yield kotak, port
    finally:
        pengendali.stop()
