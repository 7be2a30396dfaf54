"""The own contact data."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from kinerja.lib.errors import InvalidInput
from organisasi.rules.kontak import rapikan_telepon

USANG = "Halaman ini sudah usang. Muat ulang, lalu isi lagi."


class IsianKontak(forms.Form):
    """E-mail and phone."""

    surel = forms.EmailField(
        label="Surel",
        required=False,
        max_length=254,
        help_text="Untuk pengingat dan mengganti kata sandi yang terlupa.",
        error_messages={
            "invalid": "Surel belum lengkap. Tulis seperti nama@contoh.go.id.",
            "max_length": "Surel paling panjang 254 huruf.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    telepon = forms.CharField(
        label="Nomor telepon",
        required=False,
        max_length=25,
        help_text="Contoh: 0812 3456 7890. Hanya BKPSDM dan admin SKPK melihatnya.",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_telepon(self) -> str:
        """Return the number without the signs people put between the figures."""
        try:
            return rapikan_telepon(self.cleaned_data["telepon"])
        except InvalidInput as error:
            raise forms.ValidationError(error.message) from error


class KontakForm(IsianKontak):
    """The own e-mail and phone; the pattern for every form of the product."""

    versi = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": USANG, "invalid": USANG},
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(
            "surel", "telepon", "versi", Submit("simpan", "Simpan data kontak")
        )
        return helper
