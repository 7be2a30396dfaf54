"""The form with which who keeps the data repairs who somebody is."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from kinerja.lib.isian import IsianTanggal
from kinerja.lib.waktu import hari_ini
from organisasi.rules.acuan import TAK_DIPAKAI
from organisasi.rules.golongan import baca_golongan
from organisasi.rules.jenis import LABEL, JenisKelamin, JenisPegawai
from organisasi.rules.nip import periksa_nip
from organisasi.selectors.acuan import golongan_dipakai

USANG = "Halaman ini sudah usang. Muat ulang, lalu isi lagi."
BERGANTI, KELIRU = "BERGANTI", "KELIRU"


def _teks(
    label: str, batas: int, bantuan: str = "", wajib: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=batas,
        required=bool(wajib),
        help_text=bantuan,
        error_messages={
            "required": wajib,
            "max_length": f"{label} paling panjang {batas} huruf.",
        },
    )


class DataDiriForm(forms.Form):
    """Number, name, titles, kind and rank."""

    nama = _teks("Nama tanpa gelar", 200, wajib="Isi nama tanpa gelar.")
    gelar_depan = _teks("Gelar depan", 40, "Contoh: dr.")
    gelar_belakang = _teks("Gelar belakang", 60, "Contoh: S.Kep., M.Kes.")
    nip = _teks(
        "NIP atau NI PPPK", 40, "18 angka; spasi dan titik boleh.", "Isi NIP 18 angka."
    )
    jenis = forms.ChoiceField(
        label="Jenis pegawai",
        choices=[
            (j.value, LABEL[j]) for j in JenisPegawai if j is not JenisPegawai.NON_ASN
        ],
        error_messages={
            "required": "Pilih jenis pegawai.",
            "invalid_choice": "Jenis itu tidak dikenal. Pilih dari daftar.",
        },
    )
    golongan = _teks("Golongan", 40, "Contoh: III/c, atau IX untuk PPPK.")

    def clean_nip(self) -> str:
        """Return the 18 figures; a number that cannot be one is explained."""
        hasil = periksa_nip(self.cleaned_data["nip"], pada=hari_ini())
        if hasil.nip is None:
            raise forms.ValidationError(list(hasil.masalah))
        return hasil.nip.nomor

    def clean_golongan(self) -> str:
        """Return a golongan as it is stored."""
        tertulis = self.cleaned_data["golongan"]
        golongan = baca_golongan(tertulis) if tertulis else ""
        if tertulis and not golongan:
            raise forms.ValidationError(
                f"Golongan “{tertulis}” tidak dikenal. Tulis seperti III/c, atau IX "
                "untuk PPPK."
            )
        lama = self.initial.get("golongan")
        if golongan not in {"", lama} and not golongan_dipakai(golongan, hari_ini()):
            raise forms.ValidationError(TAK_DIPAKAI.format(golongan))
        return golongan


class PegawaiForm(DataDiriForm):
    """The data of somebody known; the NIP only for BKPSDM (``boleh_nip``)."""

    nip_lama = forms.ChoiceField(
        label="Bila NIP berubah, nomor yang lama",
        required=False,
        choices=(
            (
                BERGANTI,
                "memang pernah dipakai (PPPK menjadi PNS); simpan sebagai riwayat",
            ),
            (KELIRU, "salah ketik; jangan disimpan"),
        ),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu."},
    )
    tmt_golongan = IsianTanggal(
        label="TMT golongan", required=False, help_text="Contoh: 1 April 2024."
    )
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin",
        required=False,
        choices=[(j.value, LABEL[j]) for j in JenisKelamin],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu."},
    )
    lahir = IsianTanggal(
        label="Tanggal lahir", required=False, help_text="Contoh: 17 Juli 1985."
    )
    alasan = _teks(
        "Dasar perubahan",
        300,
        "Nomor surat keputusan atau dokumen, misalnya SK 823/41/2026.",
        "Tulis dasar perubahan, misalnya nomor surat keputusannya.",
    )
    versi = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": USANG, "invalid": USANG},
    )

    field_order = (
        "nama",
        "gelar_depan",
        "gelar_belakang",
        "nip",
        "nip_lama",
        "jenis",
    )

    def __init__(self, *args: Any, boleh_nip: bool, asn: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boleh_nip = boleh_nip and asn
        if not self.boleh_nip:
            del self.fields["nip"], self.fields["nip_lama"]
        if not asn:
            del self.fields["jenis"], self.fields["golongan"]
            del self.fields["tmt_golongan"]

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(*self.fields, Submit("simpan", "Simpan data pegawai"))
        return helper

    def clean(self) -> dict[str, Any]:
        """Ask what the old number was when the NIP changes."""
        isi = super().clean() or {}
        berubah = "nip" in isi and isi["nip"] != self.initial.get("nip")
        if berubah and self.initial.get("nip") and not isi.get("nip_lama"):
            self.add_error("nip_lama", "Pilih apa yang terjadi dengan NIP yang lama.")
        return isi
