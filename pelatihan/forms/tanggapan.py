"""What a participant says of a class."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from pelatihan.rules.tanggapan import PERTANYAAN


class TanggapanForm(forms.Form):
    """Two questions of four words each, and room for a suggestion."""

    saran = forms.CharField(
        label="Saran",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Apa yang sebaiknya diubah? Dibaca panitia tanpa nama Anda.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the questions before the suggestion."""
        super().__init__(*args, **kwargs)
        for tanya in PERTANYAAN:
            self.fields[tanya.kode] = forms.TypedChoiceField(
                label=tanya.nama,
                help_text=tanya.kalimat,
                coerce=int,
                choices=list(enumerate(tanya.pilihan, start=1)),
                widget=forms.RadioSelect,
                error_messages={"required": f"{tanya.nama}: pilih satu jawaban."},
            )
        self.order_fields([tanya.kode for tanya in PERTANYAAN])

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.add_input(Submit("kirim", "Kirim tanggapan"))
        return helper
