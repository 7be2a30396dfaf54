"""What one row of the desk posts; a posted predikat is no field, so it is ignored."""

from typing import Any

from django import forms

from evaluasi.rules.predikat import Rating
from evaluasi.services.meja import Nilai

PILIHAN = [(r.value, r.value) for r in Rating]


class NilaiForm(forms.Form):
    """Two ratings (either may still be empty), catatan, and the versi shown."""

    hasil = forms.ChoiceField(choices=PILIHAN, required=False)
    perilaku = forms.ChoiceField(choices=PILIHAN, required=False)
    catatan = forms.CharField(required=False, max_length=4000)
    versi = forms.IntegerField()

    def nilai(self) -> Nilai:
        """Return what the service takes."""
        isi: dict[str, Any] = self.cleaned_data
        return Nilai(
            hasil=Rating(isi["hasil"]) if isi["hasil"] else None,
            perilaku=Rating(isi["perilaku"]) if isi["perilaku"] else None,
            catatan=isi["catatan"],
        )
