"""The upload of a staff file."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from kinerja.berkas.services import BATAS_UKURAN, MIB


class ImporForm(forms.Form):
    """One file; whether it can be read is told by the service that reads it."""

    berkas = forms.FileField(
        label="Berkas Export Data ASN",
        help_text="CSV atau XLSX hasil ekspor SIASN, judul kolom tidak diubah, paling "
        f"besar {BATAS_UKURAN // MIB} MB.",
        error_messages={
            "required": "Berkas belum dipilih. Pilih CSV atau XLSX dari SIASN.",
            "empty": "Berkas ini kosong (0 byte). Ekspor ulang dari SIASN.",
            "invalid": "Berkas tidak terkirim. Pilih lagi, lalu unggah.",
            "max_length": "Nama berkas terlalu panjang. Pendekkan, lalu unggah lagi.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the field out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout("berkas", Submit("baca", "Baca berkas"))
        return helper
