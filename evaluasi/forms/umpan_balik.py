"""Words of a feedback."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from evaluasi.services.umpan_balik import TERPANJANG


class UmpanBalikForm(forms.Form):
    """One text; a symbol is enough."""

    isi = forms.CharField(
        label="Umpan balik",
        help_text="Tentang hasil kerja atau perilaku, sebut kejadiannya. Simbol saja "
        "juga boleh.",
        max_length=TERPANJANG,
        widget=forms.Textarea({"rows": 5}),
        error_messages={
            "required": "Tulis umpan balik Anda.",
            "max_length": f"Paling panjang {TERPANJANG} huruf. Pendekkan sedikit.",
        },
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the field out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.add_input(Submit("kirim", "Kirim umpan balik"))
        return helper
