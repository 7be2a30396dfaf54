"""NIP of a PNS and NI PPPK: 18 digits that say birth, appointment, sex and serial.

Digits 1-8 birth date, 9-12 year, 13-14 month of the TMT CPNS (PNS, 01-12) or a
number from 21 (PPPK), 15 sex (1 pria, 2 wanita), 16-18 serial.
"""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kinerja.lib.tanggal import NAMA_BULAN, format_tanggal
from organisasi.rules.jenis import LABEL, JenisKelamin, JenisPegawai

PANJANG = 18
_TAHUN_AWAL = 1950
#: A number with so many parts that cannot be is no NIP.
_MUSTAHIL = 3
_BERNOMOR_PPPK = frozenset({JenisPegawai.PPPK, JenisPegawai.PPPK_PW})
USIA_MASUK = 15

_AWALAN = re.compile(
    r"(?:nip|nipppk|nippppk|ni\s*pppk|nip?\s*p?3k)(?![a-z])[\s.:]*", re.IGNORECASE
)
_PEMISAH = re.compile(r"[\s.'’‘`´\"“”*‐-―−\u200b-\u200d\ufeff-]")
_BAGIAN = re.compile(r"[/\n();|]")
_PANGKAT = re.compile(r"[0-9][0-9.,]*[eE]\+?[0-9]+")
_ANGKA = re.compile(r"[0-9]")
_PECAHAN = re.compile(r"[0-9]{15,}[.,]0+")


class JenisNip(StrEnum):
    """Whose number it is, told by digits 13-14."""

    PNS = "PNS"
    PPPK = "PPPK"


class Nip(NamedTuple):
    """A valid number and what it says. ``bulan_tmt`` is None for a PPPK."""

    nomor: str
    jenis: JenisNip
    lahir: date
    tahun_tmt: int
    bulan_tmt: int | None
    jenis_kelamin: JenisKelamin
    urut: str

    def uraian(self) -> str:
        """Say in one Indonesian phrase what the digits mean."""
        tmt = (
            f"TMT CPNS {NAMA_BULAN[self.bulan_tmt - 1]} {self.tahun_tmt}"
            if self.bulan_tmt
            else f"pengangkatan tahun {self.tahun_tmt}"
        )
        return (
            f"{self.jenis}, lahir {format_tanggal(self.lahir)}, {tmt}, "
            f"{LABEL[self.jenis_kelamin].lower()}, nomor urut {self.urut}"
        )


class HasilNip(NamedTuple):
    """Outcome of a check: ``nip`` when valid, else the sentences in ``masalah``."""

    bersih: str
    nip: Nip | None
    masalah: tuple[str, ...]

    @property
    def meragukan(self) -> bool:
        """Say whether 18 digits contradict themselves only as real NIPs do."""
        return (
            self.nip is None
            and len(self.bersih) == PANJANG
            and self.bersih.isascii()
            and self.bersih.isdigit()
            and not self.bersih.endswith("000")
            and len(self.masalah) < _MUSTAHIL
        )


def bersihkan_nip(teks: str) -> str:
    """Drop what people type around the digits; nothing is added or repaired."""
    polos = teks.strip().lstrip("'")
    if polos.isascii() and polos.isdigit():
        return polos
    return _PEMISAH.sub("", _AWALAN.sub("", teks.strip(), count=1))


def nip_dalam_sel(teks: str) -> str:
    """Return the one number of 18 figures of a cell that also holds the old NIP."""
    bagian = [bersihkan_nip(satu) for satu in _BAGIAN.split(teks)]
    utuh = [s for s in bagian if len(s) == PANJANG and s.isascii() and s.isdigit()]
    return utuh[0] if len(utuh) == 1 else teks


def jenis_nomor(nomor: str) -> JenisNip:
    """Return whose number 18 digits are, also of one that contradicts itself."""
    return JenisNip.PPPK if int(nomor[12:14]) >= 21 else JenisNip.PNS


def kelamin_nomor(nomor: str) -> JenisKelamin:
    """Return the sex that 18 digits say, also of a number that contradicts itself."""
    return JenisKelamin.WANITA if nomor[14] == "2" else JenisKelamin.PRIA


def selisih_jenis(jenis: JenisPegawai, nomor: str) -> str:
    """Say that somebody of this kind has the number of the other one, else ""."""
    dari_nip = jenis_nomor(nomor)
    if (jenis in _BERNOMOR_PPPK) == (dari_nip is JenisNip.PPPK):
        return ""
    return f"Tertulis {LABEL[jenis]}, sedangkan NIP-nya nomor {dari_nip}."


def periksa_nip(teks: str, *, pada: date, jenis: JenisNip | None = None) -> HasilNip:
    """Check a NIP as on day ``pada``; ``jenis`` None takes the kind from the number."""
    if masalah := _kerusakan_lembar_kerja(teks.strip()):
        return HasilNip("", None, (masalah,))
    bersih = bersihkan_nip(teks)
    if masalah := _bentuk(bersih):
        return HasilNip(bersih, None, (masalah,))
    if isi := _masalah_isi(bersih, pada, jenis):
        return HasilNip(bersih, None, isi)
    return HasilNip(bersih, _uraikan(bersih), ())


