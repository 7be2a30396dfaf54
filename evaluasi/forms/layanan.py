"""The citizen's form, and the form of a new survey point."""

from collections.abc import Sequence

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError

from evaluasi.rules.layanan import PERTANYAAN, SARAN_TERPANJANG
from indikator.models import Indikator, VersiIndikator


class TitikForm(forms.Form):
    """Name of a service and the indicator it feeds, one of its unit's or none."""

    nama = forms.CharField(
        label="Nama layanan",
        max_length=120,
        help_text="Seperti yang dikenal warga. Contoh: Poli Kesehatan Ibu dan Anak.",
        error_messages={"required": "Isi nama layanan."},
    )
    indikator = forms.ChoiceField(
        label="Indikator yang diisi hasilnya", required=False, widget=forms.RadioSelect
    )

    tombol = "Buat tautan dan kode QR"

    def __init__(
        self, versi: Sequence[VersiIndikator], *args: object, **kwargs: object
    ) -> None:
        """Offer the unit's indicators in today's wording."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._indikator = {str(v.indikator.kode): v.indikator for v in versi}
        pilihan = [(str(v.indikator.kode), v.rumusan) for v in versi]
        isian = self.fields["indikator"]
        isian.choices = [("", "Tidak ada"), *pilihan]  # type: ignore[attr-defined]
        if not versi:
            isian.help_text = "Unit ini belum punya indikator. Dapat dipilih nanti."

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.add_input(Submit("simpan", self.tombol))
        return helper

    def clean_indikator(self) -> Indikator | None:
        """Return the row behind the choice."""
        return self._indikator.get(self.cleaned_data["indikator"])


class TitikUbahForm(TitikForm):
    """The same for a point that is there."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    tombol = "Simpan"


class VersiForm(forms.Form):
    """The version a button was shown for."""

    versi = forms.IntegerField()


class JawabanForm(forms.Form):
    """Three questions and a free text. The page renders it by hand, without Bootstrap.

    ``lewati`` is a trap for robots: hidden from people, filled by programs.
    """

    saran = forms.CharField(
        label="Ada saran?",
        required=False,
        max_length=SARAN_TERPANJANG,
        help_text="Jangan tulis nama atau nomor siapa pun.",
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        error_messages={
            "max_length": "Saran paling panjang %(limit_value)d huruf; sekarang "
            "%(show_value)d. Pendekkan sedikit."
        },
    )
    lewati = forms.CharField(
        label="Biarkan kosong",
        required=False,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )
    formulir = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Put the three questions before the free text."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for tanya in PERTANYAAN:
            self.fields[tanya.kode] = forms.TypedChoiceField(
                label=tanya.nama,
                help_text=tanya.kalimat,
                coerce=int,
                choices=list(enumerate(tanya.pilihan, start=1)),
                widget=forms.RadioSelect,
                error_messages={
                    "required": f"{tanya.nama}: pilih satu jawaban.",
                    "invalid_choice": f"{tanya.nama}: pilih satu dari empat jawaban.",
                },
            )
        self.order_fields([tanya.kode for tanya in PERTANYAAN])

    @property
    def tanya(self) -> list[forms.BoundField]:
        """The three questions, in their order."""
        return [self[tanya.kode] for tanya in PERTANYAAN]

    @property
    def jawaban(self) -> dict[str, int]:
        """The values 1-4 of a valid form, by the code of the question."""
        return {tanya.kode: self.cleaned_data[tanya.kode] for tanya in PERTANYAAN}

    def clean_lewati(self) -> str:
        """Refuse aloud: a person whose browser filled the trap must be told."""
        if self.cleaned_data["lewati"]:
            raise ValidationError(
                "Isian “Biarkan kosong” terisi. Kosongkan, lalu kirim lagi."
            )
        return ""
