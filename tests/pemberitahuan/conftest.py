"""The mail server and the rooms above, as the relay meets them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.lib import kait
from kinerja.lib.kait import IsiPesan, Kait
from kinerja.pemberitahuan.models import Pesan
from tests.kotak_surat import KotakSurat, buka_kotak


@pytest.fixture
def kotak_surat(settings: Settings) -> Iterator[KotakSurat]:
    with buka_kotak() as (kotak, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = port
        settings.EMAIL_TIMEOUT = 1
        settings.SITUS = "https://kinerja.contoh.go.id"
        yield kotak


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
