"""Teams: what they are called and from when to when, and who is in them."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from kinerja.lib.isian import IsianTanggal
from organisasi.models import Pegawai
from organisasi.rules.tim import KATA_PERAN, PeranTim

USANG = "Halaman ini sudah usang. Muat ulang, lalu isi lagi."
BUKAN_PILIHAN = "Orang itu tidak ada dalam hasil pencarian. Pilih dari daftar."


class _Berkirim(forms.Form):
    """A form with one button and its own word on it."""

    tombol = "Simpan"

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(*self.fields, Submit("kirim", self.tombol))
        return helper


def _teks(label: str, batas: int, wajib: str, bantuan: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=batas,
        help_text=bantuan,
        error_messages={
            "required": wajib,
            "max_length": f"{label} paling panjang {batas} huruf.",
        },
    )


class TimForm(_Berkirim):
    """Name, decree and days of a team."""

    tombol = "Simpan tim"
    nama = _teks("Nama tim", 200, "Isi nama tim.")
    dasar_sk = _teks(
        "Nomor SK", 120, "Isi nomor SK pembentukan tim.", "Contoh: SK 800/12/2026."
    )
    mulai = IsianTanggal(label="Mulai", help_text="Misalnya 1 Desember 2026.")
    akhir = IsianTanggal(
        label="Sampai",
        required=False,
        help_text="Hari terakhir. Kosong bila belum ditentukan.",
    )
    versi = forms.IntegerField(
        required=False, widget=forms.HiddenInput, error_messages={"invalid": USANG}
    )


class AnggotaForm(_Berkirim):
    """Somebody found, as what, from when to when."""

    tombol = "Masukkan ke tim"
    pegawai = forms.ChoiceField(
        label="Orang",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih orangnya. Cari namanya bila belum tampak.",
            "invalid_choice": BUKAN_PILIHAN,
        },
    )
    peran = forms.ChoiceField(
        label="Sebagai",
        choices=[(satu.value, KATA_PERAN[satu.value]) for satu in PeranTim],
        initial=PeranTim.ANGGOTA.value,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih ketua atau anggota.",
            "invalid_choice": "Pilih ketua atau anggota.",
        },
    )
    mulai = IsianTanggal(label="Mulai", help_text="Hari pertama dalam tim.")
    akhir = IsianTanggal(
        label="Sampai",
        required=False,
        help_text="Hari terakhir. Kosong bila selama tim berlaku.",
    )

    def __init__(self, *args: Any, orang: list[Pegawai], **kwargs: Any) -> None:
        """Offer these people."""
        super().__init__(*args, **kwargs)
        pilihan = cast("forms.ChoiceField", self.fields["pegawai"])
        pilihan.choices = [
            (str(satu.kode), f"{satu}, NIP {satu.nip}" if satu.nip else str(satu))
            for satu in orang
        ]


class AkhirForm(_Berkirim):
    """The last day of a membership, or of a whole team (``versi``)."""

    akhir = IsianTanggal(label="Hari terakhir", help_text="Misalnya 30 November 2026.")
    versi = forms.IntegerField(
        required=False, widget=forms.HiddenInput, error_messages={"invalid": USANG}
    )

    def __init__(self, *args: Any, tombol: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tombol = tombol
