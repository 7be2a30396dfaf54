"""Forms of a participant: answers to a case, steps of a simulation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from pelatihan.forms.dasar import BerversiForm
from pelatihan.rules.simulasi import Pilihan


class JawabanForm(BerversiForm):
    """The answers to a case, one box per question; a draft may be incomplete."""

    def __init__(self, jumlah: int, *args: Any, **kwargs: Any) -> None:
        """Add one box per question."""
        super().__init__(*args, **kwargs)
        self._nama = [f"jawaban_{n}" for n in range(1, jumlah + 1)]
        for n, nama in enumerate(self._nama, start=1):
            self.fields[nama] = forms.CharField(
                label=f"Jawaban Anda atas pertanyaan {n}",
                required=False,
                max_length=10_000,
                strip=False,
                widget=forms.Textarea(attrs={"rows": 6}),
            )

    def kotak(self) -> list[BoundField]:
        """Return the boxes in order."""
        return [self[nama] for nama in self._nama]

    def jawaban(self) -> list[str]:
        """Return the answers in order."""
        return [self.cleaned_data[nama] for nama in self._nama]

    def require_all(self) -> bool:
        """Say at each empty box that it must be answered; True when all are."""
        for nama in self._nama:
            if not self.cleaned_data[nama].strip():
                self.add_error(nama, "Tulis dulu jawabannya.")
        return not self.errors


class LangkahForm(BerversiForm):
    """What to do in one scene of a simulation."""

    pilihan = forms.TypedChoiceField(
        label="Apa yang Anda lakukan?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih dulu salah satu tindakan.",
            "invalid_choice": "Pilih salah satu tindakan di adegan ini.",
        },
    )

    def __init__(self, pilihan: Sequence[Pilihan], *args: Any, **kwargs: Any) -> None:
        """Offer the choices of the scene."""
        super().__init__(*args, **kwargs)
        isian = self.fields["pilihan"]
        isian.choices = [(satu.urutan, satu.teks) for satu in pilihan]  # type: ignore[attr-defined]
