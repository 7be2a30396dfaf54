"""Read rows from CSV or JSON and print them with the result columns."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kinerja.lib.angka import teks_isian
from kinerja.lib.errors import InvalidInput

KOLOM_HASIL = ("hasil", "mentah", "status", "alasan")
PANGKAT_TERBESAR = 60
SEL_TERPANJANG = 1_000_000
csv.field_size_limit(SEL_TERPANJANG)
_TANDA_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class AngkaJson(str):
    """A JSON number kept digit for digit; it is never ambiguous."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Hasil:
    """Result of one row; ``beda`` None when there is no printed figure to judge."""

    hasil: str
    status: str
    alasan: str
    mentah: str = ""
    beda: str | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows as read, in order; ``kolom`` is the union of their columns."""

    kolom: tuple[str, ...]
    baris: tuple[dict[str, object], ...]
    kelebihan: Mapping[int, list[str]] = field(default_factory=dict)

    def nama(self, *sebutan: str) -> str | None:
        """Find a column by its synonyms, the first that exists; case is ignored."""
        ada = {_nama_kolom(kolom): kolom for kolom in reversed(self.kolom)}
        return next((ada[satu] for satu in sebutan if satu in ada), None)

    def wajib(self, *sebutan: str) -> str:
        """Like ``nama``, but raises InvalidInput when there is no such column."""
        kolom = self.nama(*sebutan)
        if kolom is None:
            ada = ", ".join(self.kolom)
            raise InvalidInput(
                f"Kolom “{sebutan[0]}” tidak ada. Kolom yang ada: {ada}."
            )
        return kolom


def _nama_kolom(kolom: str) -> str:
    return re.sub(r"[\s._/-]+", "_", kolom.strip().casefold()).strip("_")


def isi_sel(baris: Mapping[str, object], kolom: str | None) -> str:
    """Return the text of a cell for the rules; a JSON number as a decimal comma."""
    nilai = baris.get(kolom) if kolom is not None else None
    if nilai is None:
        return ""
    if isinstance(nilai, AngkaJson):
        return teks_isian(Decimal(nilai))
    return nilai if isinstance(nilai, str) else json.dumps(nilai, ensure_ascii=False)


def baca_tabel(jalur: str) -> Tabel:
    """Read a CSV or JSON file. Raises InvalidInput with a sentence for the reader."""
    teks = _baca_teks(jalur)
    if not teks.strip():
        raise InvalidInput(f"Berkas {jalur} kosong.")
    tabel = _dari_json(teks) if teks.lstrip()[0] in "[{" else _dari_csv(teks)
    if not tabel.baris:
        raise InvalidInput(f"Berkas {jalur} tidak berisi baris data.")
    return tabel


def _baca_teks(jalur: str) -> str:
    try:
        isi = Path(jalur).read_bytes()
    except FileNotFoundError:
        raise InvalidInput(f"Berkas {jalur} tidak ditemukan.") from None
    except (OSError, ValueError):
        raise InvalidInput(f"Berkas {jalur} tidak dapat dibuka.") from None
    pilihan = ("utf-16",) if isi[:2] in _TANDA_UTF16 else ("utf-8-sig", "cp1252")
    for sandi in pilihan:
        try:
            teks = isi.decode(sandi)
        except UnicodeDecodeError:
            continue
        if "\x00" not in teks:
            return teks
    raise InvalidInput(
        f"Berkas {jalur} bukan teks. Simpan sebagai CSV (UTF-8) atau JSON."
    )


def _angka_json(teks: str) -> AngkaJson:
    """Keep the digits, but no exponent that would fill the memory when written out."""
    if abs(Decimal(teks).adjusted()) > PANGKAT_TERBESAR:
        raise ValueError(teks)
    return AngkaJson(teks)


def _dari_json(teks: str) -> Tabel:
    try:
        isi = json.loads(
            teks, parse_float=_angka_json, parse_int=_angka_json, parse_constant=str
        )
    except (ArithmeticError, ValueError, RecursionError):
        raise InvalidInput(
            "Isi berkas bukan JSON yang benar, atau memuat angka yang tidak wajar."
        ) from None
    if not isinstance(isi, list) or not all(isinstance(satu, dict) for satu in isi):
        raise InvalidInput(
            'JSON harus berupa daftar baris, misalnya [{"nip": "..."}, ...].'
        )
    kolom = tuple(dict.fromkeys(nama for satu in isi for nama in satu))
    return Tabel(kolom, tuple(isi))


def _dari_csv(teks: str) -> Tabel:
    pemisah, teks = _pemisah(teks)
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    try:
        baris = [satu for satu in pembaca if satu]
    except csv.Error:
        raise InvalidInput(
            "Isi CSV tidak dapat dibaca: tanda kutip tidak berpasangan, atau satu sel "
            "lebih panjang dari sejuta huruf."
        ) from None
    kepala = _kepala(baris[0]) if baris else ()
    isi = []
    kelebihan = {}
    for nomor, satu in enumerate(baris[1:]):
        isi.append(_baris(kepala, satu))
        if any(sel.strip() for sel in satu[len(kepala) :]):
            kelebihan[nomor] = satu[len(kepala) :]
    return Tabel(kepala, tuple(isi), kelebihan)


def _pemisah(teks: str) -> tuple[str, str]:
    """Take the separator that Excel names ("sep=;") or the header line uses most."""
    teks = teks.lstrip("\r\n")
    pertama, _, sisa = teks.partition("\n")
    if cocok := re.fullmatch(r"sep=([,;\t])\s*", pertama, re.IGNORECASE):
        return cocok[1], sisa
    tanpa_kutip = re.sub(r'"[^"]*"', "", pertama)
    return max(",;\t", key=tanpa_kutip.count), teks


def _kepala(baris: Sequence[str]) -> tuple[str, ...]:
    while baris and not baris[-1].strip():
        baris = baris[:-1]
    kepala = tuple(sel.strip() for sel in baris)
    bentuk = [_nama_kolom(sel) for sel in kepala]
    ganda = {sel for sel in kepala if bentuk.count(_nama_kolom(sel)) > 1}
    if ganda:
        nama = ", ".join(f"“{sel}”" for sel in sorted(ganda))
        raise InvalidInput(f"Nama kolom {nama} muncul lebih dari satu kali.")
    return kepala


def _baris(kepala: Sequence[str], sel: Sequence[str]) -> dict[str, object]:
    lengkap = [*sel, *[""] * (len(kepala) - len(sel))]
    return dict(zip(kepala, lengkap, strict=False))


def susun(tabel: Tabel, hasil: Sequence[Hasil]) -> list[dict[str, object]]:
    """Put the result columns behind the columns of each row, order kept."""
    dengan_beda = any(satu.beda is not None for satu in hasil)
    return [
        _asal(baris) | _kolom_hasil(satu, dengan_beda=dengan_beda)
        for baris, satu in zip(tabel.baris, hasil, strict=True)
    ]


def _asal(baris: Mapping[str, object]) -> dict[str, object]:
    """Rename an input column that bears the name of a result column."""
    terpakai = (*KOLOM_HASIL, "beda")
    asal: dict[str, object] = {}
    for nama, nilai in baris.items():
        baru = nama
        while baru in terpakai or (baru != nama and baru in baris):
            baru += "_asal"
        asal[baru] = nilai
    return asal


def _kolom_hasil(hasil: Hasil, *, dengan_beda: bool) -> dict[str, object]:
    kolom: dict[str, object] = {nama: getattr(hasil, nama) for nama in KOLOM_HASIL}
    return kolom | ({"beda": hasil.beda or ""} if dengan_beda else {})


def tulis_json(baris: Sequence[Mapping[str, object]]) -> str:
    """Print a JSON list; numbers are strings with a dot, digits as given."""
    return json.dumps(baris, ensure_ascii=False, indent=1) + "\n"


def tulis_csv(baris: Sequence[Mapping[str, object]]) -> str:
    """Print CSV (comma, quoted where needed) with the union of all columns."""
    kolom = list(dict.fromkeys(nama for satu in baris for nama in satu))
    belakang = [nama for nama in (*KOLOM_HASIL, "beda") if nama in kolom]
    depan = [nama for nama in kolom if nama not in belakang]
    keluaran = io.StringIO(newline="")
    penulis = csv.writer(keluaran, lineterminator="\n")
    penulis.writerow(depan + belakang)
    for satu in baris:
        penulis.writerow([_sel(satu.get(nama)) for nama in depan + belakang])
    return keluaran.getvalue()


def _sel(nilai: object) -> str:
    if nilai is None:
        return ""
    return nilai if isinstance(nilai, str) else json.dumps(nilai, ensure_ascii=False)
