"""Dates and times as Indonesians write them, and the ranges of days.

Day first, always: 05/06/2026 is 5 June. Text in, ``date`` out; no clock, no Django.
"""

import calendar
import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from psycopg.types.range import Range

from kinerja.lib.errors import InvalidInput

#: A range of days as the database keeps it, first day in, last day out.
DateRange = Range[date]
WIB = ZoneInfo("Asia/Jakarta")
NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_SEBUTAN_BULAN = (
    "januari jan djanuari january",
    "februari feb pebruari peb february",
    "maret mar mart march",
    "april apr",
    "mei may",
    "juni jun djuni june",
    "juli jul djuli july",
    "agustus agt agu ags agust aug august",
    "september sep sept",
    "oktober okt oct october",
    "november nov nopember nop",
    "desember des december dec",
)
_BULAN = {
    nama: nomor
    for nomor, sebutan in enumerate(_SEBUTAN_BULAN, start=1)
    for nama in sebutan.split()
}
_HARI = {nama.lower(): nomor for nomor, nama in enumerate(NAMA_HARI)} | {
    "jum'at": 4,
    "ahad": 6,
}

_HARI_DULU = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_TAHUN_DULU = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_KATA = re.compile(
    r"(?:([A-Za-z'’]+)\s*,?\s+)?([0-9]{1,2})[\s-]+([A-Za-z]+)\.?[\s,-]+"
    r"([0-9]{4}|[0-9]{2})"
)
_JAM = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})(?:\s*WIB)?", re.IGNORECASE)
_CARA = "Tulis hari dulu, misalnya 25/11/2026 atau 25 November 2026"
# Two-digit years: 49 is 2049, 50 is 1950 (birth years of people still in service).
_BATAS_ABAD = 50
_TERPANJANG = 40


class TanggalDitolak(InvalidInput):
    """A text that is not one real day or hour."""


def baca_tanggal(teks: str) -> date:
    """Read "25 Agustus 2026", "25/11/2026", "25-11-26", "25.11.2026", "2026-11-25".

    Raises TanggalDitolak with a sentence that says how to write it.
    """
    isi = " ".join(teks.split())
    if not isi:
        raise TanggalDitolak("Tanggal masih kosong.")
    if len(isi) > _TERPANJANG:
        raise _tolak(isi[:_TERPANJANG], f"terlalu panjang. {_CARA}")
    if cocok := _TAHUN_DULU.fullmatch(isi):
        tahun, _, bulan, hari = cocok.groups()
        return _tanggal(isi, int(tahun), int(bulan), int(hari))
    if cocok := _HARI_DULU.fullmatch(isi):
        hari, _, bulan, tahun = cocok.groups()
        return _tanggal(isi, _tahun(tahun), int(bulan), int(hari))
    if cocok := _KATA.fullmatch(isi):
        return _tanggal_kata(isi, *cocok.groups())
    raise _tolak(isi, f"tidak terbaca sebagai tanggal. {_CARA}")


def _tanggal_kata(
    isi: str, nama_hari: str | None, hari: str, bulan: str, tahun: str
) -> date:
    nomor = _BULAN.get(bulan.lower())
    if nomor is None:
        raise _tolak(isi, f"memuat bulan yang tidak dikenal, “{bulan}”. {_CARA}")
    hasil = _tanggal(isi, _tahun(tahun), nomor, int(hari))
    if nama_hari is None:
        return hasil
    if _HARI.get(nama_hari.lower().replace("’", "'")) != hasil.weekday():
        benar = format_tanggal(hasil, hari=True)
        raise _tolak(isi, f"tidak cocok dengan harinya: yang benar {benar}")
    return hasil


def _tahun(teks: str) -> int:
    tahun = int(teks)
    if len(teks) == 4:
        return tahun
    return tahun + (2000 if tahun < _BATAS_ABAD else 1900)


def _tanggal(isi: str, tahun: int, bulan: int, hari: int) -> date:
    if not 1 <= bulan <= 12:
        raise _tolak_bulan(isi, tahun, bulan, hari)
    if not 1900 <= tahun <= 2199:
        raise _tolak(isi, f"memuat tahun {tahun}; tahun harus antara 1900 dan 2199")
    terakhir = calendar.monthrange(tahun, bulan)[1]
    if not 1 <= hari <= terakhir:
        bulan_tahun = f"{NAMA_BULAN[bulan - 1]} {tahun}"
        raise _tolak(
            isi, f"bukan tanggal yang ada: {bulan_tahun} sampai tanggal {terakhir} saja"
        )
    return date(tahun, bulan, hari)


def _tolak_bulan(isi: str, tahun: int, bulan: int, hari: int) -> TanggalDitolak:
    """Month 13+ with a day that could be a month is the American order."""
    if 1 <= hari <= 12 < bulan <= 31:
        benar = f"{bulan:02}/{hari:02}/{tahun} atau {bulan} {NAMA_BULAN[hari - 1]}"
        return _tolak(
            isi,
            f"dibaca hari {hari} bulan {bulan}, dan bulan {bulan} tidak ada. "
            f"Bila maksudnya bulan {hari} hari {bulan}, tulis {benar} {tahun}",
        )
    return _tolak(isi, f"memuat bulan {bulan} yang tidak ada. {_CARA}")


def _tolak(isi: str, sebab: str) -> TanggalDitolak:
    return TanggalDitolak(f"“{isi}” {sebab}.")


def baca_jam(teks: str) -> time:
    """Read "13.05" or "13:05" (WIB may follow). Raises TanggalDitolak."""
    isi = teks.strip()
    cocok = _JAM.fullmatch(isi)
    if cocok:
        jam, menit = int(cocok[1]), int(cocok[2])
        if jam <= 23 and menit <= 59:
            return time(jam, menit)
    raise TanggalDitolak(
        f"“{isi}” bukan jam. Tulis jam dan menit, misalnya 13.05 (00.00-23.59)."
    )


def format_tanggal(nilai: date, *, hari: bool = False) -> str:
    """Print "25 November 2026", with ``hari`` "Rabu, 25 November 2026"."""
    teks = f"{nilai.day} {NAMA_BULAN[nilai.month - 1]} {nilai.year}"
    return f"{NAMA_HARI[nilai.weekday()]}, {teks}" if hari else teks


def format_jam(nilai: datetime | time) -> str:
    """Print "14.05 WIB"; an aware datetime must already be in WIB."""
    return f"{nilai.hour:02}.{nilai.minute:02} WIB"


def rentang(mulai: date, akhir: date | None = None) -> DateRange:
    """Make the half-open database range of two inclusive days.

    ``akhir`` None means "until further notice". Raises TanggalDitolak when the end
    comes before the start (an empty range would slip past every constraint).
    """
    if akhir is None:
        return DateRange(mulai, None)
    if akhir < mulai:
        raise TanggalDitolak(
            f"Tanggal akhir {format_tanggal(akhir)} mendahului tanggal mulai "
            f"{format_tanggal(mulai)}."
        )
    return DateRange(mulai, akhir + timedelta(days=1))


def hari_awal(berlaku: DateRange) -> date:
    """Return the first day of a range; none of ours is without one."""
    if berlaku.lower is None:
        raise ValueError(f"{berlaku} has no first day.")
    return berlaku.lower


def hari_akhir(berlaku: DateRange) -> date | None:
    """Return the inclusive last day of a range, None when it is open."""
    atas = berlaku.upper
    return None if atas is None else atas - timedelta(days=1)
