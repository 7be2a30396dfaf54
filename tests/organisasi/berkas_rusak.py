"""Damaged files from a seed: bytes, cells, rows and columns as chance and people ruin
them, of every kind and in every format.
"""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random as Acak

from tests.organisasi.berkas_siasn import SIASN_01, judul_dan_baris
from tests.organisasi.berkas_tabel import (
    sebagai_csv,
    sebagai_xls,
    sebagai_xlsx,
    tabel_dari,
)

SISIPAN = (
    *(b"\x00", b"\xff\xfe", b'"', b",", b";", b"\n", b"'", b"null", b"\xe9"),
    *(b"99-99-9999", b'<c r="B9"/>', b"\xef\xbb\xbf", b"\t", b"1E+17", b"\r"),
)
ISI = (
    *("", "-", "null", "NIHIL", "0", "1.98003E+17", "99/99/9999", "9999-99-99"),
    *("31 Pebruari 2020", "29 Nopember 1999", "38353", "2958466", "-5", "1e999"),
    *("IV/z", "XVIII", "Plt. Camat", "Plh.", "Sekcam", "JUMLAH", "NIP", "Nama / NIP"),
    *("198003152005011004", "1980031520050110", "0" * 18, "x" * 300, "a\nb\nc"),
    *("UNIT KERJA : X", "Kecamatan Susoh", "Mengetahui,", "=1+1", "\u200b", "\x1f"),
    *("U-DINKES", "KEPALA", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸", "#REF!", "NaN", "inf", "'", "’"),
)
BERKAS = ("simpeg_03.csv", "nominatif_04.csv", "duk.csv", "unit.csv", "jabatan.csv")


@cache
def _tabel(nama: str) -> list[list[str]]:
    if nama == "siasn":
        judul, baris = judul_dan_baris()
        return [judul, *([satu[j] for j in judul] for satu in baris)]
    return tabel_dari(nama)


def rusak_bita(isi: bytes, acak: Acak) -> bytes:
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


def rusak_tabel(tabel: list[list[str]], acak: Acak) -> list[list[object]]:
    """Move rows, columns and cells about, and put odd things into cells."""
    hasil: list[list[object]] = [list(sel) for sel in tabel]
    for _ in range(acak.randint(1, 8)):
        sel = acak.choice(hasil)
        letak = acak.randrange(len(hasil))
        cara = acak.randrange(7)
        if cara == 0:
            hasil.insert(letak, list(acak.choice(hasil)))
        elif cara == 1 and len(hasil) > 2:
            del hasil[letak]
        elif cara == 2:
            hasil.insert(letak, hasil.pop(acak.randrange(len(hasil))))
        elif cara == 3 and len(sel) > 1:
            sel.insert(acak.randrange(len(sel)), sel.pop(acak.randrange(len(sel))))
        elif cara == 4:
            _rusak_kolom(hasil, acak)
        elif sel:
            isi: object = acak.choice(ISI)
            angka = acak.choice((1.5, 38353.0, 1.98003152005011e17, -1.0, 1e300, 45000))
            sel[acak.randrange(len(sel))] = isi if cara == 5 else angka
    return hasil


def _rusak_kolom(tabel: list[list[object]], acak: Acak) -> None:
    """Drop, double or swap a whole column."""
    lebar = max(len(sel) for sel in tabel)
    a, b = acak.randrange(lebar), acak.randrange(lebar)
    cara = acak.randrange(3)
    for sel in tabel:
        if a >= len(sel) or b >= len(sel):
            continue
        if cara == 0:
            del sel[a]
        elif cara == 1:
            sel.insert(b, sel[a])
        else:
            sel[a], sel[b] = sel[b], sel[a]


def _paket(isi: bytes, acak: Acak) -> bytes:
    """Damage one part and pack it well, so that only its content is wrong."""
    asal = zipfile.ZipFile(io.BytesIO(isi))
    korban = acak.choice([n for n in asal.namelist() if n.startswith("xl/")])
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as paket:
        for nama in asal.namelist():
            bagian = asal.read(nama)
            paket.writestr(nama, rusak_bita(bagian, acak) if nama == korban else bagian)
    return keluar.getvalue()


def _bersih(tabel: list[list[object]]) -> list[list[object]]:
    """Take out what openpyxl refuses to write."""
    return [
        [s.replace("\x1f", "") if isinstance(s, str) else s for s in sel]
        for sel in tabel
    ]


def berkas_rusak(benih: int) -> tuple[str, bytes]:
    """Return the name and the bytes of the damaged file of this seed."""
    acak = Acak(benih)  # noqa: S311 - a seed, no secret
    nama = acak.choice(("siasn", *BERKAS, "kontak.csv"))
    tabel = _tabel(nama)
    cara: list[tuple[str, Callable[[], bytes]]] = [
        ("a.csv", lambda: rusak_bita(_csv(nama), acak)),
        ("a.csv", lambda: sebagai_csv(rusak_tabel(tabel, acak))),
        ("a.xlsx", lambda: sebagai_xlsx(_bersih(rusak_tabel(tabel, acak)))),
        ("a.xls", lambda: sebagai_xls(rusak_tabel(tabel, acak))),
        ("a.xls", lambda: rusak_bita(_xls(nama), acak)),
        ("a.xlsx", lambda: _paket(_xlsx(nama), acak)),
        ("a.xlsx", lambda: rusak_bita(_xlsx(nama), acak)),
    ]
    akhiran, buat = cara[acak.choices(range(7), (3, 5, 4, 3, 2, 2, 1))[0]]
    return akhiran, buat()


@cache
def _csv(nama: str) -> bytes:
    return SIASN_01.read_bytes() if nama == "siasn" else sebagai_csv(_tabel(nama))


@cache
def _xlsx(nama: str) -> bytes:
    return sebagai_xlsx(_tabel(nama))


@cache
def _xls(nama: str) -> bytes:
    return sebagai_xls(_tabel(nama))
