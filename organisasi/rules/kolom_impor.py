"""Which columns a kind of file has, and guesses from the words above them.

A field key stands for one meaning whatever a source calls it; a mapping says for each
column heading which key it holds, "" for columns that are not read. Sources of the
headings: SIASN export and API, SIMPEG forms, DUK and nominatif prints of the regions.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from organisasi.rules.impor import JenisImpor
from organisasi.rules.medan_impor import MEDAN, ORANG, TANGGAL

#: One of these sets of fields must be there for a file to be of the kind.
_ORANG_WAJIB = (frozenset({"nip", "nama"}), frozenset({"nama_nip"}))
WAJIB: Mapping[JenisImpor, tuple[frozenset[str], ...]] = {
    JenisImpor.SIASN: _ORANG_WAJIB,
    JenisImpor.DUK: _ORANG_WAJIB,
    JenisImpor.NOMINATIF: _ORANG_WAJIB,
    JenisImpor.SIMPEG: _ORANG_WAJIB,
    JenisImpor.UNIT: (
        frozenset({"unit", "kode_unor", "kode_induk"}),
        frozenset({"unit", "induk"}),
    ),
    JenisImpor.JABATAN: (frozenset({"jabatan", "induk"}),),
    JenisImpor.KONTAK: (
        frozenset({"nip", "surel"}),
        frozenset({"nip", "telepon"}),
        frozenset({"nip", "surel_dinas"}),
        frozenset({"nama_nip", "surel"}),
        frozenset({"nama_nip", "telepon"}),
        frozenset({"nama", "surel"}),
        frozenset({"nama", "telepon"}),
    ),
}
#: Kinds with the same fields, by one of them.
_KELOMPOK: Mapping[JenisImpor, JenisImpor] = {
    jenis: next(satu for satu in MEDAN if MEDAN[satu] is MEDAN[jenis])
    for jenis in MEDAN
}
_ULANG = {medan.kunci for medan in ORANG if medan.ulang}
_TERPANJANG = 80
#: A packed field, the field it packs and what of it is left beside a column of that.
_TERPISAH = {
    "golongan_tmt": ("golongan", "tmt_golongan"),
    "jabatan_tmt": ("jabatan", "tmt_jabatan"),
    "jabatan_eselon": ("jabatan", "eselon"),
}
_TMT = {"golongan": "tmt_golongan", "jabatan": "tmt_jabatan", "eselon": "tmt_jabatan"}
#: Words that tell which list of people it is.
_CIRI_SIASN = frozenset({"PNS ID", "NIP BARU", "UNOR ID", "UNOR NAMA", "GOL AKHIR ID"})
_CIRI_DUK = re.compile(
    r"(?:NO|NOMOR|URUT)? ?DUK\b|MASA KERJA.*|JAM\b.*|.*(?:PELATIHAN|LATIHAN JABATAN).*"
)
#: Words of a title above the header.
_JUDUL_DUK = re.compile(r"URUT KEPANGKATAN|\bDUK\b", re.IGNORECASE)
_JUDUL_NOMINATIF = re.compile(r"NOMINATIF", re.IGNORECASE)
_CIRI_NOMINATIF = frozenset({"nama_nip", "golongan_tmt", "ttl", "atasan", "keterangan"})
_ISI_JABATAN = frozenset({"jabatan", "golongan", "golongan_tmt", "jabatan_eselon"})

_HURUF = re.compile(r"[A-Z0-9]+")
#: "N I P", a heading whose letters somebody set apart.
_RENGGANG = re.compile(r"(?<![A-Z0-9])[A-Z](?: [A-Z]){2,}(?![A-Z0-9])")
_UNTA = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PERIKSA = re.compile(rf"{TANGGAL}\b.*")


def rapikan_judul(teks: str) -> str:
    """Return a column's name as it is compared: capitals, single spaces."""
    return " ".join(teks.replace("_", " ").split()).upper()


def inti_judul(teks: str) -> str:
    """Return the words of a heading: "nipBaru" and "NIP_BARU:" are "NIP BARU".

    "N I P" is "NIP"; two spaces stand between words set like that.
    """
    besar = _UNTA.sub(" ", teks).upper()
    if len(besar) > 4 and besar[1] == " ":
        besar = _RENGGANG.sub(lambda c: c[0].replace(" ", ""), besar)
    return " ".join(_HURUF.findall(besar))


def kolom_berpola(
    judul: Sequence[str], pola: Mapping[str, re.Pattern[str]]
) -> dict[int, str]:
    """Return {column: field} by one pattern a field; of two that fit one the first."""
    hasil: dict[int, str] = {}
    for letak, teks in enumerate(judul):
        inti = inti_judul(teks)
        cocok = (k for k, satu in pola.items() if satu.fullmatch(inti))
        kunci = next((k for k in cocok if k not in hasil.values()), "")
        if kunci:
            hasil[letak] = kunci
    return hasil


def guess_jenis(judul: Sequence[str], di_atas: str = "") -> JenisImpor | None:
    """Return the kind of file these headings belong to, None when none fits.

    ``di_atas`` are the words of the titles above the header.
    """
    if "kode_induk" in guess_pemetaan(judul, JenisImpor.UNIT).values():
        return JenisImpor.UNIT if _cukup(judul, JenisImpor.UNIT) else None
    if _cukup(judul, JenisImpor.SIMPEG):
        return _jenis_orang(judul, di_atas)
    lain = (JenisImpor.JABATAN, JenisImpor.UNIT, JenisImpor.KONTAK)
    return next((jenis for jenis in lain if _cukup(judul, jenis)), None)


