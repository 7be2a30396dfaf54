"""Set a penilai against the structure, and end that."""

from typing import Any, cast
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from kinerja.lib.isian import IsianTanggal
from organisasi.selectors.penetapan import Calon

USANG = "Halaman ini sudah usang. Muat ulang, lalu isi lagi."
BUKAN_CALON = "Orang itu tidak dapat menilai. Pilih dari daftar."


def _alasan(bantuan: str) -> forms.CharField:
    return forms.CharField(
        label="Alasan",
        max_length=1000,
        help_text=bantuan,
        widget=forms.Textarea({"rows": 2}),
        error_messages={
            "required": "Tulis alasannya.",
            "max_length": "Alasan paling panjang 1.000 huruf.",
        },
    )


class PenetapanForm(forms.Form):
    """Who rates somebody, from when, by what decree and why."""

    penilai = forms.TypedChoiceField(
        label="Pejabat penilai",
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih pejabat penilai. Cari namanya bila belum tampak.",
            "invalid_choice": BUKAN_CALON,
        },
    )
    mulai = IsianTanggal(label="Mulai", help_text="Misalnya 1 Desember 2026.")
    akhir = IsianTanggal(
        label="Sampai",
        required=False,
        help_text="Hari terakhir. Kosong bila sampai ada keputusan lain.",
    )
    dasar = forms.CharField(
        label="Nomor SK",
        max_length=120,
        error_messages={
            "required": "Isi nomor SK pendelegasian atau penetapan.",
            "max_length": "Nomor SK paling panjang 120 huruf.",
        },
    )
    alasan = _alasan("Dibaca pegawai dan penilai di halaman pegawai.")
    kini = forms.IntegerField(
        required=False, widget=forms.HiddenInput, error_messages={"invalid": USANG}
    )

    def __init__(self, *args: Any, calon: list[Calon], **kwargs: Any) -> None:
        """Offer these people."""
        super().__init__(*args, **kwargs)
        pilihan = cast("forms.ChoiceField", self.fields["penilai"])
        pilihan.choices = [
            (str(satu.pegawai.kode), f"{satu.pegawai.nama_lengkap} · {satu.jabatan}")
            for satu in calon
        ]

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(
            "penilai",
            "mulai",
            "akhir",
            "dasar",
            "alasan",
            "kini",
            Submit("kirim", "Tetapkan penilai"),
        )
        return helper


class AkhirPenetapanForm(forms.Form):
    """The last day of an override."""

    akhir = IsianTanggal(label="Hari terakhir", help_text="Misalnya 30 November 2026.")
    alasan = _alasan("Tersimpan di riwayat.")

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout("akhir", "alasan", Submit("kirim", "Akhiri penetapan"))
        return helper