def _kerusakan_lembar_kerja(teks: str) -> str:
    if _PANGKAT.fullmatch(teks.lstrip("'’")) or _PECAHAN.fullmatch(teks):
        return (
            f"“{teks}” sudah diubah lembar kerja menjadi bilangan sehingga angka "
            "terakhirnya hilang. Ubah format kolom NIP menjadi Teks, isi ulang dari "
            "sumbernya, lalu unggah lagi."
        )
    return ""


def _bentuk(bersih: str) -> str:
    if not bersih:
        return "NIP kosong."
    if not (bersih.isascii() and bersih.isdigit()):
        asing = sorted(set(_ANGKA.sub("", bersih)))
        daftar = ", ".join(f"“{huruf}”" for huruf in asing[:5])
        return f"NIP hanya boleh berisi angka 0-9; ditemukan {daftar}."
    if len(bersih) != PANJANG:
        return f"NIP harus 18 angka; yang tertulis {len(bersih)} angka."
    return ""


def _masalah_isi(nomor: str, pada: date, jenis: JenisNip | None) -> tuple[str, ...]:
    semua = (
        _masalah_lahir(nomor, pada),
        _masalah_tahun(nomor, pada),
        _masalah_bulan(nomor, jenis),
        _masalah_kelamin(nomor),
        _masalah_urut(nomor),
    )
    return tuple(satu for satu in semua if satu)


def _masalah_lahir(nomor: str, pada: date) -> str:
    lahir = _lahir(nomor)
    if lahir is None:
        return (
            f"Angka ke-1 sampai 8 (tanggal lahir) {nomor[:8]} bukan tanggal yang ada."
        )
    if lahir > pada:
        return f"Angka ke-1 sampai 8 (tanggal lahir) {nomor[:8]} belum terjadi."
    return ""


def _masalah_tahun(nomor: str, pada: date) -> str:
    tahun = int(nomor[8:12])
    if not _TAHUN_AWAL <= tahun <= pada.year + 1:
        return (
            f"Angka ke-9 sampai 12 (tahun pengangkatan) {tahun:04} harus antara "
            f"{_TAHUN_AWAL} dan {pada.year + 1}."
        )
    if tahun <= int(nomor[:4]) + USIA_MASUK:
        return (
            f"Angka ke-9 sampai 12 (tahun pengangkatan) {tahun} harus lebih dari "
            f"{USIA_MASUK} tahun sesudah tahun lahir {nomor[:4]}."
        )
    return ""


def _masalah_bulan(nomor: str, jenis: JenisNip | None) -> str:
    bagian = nomor[12:14]
    dari_nomor = _jenis(nomor)
    if dari_nomor is None:
        return (
            f"Angka ke-13 dan 14 adalah {bagian}; untuk PNS harus bulan 01-12, untuk "
            "PPPK 21-99."
        )
    if jenis is not None and jenis is not dari_nomor:
        wajib = "bulan 01-12" if jenis is JenisNip.PNS else "21-99"
        return (
            f"Angka ke-13 dan 14 adalah {bagian}; untuk {jenis} harus {wajib}. "
            f"Nomor ini berbentuk nomor {dari_nomor}."
        )
    return ""


def _masalah_kelamin(nomor: str) -> str:
    if nomor[14] in "12":
        return ""
    return f"Angka ke-15 harus 1 (pria) atau 2 (wanita); yang tertulis {nomor[14]}."


def _masalah_urut(nomor: str) -> str:
    if nomor[15:] != "000":
        return ""
    return (
        "Angka ke-16 sampai 18 (nomor urut) tidak boleh 000; sering terjadi bila NIP "
        "pernah disimpan lembar kerja sebagai bilangan."
    )


def _jenis(nomor: str) -> JenisNip | None:
    bagian = int(nomor[12:14])
    if 1 <= bagian <= 12:
        return JenisNip.PNS
    return JenisNip.PPPK if bagian >= 21 else None


def _lahir(nomor: str) -> date | None:
    try:
        return date(int(nomor[:4]), int(nomor[4:6]), int(nomor[6:8]))
    except ValueError:
        return None


def _uraikan(nomor: str) -> Nip:
    """Split a number that passed every check."""
    jenis = JenisNip.PNS if int(nomor[12:14]) <= 12 else JenisNip.PPPK
    return Nip(
        nomor=nomor,
        jenis=jenis,
        lahir=date(int(nomor[:4]), int(nomor[4:6]), int(nomor[6:8])),
        tahun_tmt=int(nomor[8:12]),
        bulan_tmt=int(nomor[12:14]) if jenis is JenisNip.PNS else None,
        jenis_kelamin=JenisKelamin.PRIA if nomor[14] == "1" else JenisKelamin.WANITA,
        urut=nomor[15:],
    )
