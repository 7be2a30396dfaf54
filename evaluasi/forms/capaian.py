"""Predikat and reason of the capaian of one unit."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from evaluasi.rules.predikat import PredikatOrganisasi


class CapaianForm(forms.Form):
    """``versi`` 0: nothing is set yet."""

    predikat = forms.ChoiceField(
        label="Capaian kinerja organisasi",
        choices=[(p.value, p.label) for p in PredikatOrganisasi],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih satu capaian.",
            "invalid_choice": "Capaian organisasi: Istimewa, Baik, Butuh Perbaikan, "
            "Kurang, atau Sangat Kurang.",
        },
    )
    alasan = forms.CharField(
        label="Alasan",
        help_text="Dasar capaian: rencana aksi atau target periode ini.",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Tulis alasan capaian organisasi."},
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.add_input(Submit("kirim", "Tetapkan capaian"))
        return helper

    def keputusan(self) -> tuple[PredikatOrganisasi, str]:
        """Return what the service takes."""
        isi: dict[str, Any] = self.cleaned_data
        return PredikatOrganisasi(isi["predikat"]), isi["alasan"]
