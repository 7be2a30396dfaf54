"""A real SMTP server that notes what arrives and misbehaves on demand."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.lib import kait
from kinerja.lib.kait import IsiPesan, Kait
from kinerja.pemberitahuan.models import Pesan


@dataclass
class KotakSurat:
    """What arrived, and which addresses get which treatment.

    ``tolak`` maps an address to its reply to RCPT ("550 …", "451 …"), ``gantung``
    holds the addresses whose mail is never answered.
    """

    surat: list[Message] = field(default_factory=list)
    tolak: dict[str, str] = field(default_factory=dict)
    gantung: set[str] = field(default_factory=set)

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
        self.surat.append(BytesParser().parsebytes(envelope.content))
        return "250 OK"

    @property
    def penerima(self) -> list[str]:
        """Return the addresses mail arrived for, in order."""
        return [str(satu["To"]) for satu in self.surat]


@pytest.fixture
def kotak_surat(settings: Settings) -> Iterator[KotakSurat]:
    kotak = KotakSurat()
    with socket.create_server(("127.0.0.1", 0)) as bebas:
        port = bebas.getsockname()[1]
    pengendali = Controller(kotak, hostname="127.0.0.1", port=port)
    pengendali.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_TIMEOUT = 1
    settings.SITUS = "https://kinerja.contoh.go.id"
    yield kotak
    pengendali.stop()


@dataclass
class RuangAtas:
    """Stands for the apps above: what they answer at the two points of the relay."""

    batal: set[str] = field(default_factory=set)
    rusak: set[str] = field(default_factory=set)
    tanpa_kata: set[str] = field(default_factory=set)

    def berlaku(self, pesan: Pesan) -> bool:
        if pesan.objek_kode in self.rusak:
            raise LookupError(pesan.penerima.surel)
        return pesan.objek_kode not in self.batal

    def isi(self, pesan: Pesan) -> IsiPesan | None:
        if pesan.objek_kode in self.tanpa_kata:
            return None
        kode = pesan.objek_kode
        return IsiPesan(
            f"SKP {kode} ditetapkan", f"Isi {kode} & lain.", f"/skp/{kode}/"
        )


@pytest.fixture(autouse=True)
def ruang_atas(monkeypatch: pytest.MonkeyPatch) -> RuangAtas:
    ruang = RuangAtas()
    berlaku: Kait[[Pesan], bool] = Kait("pesan_masih_berlaku")
    berlaku.register(ruang.berlaku)
    isi: Kait[[Pesan], IsiPesan | None] = Kait("isi_pesan")
    isi.register(lambda _pesan: None)
    isi.register(ruang.isi)
    monkeypatch.setattr(kait, "pesan_masih_berlaku", berlaku)
    monkeypatch.setattr(kait, "isi_pesan", isi)
    return ruang


@pytest.fixture
def sari() -> Pengguna:
    return orang("sari")


def orang(nama: str, surel: str | None = None) -> Pengguna:
    """Make an account; its address is ``nama@contoh.go.id`` unless told."""
    pengguna = Pengguna.objects.create_user(nama, nama.title(), None)
    pengguna.surel = f"{nama}@contoh.go.id" if surel is None else surel
    pengguna.save(update_fields=["surel"])
    return pengguna