def _jenis_orang(judul: Sequence[str], di_atas: str) -> JenisImpor:
    inti = {inti_judul(satu) for satu in judul}
    kunci = set(guess_pemetaan(judul, JenisImpor.SIMPEG).values()) - {""}
    berjabatan = bool(kunci & _ISI_JABATAN)
    duk = berjabatan and any(_CIRI_DUK.fullmatch(satu) for satu in inti)
    kontak = not berjabatan and len(kunci) <= 5 and _cukup(judul, JenisImpor.KONTAK)
    ciri = (
        (len(inti & _CIRI_SIASN) > 1, JenisImpor.SIASN),
        (bool(_JUDUL_DUK.search(di_atas)), JenisImpor.DUK),
        (bool(_JUDUL_NOMINATIF.search(di_atas)), JenisImpor.NOMINATIF),
        (duk, JenisImpor.DUK),
        (len(kunci & _CIRI_NOMINATIF) > 1, JenisImpor.NOMINATIF),
        (kontak, JenisImpor.KONTAK),
        (bool(inti & _CIRI_SIASN), JenisImpor.SIASN),
    )
    return next((jenis for benar, jenis in ciri if benar), JenisImpor.SIMPEG)


def _cukup(judul: Sequence[str], jenis: JenisImpor) -> bool:
    return lengkap(guess_pemetaan(judul, jenis), jenis)


def lengkap(pemetaan: Mapping[str, str], jenis: JenisImpor) -> bool:
    """Say whether a mapping has what rows of this kind cannot do without."""
    ada = set(pemetaan.values())
    return any(wajib <= ada for wajib in WAJIB[jenis])


def guess_pemetaan(judul: Sequence[str], jenis: JenisImpor) -> dict[str, str]:
    """Return {heading: field key or ""}; of two columns of one field the first.

    Whole headings count before patterns, so that "NIP" wins over "Nomor NIP".
    """
    kelompok = _KELOMPOK[jenis]
    calon = sorted(
        (*arti[:3], letak, satu, arti[3])
        for letak, satu in enumerate(judul)
        for arti in _arti(kelompok, inti_judul(satu))
    )
    hasil = dict.fromkeys(judul, "")
    terpakai: set[str] = set()
    for *_, satu, kunci in calon:
        if not hasil[satu] and (kunci in _ULANG or kunci not in terpakai):
            hasil[satu] = kunci
            terpakai.add(kunci)
    if kelompok is _KELOMPOK[JenisImpor.SIMPEG]:
        _unpack(hasil)
        _map_tmt(judul, hasil)
    if jenis is JenisImpor.SIMPEG:
        for satu, kunci in hasil.items():
            if not kunci and _PERIKSA.fullmatch(inti_judul(satu)):
                hasil[satu] = "tanggal"
    return hasil


def _unpack(hasil: dict[str, str]) -> None:
    """A group "Jabatan" over "Nama", "TMT" and "Eselon" packs nothing into one cell."""
    for judul, kunci in hasil.items():
        utama, bagian = _TERPISAH.get(kunci, ("", ""))
        ada = hasil.values()
        if utama in ada and bagian not in ada:
            hasil[judul] = bagian


def _map_tmt(judul: Sequence[str], hasil: dict[str, str]) -> None:
    """A bare "TMT" belongs to the column before it."""
    for sebelum, satu in pairwise(judul):
        kunci = _TMT.get(hasil[sebelum], "")
        lepas = not hasil[satu] and kunci not in hasil.values()
        if lepas and re.fullmatch(r"TMT(?: [0-9])?", inti_judul(satu)):
            hasil[satu] = kunci


@lru_cache(maxsize=8192)
def _arti(kelompok: JenisImpor, inti: str) -> tuple[tuple[int, int, int, str], ...]:
    """Return what a heading may mean: (way, field, name) as ranks, and the key."""
    if not 0 < len(inti) <= _TERPANJANG:
        return ()
    arti: list[tuple[int, int, int, str]] = []
    for letak, medan in enumerate(MEDAN[kelompok]):
        if inti in medan.sebutan:
            arti.append((0, letak, medan.sebutan.index(inti), medan.kunci))
        elif medan.pola and re.fullmatch(medan.pola, inti):
            arti.append((1, letak, 0, medan.kunci))
    return tuple(arti)


def nilai_judul(judul: Sequence[str], jenis: JenisImpor | None) -> int:
    """Return how much a row looks like headings of a kind (None: any): 0 for not.

    Each field it names counts one, a row with all that the kind needs 100 more.
    """
    terbaik = 0
    for satu in {_KELOMPOK[jenis]} if jenis else set(_KELOMPOK.values()):
        pemetaan = guess_pemetaan(judul, satu)
        ada = sum(1 for kunci in pemetaan.values() if kunci)
        terbaik = max(terbaik, ada + 100 * lengkap(pemetaan, satu))
    return terbaik


def label_medan(jenis: JenisImpor) -> dict[str, str]:
    """Return {field key: word on screen} of a kind, in a sensible order."""
    return {medan.kunci: medan.label for medan in MEDAN[jenis]}


def fingerprint_judul(judul: Sequence[str]) -> str:
    """Return what a source is recognised by: the same columns in the same order."""
    isi = "\n".join(rapikan_judul(satu) for satu in judul)
    return hashlib.sha256(isi.encode()).hexdigest()[:32]
