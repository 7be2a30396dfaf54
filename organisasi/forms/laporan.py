"""The forms of a report: what is wrong, and the answer."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from organisasi.rules.laporan import JAWABAN, KATA_BAGIAN

USANG = "Halaman ini sudah usang. Muat ulang, lalu isi lagi."


def _panjang(label: str, bantuan: str, wajib: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=bantuan,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": wajib,
            "max_length": f"{label} paling panjang 1.000 huruf.",
        },
    )


class LaporanForm(forms.Form):
    """What is wrong and what is right; ``versi`` 0 for a new report."""

    bagian = forms.ChoiceField(
        label="Data yang salah",
        choices=list(KATA_BAGIAN.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih data yang salah.",
            "invalid_choice": "Data itu tidak dikenal. Pilih dari daftar.",
        },
    )
    salah = _panjang(
        "Yang tercatat sekarang",
        "Tulis seperti yang Anda lihat.",
        "Tulis apa yang salah.",
    )
    benar = _panjang(
        "Yang benar",
        "Tulis selengkapnya, dengan tanggal bila ada.",
        "Tulis data yang benar.",
    )
    bukti = forms.FileField(
        label="Bukti",
        required=False,
        help_text="Foto atau PDF surat keputusan, paling besar 20 MB.",
        error_messages={
            "empty": "Berkas ini kosong (0 byte). Pilih berkas lain.",
            "invalid": "Berkas tidak terkirim. Pilih lagi.",
            "max_length": "Nama berkas terlalu panjang. Pendekkan, lalu pilih lagi.",
        },
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
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
            "bagian",
            "salah",
            "benar",
            "bukti",
            "versi",
            Submit("kirim", "Kirim laporan"),
        )
        return helper


class JawabanForm(forms.Form):
    """What came of a report."""

    putusan = forms.ChoiceField(
        label="Hasilnya",
        choices=[(jenis.value, kata) for jenis, kata in JAWABAN.items()],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih hasilnya.",
            "invalid_choice": "Hasil itu tidak dikenal. Pilih dari daftar.",
        },
    )
    jawaban = _panjang(
        "Jawaban untuk pelapor",
        "Apa yang sudah dilakukan, apa yang kurang, atau mengapa tidak diubah.",
        "Tulis jawaban untuk pelapor.",
    )
    versi = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": USANG, "invalid": USANG},
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(
            "putusan", "jawaban", "versi", Submit("kirim", "Kirim jawaban")
        )
        return helper
