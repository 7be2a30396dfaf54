"""Form fields that read numbers and dates as people type them.

What cannot be read is refused with both readings and shown again as it was typed.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinerja.lib.angka import (
    AngkaDitolak,
    baca_angka,
    format_angka,
    jumlah_desimal,
    teks_isian,
)
from kinerja.lib.tanggal import (
    TanggalDitolak,
    baca_jam,
    baca_tanggal,
    format_tanggal,
)

_KOSONG = (None, "")


def require_when(form: forms.Form, syarat: str, *nama: str) -> None:
    """Say beside these fields when they are needed, instead of "boleh kosong".

    For fields that another choice of the form makes required; ``clean`` still checks.
    """
    for satu in nama:
        form.fields[satu].syarat = syarat  # type: ignore[attr-defined]


class _KotakTeks(forms.TextInput):
    """A text box: a number box would drop "87,5" before the server sees it."""

    def format_value(self, value: Any) -> str | None:
        """Show exactly what the field prepared; Django would localize it again."""
        return None if value in _KOSONG else str(value)


class _Isian(forms.Field):
    """Common part: a text box with the right keyboard, input kept when refused."""

    widget = _KotakTeks
    inputmode = "text"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask a phone for the right keyboard."""
        return {
            **super().widget_attrs(widget),
            "inputmode": self.inputmode,
            "autocomplete": "off",
        }


class IsianAngka(_Isian):
    """A Decimal typed the Indonesian way; "87.125" is refused with both readings.

    ``desimal`` is the most decimals that may be typed; ``satuan`` ("%") may follow
    the number. Bounds are inclusive.
    """

    inputmode = "decimal"
    bulat = False
    default_error_messages = {"required": "Isi dengan angka, misalnya 87,5."}

    def __init__(
        self,
        *,
        nilai_min: Decimal | int | None = None,
        nilai_maks: Decimal | int | None = None,
        desimal: int | None = None,
        satuan: str = "",
        **kwargs: Any,
    ) -> None:
        """Keep the bounds; everything else is Django's."""
        super().__init__(**kwargs)
        self.nilai_min = nilai_min
        self.nilai_maks = nilai_maks
        self.desimal = desimal
        self.satuan = satuan

    def to_python(self, value: Any) -> Decimal | None:
        """Read the text. Raises ValidationError with the sentence of AngkaDitolak."""
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return Decimal(value)
        teks = str(value or "").strip()
        if self.satuan:
            teks = teks.removesuffix(self.satuan).rstrip()
        if not teks:
            return None
        try:
            return baca_angka(teks, bulat=self.bulat)
        except AngkaDitolak as tolak:
            raise ValidationError(tolak.message, code=tolak.kode) from None

    def validate(self, value: Decimal | None) -> None:
        """Check presence, bounds and the number of decimals."""
        super().validate(value)
        if value is None:
            return
        if self.nilai_min is not None and value < self.nilai_min:
            self._tolak("kekecilan", "Paling sedikit {}.", self.nilai_min)
        if self.nilai_maks is not None and value > self.nilai_maks:
            self._tolak("kebesaran", "Paling banyak {}.", self.nilai_maks)
        if self.desimal is not None and jumlah_desimal(value) > self.desimal:
            kalimat = "Paling banyak {} angka di belakang koma."
            self._tolak("desimal", kalimat, self.desimal)

    def _tolak(self, kode: str, kalimat: str, batas: Decimal | int) -> None:
        raise ValidationError(kalimat.format(format_angka(batas, None)), code=kode)

    def prepare_value(self, value: Any) -> Any:
        """Print a value so that it reads back unchanged; typed text stays as typed."""
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return self._teks(Decimal(value))
        return value

    def _teks(self, nilai: Decimal) -> str:
        return teks_isian(nilai)


class IsianBilangan(IsianAngka):
    """A whole number or an amount in rupiah: "1.250" is 1250 here."""

    inputmode = "numeric"
    bulat = True
    default_error_messages = {"required": "Isi dengan bilangan bulat, misalnya 12."}

    def _teks(self, nilai: Decimal) -> str:
        return format_angka(nilai, 0)


class IsianTanggal(_Isian):
    """A day, "25 Agustus 2026" or "25/08/2026"; never the American order."""

    default_error_messages = {
        "required": "Isi dengan tanggal, misalnya 25 Agustus 2026."
    }

    def to_python(self, value: Any) -> date | None:
        """Read the text. Raises ValidationError with the sentence of TanggalDitolak."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        teks = str(value or "").strip()
        if not teks:
            return None
        try:
            return baca_tanggal(teks)
        except TanggalDitolak as tolak:
            raise ValidationError(tolak.message, code="tanggal") from None

    def prepare_value(self, value: Any) -> Any:
        """Print a stored day in words; typed text stays as typed."""
        return format_tanggal(value) if isinstance(value, date) else value


class IsianJam(_Isian):
    """An hour in WIB, "13.05" or "13:05"."""

    inputmode = "decimal"
    default_error_messages = {"required": "Isi dengan jam, misalnya 13.05."}

    def to_python(self, value: Any) -> time | None:
        """Read the text. Raises ValidationError with the sentence of TanggalDitolak."""
        if isinstance(value, time) or not str(value or "").strip():
            return value or None
        try:
            return baca_jam(str(value))
        except TanggalDitolak as tolak:
            raise ValidationError(tolak.message, code="jam") from None

    def prepare_value(self, value: Any) -> Any:
        """Print a stored hour as "13.05"; typed text stays as typed."""
        return f"{value:%H.%M}" if isinstance(value, time) else value
