"""The day a page looks at: ``?pada=2026-03-31``, typed the way people write days."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from kinerja.lib.isian import IsianTanggal
from kinerja.lib.waktu import hari_ini

#: What another day makes meaningless.
_TIDAK_DIBAWA = frozenset({"pada", "halaman"})


class PadaForm(forms.Form):
    """Ask for a day; nothing typed means today."""

    pada = IsianTanggal(
        label="Keadaan per tanggal",
        required=False,
        help_text="Misalnya 31 Maret 2026. Kosong berarti hari ini.",
    )


@dataclass(frozen=True)
class Pada:
    """The day asked for, and what the picker ``organisasi/_pada.html`` needs.

    A day that cannot be read gives today and an error in ``form``. ``lain`` holds the
    other (name, value) pairs of the address, which the picker keeps.
    """

    tanggal: date
    form: PadaForm
    lain: tuple[tuple[str, str], ...] = ()

    @property
    def kini(self) -> bool:
        """Say whether the page shows today."""
        return self.tanggal == hari_ini()

    @property
    def kueri(self) -> str:
        """Return "?pada=2026-03-31" for links that stay on this day, "" for today."""
        return "" if self.kini else f"?pada={self.tanggal.isoformat()}"

    @property
    def kueri_kini(self) -> str:
        """Return the address's query without the day: the same page as of today."""
        return f"?{urlencode(self.lain)}"


def baca_pada(isian: QueryDict) -> Pada:
    """Read the day a page is asked for from ``request.GET``; today without one."""
    lain = tuple(
        (nama, nilai)
        for nama, daftar in isian.lists()
        for nilai in daftar
        if nama not in _TIDAK_DIBAWA
    )
    form = PadaForm(isian if "pada" in isian else None)
    tanggal = form.cleaned_data["pada"] if form.is_valid() else None
    return Pada(tanggal or hari_ini(), form, lain)
