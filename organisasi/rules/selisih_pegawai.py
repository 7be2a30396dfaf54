"""What a row changes of a person, as values and as words."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.baris_pegawai import BarisPegawai
from organisasi.rules.jenis import LABEL
from organisasi.rules.linimasa import kunci, masa_pada
from organisasi.rules.register_impor import OrangRencana, OrangTercatat

_TANDA = re.compile(r"[\s.,]+")
#: Fields of a person that the file may change, with their words.
KATA = {
    "nama": "Nama",
    "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang",
    "jenis": "Jenis pegawai",
    "golongan": "Golongan",
    "tmt_golongan": "TMT golongan",
    "jenis_kelamin": "Jenis kelamin",
    "lahir": "Tanggal lahir",
}
#: What stands beside them in a preview: facts that have days.
KATA_BERTANGGAL = (JABATAN, LAIN, KEADAAN, ATASAN) = (
    "Jabatan",
    "Penempatan lain",
    "Keadaan",
    "Atasan langsung",
)


def selisih(baris: BarisPegawai, isi: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the fields to write. An empty cell never empties the register."""
    baru = {nama: getattr(baris, nama) for nama in KATA}
    baru = {nama: nilai for nama, nilai in baru.items() if nilai}
    if isi is None:
        return baru
    return {
        nama: nilai
        for nama, nilai in baru.items()
        if not (nama in baris.tersirat and isi[nama])
        and not _sama(nama, nilai, isi[nama])
    }


def _sama(nama: str, baru: Any, lama: Any) -> bool:
    """Names differ by more than capitals, titles by more than dots and commas."""
    if nama == "nama":
        return kunci(baru) == kunci(lama)
    if nama.startswith("gelar"):
        return _huruf(baru) == _huruf(lama)
    return bool(baru == lama)


def _huruf(gelar: str) -> str:
    return _TANDA.sub("", gelar).casefold()


def perubahan(
    orang: OrangRencana, tercatat: OrangTercatat | None, pada: date
) -> tuple[dict[str, str], dict[str, str]]:
    """Return old and new in words, only what changes."""
    sebelum: dict[str, str] = {}
    sesudah: dict[str, str] = {}
    for nama, nilai in orang.isian.items():
        sesudah[KATA[nama]] = _kata(nilai)
        if tercatat:
            sebelum[KATA[nama]] = _kata(tercatat.isi[nama])
    if orang.keadaan_baru:
        sesudah[KEADAAN] = LABEL[orang.keadaan_baru[0]]
        if orang.keadaan_lama:
            sebelum[KEADAAN] = LABEL[orang.keadaan_lama.jenis]
    kini = masa_pada(orang.masa, pada)
    lama = masa_pada(tercatat.masa, pada) if tercatat else None
    if kini and (lama is None or kini.uraian != lama.uraian):
        sesudah[JABATAN] = kini.uraian
        if lama:
            sebelum[JABATAN] = lama.uraian
    lain = [masa.uraian for masa in orang.masa if masa.baru and masa is not kini]
    lain += [masa.uraian for masa in orang.rangkap]
    if lain:
        sesudah[LAIN] = "; ".join(lain)
    return sebelum, sesudah


def _kata(nilai: Any) -> str:
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    return LABEL.get(nilai, str(nilai or ""))
