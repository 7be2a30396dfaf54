"""Output filters: the only way values of the domain reach the screen.

A missing value prints nothing (0 is a value and prints as 0).
"""

from datetime import date, datetime, time
from decimal import Decimal

from django import template

from kinerja.lib.angka import format_angka
from kinerja.lib.tanggal import WIB, format_jam, format_tanggal

register = template.Library()


def _di_wib(nilai: datetime) -> datetime:
    """A moment is shown in WIB, whatever zone it was stored in."""
    return nilai.astimezone(WIB)


@register.filter
def tanggal(nilai: date | None, bentuk: str = "") -> str:
    """Print "25 November 2026"; with ``:"hari"`` "Rabu, 25 November 2026"."""
    if not nilai:
        return ""
    hari = _di_wib(nilai).date() if isinstance(nilai, datetime) else nilai
    return format_tanggal(hari, hari=bentuk == "hari")


@register.filter
def jam(nilai: datetime | time | None) -> str:
    """Print "14.05 WIB". Midnight is a value, so only None is missing."""
    if nilai is None or isinstance(nilai, str):
        return ""
    return format_jam(_di_wib(nilai) if isinstance(nilai, datetime) else nilai)


@register.filter
def waktu(nilai: datetime | None, bentuk: str = "") -> str:
    """Print "25 November 2026, 14.05 WIB"; ``:"hari"`` puts the day name first."""
    return f"{tanggal(nilai, bentuk)}, {jam(nilai)}" if nilai else ""


@register.filter
def angka(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """Print "1.234,56" with this many decimals, rounded half up."""
    if nilai is None or isinstance(nilai, str):
        return ""
    return format_angka(nilai, desimal)


@register.filter
def nip(nilai: str | None) -> str:
    """Print "19850317 201012 2 001"; anything but 18 digits stays as it is."""
    teks = nilai or ""
    if len(teks) != 18:
        return teks
    return f"{teks[:8]} {teks[8:14]} {teks[14]} {teks[15:]}"
