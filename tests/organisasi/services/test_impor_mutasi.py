"""Damaged files: refused in words or saved whole, never half, never a traceback."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from kinerja.lib.errors import InvalidInput
from organisasi.models import Pegawai
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.register_impor import Rencana
from organisasi.services.impor import import_file, plan_file
from tests.organisasi.berkas_siasn import SIASN_01, judul_dan_baris, sebagai_xlsx

PADA = date(2026, 11, 25)
Acak = random.Random
SISIPAN = (
    b'"',
    b",",
    b";",
    b"\n",
    b"'",
    b"null",
    b"\xe9",
    b"99-99-9999",
    b'<c r="B9"/>',
)


def _rusak(isi: bytes, acak: Acak) -> bytes:
    """Change, drop, double or insert a few pieces."""
    hasil = bytearray(isi)
    for _ in range(acak.randint(1, 6)):
        letak = acak.randrange(len(hasil))
        panjang = acak.choice((1, 1, 2, 40))
        cara = acak.randrange(4)
        if cara == 0:
            hasil[letak] = acak.randrange(256)
        elif cara == 1:
            del hasil[letak : letak + panjang]
        elif cara == 2:
            hasil[letak:letak] = hasil[letak : letak + panjang]
        else:
            hasil[letak:letak] = acak.choice(SISIPAN)
    return bytes(hasil)


def _csv(acak: Acak) -> bytes:
    return _rusak(SIASN_01.read_bytes(), acak)


def _baris_csv(acak: Acak) -> bytes:
    """Move whole cells and lines about, as people do."""
    garis = SIASN_01.read_text().splitlines()
    for _ in range(acak.randint(1, 4)):
        nomor = acak.randrange(len(garis))
        sel = garis[nomor].split(",")
        sel.insert(acak.randrange(len(sel)), sel.pop(acak.randrange(len(sel))))
        garis[nomor] = ",".join(sel)
        garis.insert(acak.randrange(len(garis)), acak.choice(garis))
    return "\n".join(garis).encode()


def _xlsx(acak: Acak) -> bytes:
    return _rusak(XLSX, acak)


def _isi_xlsx(acak: Acak) -> bytes:
    """Damage one part and pack it well, so that only its content is wrong."""
    asal = zipfile.ZipFile(io.BytesIO(XLSX))
    korban = acak.choice([n for n in asal.namelist() if n.startswith("xl/")])
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as paket:
        for nama in asal.namelist():
            isi = asal.read(nama)
            paket.writestr(nama, _rusak(isi, acak) if nama == korban else isi)
    return keluar.getvalue()


XLSX = sebagai_xlsx(judul_dan_baris()[1])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("buat", "nama"),
    [
        (_csv, "a.csv"),
        (_baris_csv, "a.csv"),
        (_xlsx, "a.xlsx"),
        (_isi_xlsx, "a.xlsx"),
    ],
)
def test_75_damaged_files_of_a_kind(
    tmp_path: Path, buat: Callable[[Acak], bytes], nama: str
) -> None:
    ditolak = 0
    for benih in range(75):
        jalur = tmp_path / nama
        jalur.write_bytes(buat(Acak(benih)))
        with transaction.atomic():
            ditolak += _impor(jalur)
            transaction.set_rollback(True)
    assert ditolak < 75 or buat is _xlsx  # a flipped bit breaks a checksum


def _impor(jalur: Path) -> bool:
    """Save; return whether the file was refused."""
    try:
        rencana = import_file(jalur, pada=PADA).rencana
    except InvalidInput:
        ada = Pegawai.objects.exists()
    else:
        return _saved_whole(jalur, rencana)
    assert not ada
    return True


def _saved_whole(jalur: Path, rencana: Rencana) -> bool:
    assert Pegawai.objects.count() == rencana.jumlah(KeputusanBaris.BARU)
    lagi = plan_file(jalur, pada=PADA).rencana
    assert lagi.jumlah(KeputusanBaris.BARU) == 0
    assert lagi.jumlah(KeputusanBaris.BERUBAH) == 0
    for baris in rencana.baris:
        assert all(satu.alasan for satu in (*baris.tolak, *baris.peringatan))
    return False
