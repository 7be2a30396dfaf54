"""``python -m tests.beban.tamu NAMA_MASUK JALUR``: sign in, count what a page asks.

Runs in a process of its own on the database of the measured site and prints
``{"jalur": …, "kuki": …, "kueri": …}``; the second request counts, when caches are
warm. In JALUR ``{unit}`` and ``{orang}`` stand for the code of an office with units
below it and of a member of staff.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from evaluasi.models import Evaluasi  # noqa: E402
from kinerja.akun.models import Pengguna  # noqa: E402
from kinerja.jadwal.models import Tahap  # noqa: E402
from organisasi.models import Pegawai, UnitKerja  # noqa: E402


def main(nama_masuk: str, jalur: str) -> dict[str, object]:
    """Return the address, the session cookie, the number of queries of one request."""
    jalur = jalur.format_map(_Kode())
    klien = Client(headers={"host": "localhost"})
    if nama_masuk:
        akun = Pengguna.objects.get(nama_masuk=nama_masuk)
        klien.force_login(akun)
        if jalur == "/meja/":
            _sisakan(akun, 25)
    klien.get(jalur)
    with CaptureQueriesContext(connection) as tangkapan:
        jawaban = klien.get(jalur)
    assert jawaban.status_code == 200, (jalur, jawaban.status_code)
    sesi = klien.cookies.get(settings.SESSION_COOKIE_NAME)
    kuki = f"{settings.SESSION_COOKIE_NAME}={sesi.value}" if sesi else ""
    return {"jalur": jalur, "kuki": kuki, "kueri": len(tangkapan)}


def _sisakan(akun: Pengguna, banyak: int) -> None:
    """Hand people over: a desk of 25 is one of 25 in a register of 5,000 too."""
    for tahap in Tahap.objects.all():
        semua = Evaluasi.objects.filter(tahap=tahap).order_by("id")
        milik = semua.filter(penilai__pengguna=akun).values_list("pk", flat=True)
        lain = semua.exclude(penilai__pengguna=akun).first()
        if lain:
            semua.filter(pk__in=list(milik)[banyak:]).update(penilai=lain.penilai)


class _Kode(dict[str, object]):
    """Looks a code up when an address names it."""

    def __missing__(self, nama: str) -> object:
        if nama == "unit":
            return UnitKerja.objects.get(nama="Dinas Kesehatan").kode
        return Pegawai.objects.get(nama="Sari Rumbia").kode


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))  # noqa: T201 - read by the harness
