"""Rows below a header that are nobody: headings, totals, signatures, numbering.

A printed list repeats its header on every page, numbers its columns, names the unit in
a row of its own and ends in a signature; one person may stand in two rows.
"""

import re
from collections.abc import Sequence

#: Words for "no value" in lower case; a number that could not be computed as well.
_KOSONG = {
    *("null", "nihil", "nil", "n/a", "na", "n.a", "n.a.", "none", "nan", "kosong"),
    *("tidak ada", "tdk ada", "belum ada", "blm ada", "#n/a", "#div/0!", "#ref!"),
    *("#value!", "#name?", "#num!", "#null!", "9999-99-99", "99/99/9999"),
    *("99-99-9999", "0000-00-00", "00-00-0000", "00/00/0000", "00/00/00"),
}
_TANDA_SAJA = re.compile(r"[\W_]*")

_KATA_UNIT = (
    r"UNIT KERJA|UNIT ORGANISASI|UNIT|UNOR|SKPK|SKPD|OPD|SATUAN KERJA|SATKER"
    r"|PERANGKAT DAERAH|INSTANSI|NAMA UNIT(?: KERJA)?|NAMA SKPK|NAMA SKPD|NAMA OPD"
    r"|NAMA SEKOLAH|TEMPAT TUGAS"
)
_BERLABEL = re.compile(
    rf"(?:{_KATA_UNIT})(?:\s*/\s*(?:{_KATA_UNIT}))?\s*[:=]\s*(?P<unit>.+)",
    re.IGNORECASE,
)
_UNIT_BERNAMA = (
    r"(?:DINAS|BADAN|KECAMATAN|KELURAHAN|GAMPONG|KANTOR|SEKRETARIAT|INSPEKTORAT|BAGIAN"
    r"|BIDANG|SUB ?BAGIAN|SUB ?BIDANG|SEKSI|UPT[DB]?|PUSKESMAS|RSUD|RUMAH SAKIT|SATUAN"
    r"|SD|SDN|SMP|SMPN|SMA|SMK|TK|PAUD|SEKOLAH|BAPPEDA|BKPSDM|BPBD|BPBK|DPMPTSP|SATPOL"
    r"|MAJELIS|BAITUL MAL|CABANG DINAS|KORWIL|LABORATORIUM)\b"
)
_NAMA_UNIT = re.compile(_UNIT_BERNAMA, re.IGNORECASE)
_KABUPATEN = re.compile(
    r"[\s,]+(?:PEMERINTAH\s+)?(?:KAB(?:UPATEN)?\b\.?|KOTA\b)\s+[A-Z .-]+$",
    re.IGNORECASE,
)
#: The name of a list, perhaps with its unit: "DAFTAR NOMINATIF GURU SDN 1 TAHUN 2026".
_NAMA_DAFTAR = re.compile(
    r"(?:DAFTAR|NOMINATIF|DATA|REKAP|DUK\b|LAPORAN)"
    r"(?:.*?\b(?:PEGAWAI|PNS|PPPK|ASN|GURU|GTK|SIPIL|DUK|NOMINATIF|LINGKUNGAN|PADA|DI)"
    rf"\s+(?P<unit>{_UNIT_BERNAMA}.*?)(?=$|\s+(?:TAHUN|BULAN|PER|KEADAAN|TMT)\b))?",
    re.IGNORECASE,
)
_NOMOR_URUT = re.compile(r"^(?:[0-9]{1,3}|[IVX]{1,5}|[A-Z])[.)]\s+", re.IGNORECASE)
_JUMLAH = re.compile(
    r"(?:SUB ?)?(?:JUMLAH|TOTAL|JML|REKAPITULASI|REKAP)\b", re.IGNORECASE
)
_KELOMPOK = re.compile(
    r"(?:[-•*]\s*|[a-z0-9][.)]\s*)?(?:LAKI\s*[-–]?\s*LAKI|PEREMPUAN|PRIA|WANITA|C?PNS"
    r"|PPPK|P3K|ASN|[IVX]+(?:/[A-E])?|(?:GOL(?:ONGAN)?\.?|ESELON)\s*[IVX]+\s*[/.]?\s*[A-E]?"
    r"|(?:STRUKTURAL|FUNGSIONAL|PELAKSANA)|S-?[123]|D-?[1-4IV]+|SMA|SMP|SD)\s*[:=]?",
    re.IGNORECASE,
)
_BANYAK = re.compile(r"[:=]?\s*[0-9]{1,5}\s*(?:ORANG|ORG|PEGAWAI)?\.?", re.IGNORECASE)
_TANDA_TANGAN = re.compile(
    r"(?:MENGETAHUI|MENYETUJUI|DISETUJUI|DIKETAHUI|DIBUAT OLEH|DISAHKAN|DITETAPKAN"
    r"|A\.?N\.?\s|AN\.|U\.?B\.?\s|PLT\.?\s|PLH\.?\s|PJ\.?\s|KEPALA\b|BUPATI\b"
    r"|SEKRETARIS\b|CAMAT\b|DIREKTUR\b|KASUB|PEMBINA\b|PENATA\b|PENGATUR\b"
    r"|[A-Z .'-]{3,30},\s*(?:TANGGAL\s*)?(?:[0-9.…]{1,8}\s+)?"
    r"(?:JAN|FEB|PEB|MAR|APR|MEI|JUN|JUL|AGU|AGT|AGS|SEP|OKT|NOV|NOP|DES)[A-Z]*\s+"
    r"(?:[0-9]{4}|\.+|…))",
    re.IGNORECASE,
)
_CATATAN = re.compile(r"(?:CATATAN|KETERANGAN|KET|SUMBER|NB)\s*[.:]|\*", re.IGNORECASE)
_CONTOH = re.compile(r"[(\[*]?(?:CONTOH|SAMPLE|EXAMPLE)\b", re.IGNORECASE)
_CARA_ISI = re.compile(
    r"(?:WAJIB|HARUS|OPSIONAL|DIISI|ISI|TULIS|CONTOH|FORMAT|TEKS|TEXT|VARCHAR|[X#]{4,}|"
    r"(?:[0-9]{1,2}\s?)?(?:DIGIT|ANGKA|KARAKTER))",
    re.IGNORECASE,
)
_ABJAD = "abcdefghijklmnopqrstuvwxyz"
_POLA_ANGKA = re.compile(r"([0-9])\1{7,}|1234567890?[0-9]*")
_ANGKA = re.compile(r"\(?([0-9]{1,2})\)?\.?")


