"""``python -m tests.alur.pengaju``: twenty-five new people hand in their SKP.

Twenty-five browsers would take an hour. Runs in a process of its own on the database
of the site and goes through the product's own acts, as each of them.

``… kepala``: print who leads a Puskesmas, has an SKP and is nobody of the story.
``… ajukan KALIMAT NIP…``: let each of these people write and submit one.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
django.setup()

from indikator.models import SKP, VersiSKP  # noqa: E402
from indikator.rules.alur_skp import StatusVersi  # noqa: E402
from indikator.rules.skp import IsianRHK  # noqa: E402
from indikator.selectors.skp import rhk_pimpinan, versi_for  # noqa: E402
from indikator.services.skp import start_skp, submit_skp  # noqa: E402
from indikator.services.skp_isi import save_lampiran, save_rhk  # noqa: E402
from kinerja.akun.models import Pengguna  # noqa: E402
from kinerja.lib.waktu import hari_ini  # noqa: E402
from organisasi.models import Penempatan  # noqa: E402
from organisasi.rules.jenis import JenisUnit  # noqa: E402
from tests.indikator.rencana import IKI, LAMPIRAN  # noqa: E402


def kepala() -> dict[str, str]:
    """Return name, NIP and unit of a head whose people can derive an SKP from his."""
    punya = VersiSKP.objects.filter(status=StatusVersi.DITETAPKAN)
    duduk = (
        Penempatan.objects.pada(hari_ini())
        .filter(
            memimpin=True,
            jabatan__unit__jenis=JenisUnit.PUSKESMAS,
            pegawai__in=punya.values("skp__pegawai"),
        )
        .exclude(jabatan__unit__nama="Puskesmas Susoh")
        .select_related("pegawai", "jabatan__unit")
        .order_by("pk")[0]
    )
    assert duduk.pegawai.nip
    return {
        "nama": duduk.pegawai.nama,
        "nip": duduk.pegawai.nip,
        "unit": duduk.jabatan.unit.nama,
    }


def ajukan(nip: str, kalimat: str) -> None:
    """Let somebody whom the import gave an account write and submit an SKP."""
    akun = Pengguna.objects.get(nama_masuk=nip)
    kode = start_skp(actor=akun, tahun=hari_ini().year).kode
    draf = versi_for(akun, kode)
    atas = rhk_pimpinan(draf.penilai, draf.skp.tahun)[0]
    iki = atas.iki.all()[0]
    isi = IsianRHK(kalimat, rhk_pimpinan=atas.pk, iki_pimpinan=iki.pk, iki=(IKI,))
    save_rhk(versi_skp=draf, actor=akun, versi=draf.versi, isi=isi)
    draf = versi_for(akun, kode)
    save_lampiran(versi_skp=draf, actor=akun, versi=draf.versi, isi=LAMPIRAN)
    draf = versi_for(akun, kode)
    submit_skp(versi_skp=draf, actor=akun, versi=draf.versi)


def main(perintah: str, *argumen: str) -> object:
    """Do what is asked and return what to print."""
    if perintah == "kepala":
        return kepala()
    kalimat, *nip = argumen
    for satu in nip:
        ajukan(satu, kalimat)
    return SKP.objects.filter(pegawai__nip__in=nip).count()


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))  # noqa: T201 - read by the walk
