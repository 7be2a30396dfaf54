"""What the forms of training share: a version, boxes for text, their sentences."""

from collections.abc import Mapping
from typing import Any

from django import forms


def read_versi(data: Mapping[str, Any]) -> int:
    """Return the version a button was shown for; 0, never in force, for nonsense."""
    teks = str(data.get("versi", ""))
    return int(teks) if teks.isdecimal() and len(teks) < 10 else 0


def wajib(kalimat: str) -> dict[str, str]:
    """Return what a required field says when it is empty, as Django wants it."""
    return {"required": kalimat}


def teks(
    label: str, isi_dulu: str = "", rows: int = 3, **pilihan: Any
) -> forms.CharField:
    """Return a field for several lines; ``isi_dulu``: what it says when empty."""
    pilihan.setdefault("max_length", 4000)
    return forms.CharField(
        label=label,
        required=bool(isi_dulu),
        error_messages=wajib(isi_dulu),
        widget=forms.Textarea(attrs={"rows": rows}),
        **pilihan,
    )


class BerversiForm(forms.Form):
    """A form that knows which version of the row it was shown for."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def clean_versi(self) -> int:
        """Return the version; 0 for a row that is not there yet."""
        return int(self.cleaned_data["versi"] or 0)