def kosong(teks: str) -> bool:
    """Say whether a cell means "no value": a word for it, or nothing but signs."""
    return (
        _TANDA_SAJA.fullmatch(teks) is not None
        or teks.casefold().strip("()[] ") in _KOSONG
    )


def isi_berbeda(sel: Sequence[str]) -> list[str]:
    """Return the different texts of a row: a merged cell may come out repeated."""
    return list(dict.fromkeys(" ".join(s.split()) for s in sel if s.strip()))


def baris_contoh(nip: str, nama: str) -> str:
    """Say that a row only shows how a template is filled in, "" for any other."""
    if _CONTOH.match(nama.strip()):
        return "Baris contoh: yang tertulis di kolom nama bukan nama orang."
    if _CARA_ISI.match(nip) or _POLA_ANGKA.fullmatch(nip):
        return "Baris contoh: isinya cara mengisi NIP, bukan NIP."
    return ""


def baris_nomor(sel: Sequence[str]) -> bool:
    """Say whether a row only numbers its columns: 1, 2, 3 …, (1), (2) … or a, b, c …"""
    isi = [satu.strip() for satu in sel if satu.strip()]
    if len(isi) > 2 and "".join(isi).casefold() == _ABJAD[: len(isi)]:
        return True
    angka = [int(c[1]) for satu in isi if (c := _ANGKA.fullmatch(satu))]
    return len(isi) > 2 and len(angka) == len(isi) and angka == sorted(set(angka))


def unit_judul(sel: Sequence[str]) -> str:
    """Return the unit that a row of its own names, "" when it names none."""
    isi = isi_berbeda(sel)
    if not 0 < len(isi) <= 4:
        return ""
    if len(isi) == 2 and re.fullmatch(_KATA_UNIT, isi[0], re.IGNORECASE):
        isi[0] += " :"
    semua = " ".join(isi)
    if cocok := _BERLABEL.fullmatch(_NOMOR_URUT.sub("", semua, count=1)):
        return _KABUPATEN.sub("", cocok["unit"].lstrip(": ").strip())
    sisa = [satu for satu in isi if not re.fullmatch(r"[0-9IVXA-Z]{1,4}[.)]?", satu)]
    if len(sisa) != 1:
        return ""
    nama = _NOMOR_URUT.sub("", sisa[0], count=1).strip(": ")
    nama = _KABUPATEN.sub("", nama)
    return nama if _NAMA_UNIT.match(nama) and len(nama) <= 200 else ""


def unit_di_judul(atas: Sequence[Sequence[str]]) -> str:
    """Return the unit that titles name from the name of the list on, "" for none.

    Above that name stands the letterhead of whoever printed it.
    """
    unit, sesudah = "", False
    for sel in atas:
        if ada := unit_judul(sel):
            unit = ada if sesudah or any(":" in s for s in sel) else unit
        elif cocok := _NAMA_DAFTAR.match(" ".join(isi_berbeda(sel))):
            sesudah = True
            unit = unit_judul([cocok["unit"]]) if cocok["unit"] else unit
    return unit


def sebab_lewat(sel: Sequence[str]) -> str:
    """Say why a row without a person is passed over, "" when nothing tells it."""
    isi = isi_berbeda(sel)
    pertama = isi[0] if isi else ""
    if baris_nomor(sel):
        return "Baris nomor kolom."
    if any(_JUMLAH.match(satu) for satu in isi[:2]):
        return "Baris jumlah."
    if len(isi) <= 3 and _rekap(isi):
        return "Baris rekapitulasi."
    if len(isi) <= 3 and _CATATAN.match(pertama):
        return "Catatan di luar tabel."
    return ""


def _rekap(isi: Sequence[str]) -> bool:
    """Say whether a short row counts a group: "Perempuan : 12 orang"."""
    lain = [satu for satu in isi if not _BANYAK.fullmatch(satu)]
    return len(lain) == 1 and len(isi) > 1 and bool(_KELOMPOK.fullmatch(lain[0]))


def awal_tanda_tangan(sel: Sequence[str]) -> bool:
    """Say whether a short row begins the signature below a list."""
    isi = isi_berbeda(sel)
    return 0 < len(isi) <= 3 and any(_TANDA_TANGAN.match(satu) for satu in isi)
