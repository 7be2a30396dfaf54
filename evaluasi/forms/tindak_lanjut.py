"""The one form of a follow-up."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from evaluasi.rules.alur import JenisTindakLanjut, StatusTindakLanjut
from evaluasi.rules.tindak_lanjut import LABEL_JENIS
from evaluasi.services.tindak_lanjut import Bobot
from kinerja.lib.isian import IsianTanggal, require_when
from kinerja.lib.waktu import hari_ini

_BOBOT = ("urgensi", "dampak", "kelayakan")
_ANGKA = [("", "Pilih"), *((str(n), str(n)) for n in range(1, 6))]


def _skala(label: str, bantuan: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=_ANGKA,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=bantuan,
    )


class TindakLanjutForm(forms.Form):
    """Kind, words and day; a need also says how urgent, weighty and feasible it is."""

    jenis = forms.TypedChoiceField(
        label="Jenis",
        choices=[(jenis.value, kata) for jenis, kata in LABEL_JENIS.items()],
        coerce=JenisTindakLanjut,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jenis tindak lanjut."},
    )
    isi = forms.CharField(
        label="Tindak lanjut",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Apa yang akan dilakukan, oleh siapa. Untuk kebutuhan organisasi: "
        "pernyataan kebutuhannya, tanpa nama orang.",
        error_messages={"required": "Tulis tindak lanjutnya."},
    )
    tenggat = IsianTanggal(
        label="Tenggat",
        help_text="Contoh 25/11/2026 atau 25 November 2026.",
        error_messages={"required": "Isi tenggat tindak lanjut."},
    )
    urgensi = _skala("Urgensi", "1 rendah, 5 tinggi.")
    dampak = _skala("Dampak", "1 kecil, 5 besar.")
    kelayakan = _skala("Kelayakan", "1 sulit, 5 mudah dilakukan.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say at the weights when they are needed."""
        super().__init__(*args, **kwargs)
        require_when(self, "wajib untuk kebutuhan organisasi", *_BOBOT)

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(
            "jenis",
            "isi",
            "tenggat",
            *_BOBOT,
            Submit("simpan", "Catat tindak lanjut"),
        )
        return helper

    def clean_tenggat(self) -> Any:
        """Refuse a day gone by."""
        tenggat = self.cleaned_data["tenggat"]
        if tenggat < hari_ini():
            raise forms.ValidationError(
                "Tenggat sudah lewat. Pilih hari ini atau sesudahnya."
            )
        return tenggat

    def clean(self) -> dict[str, Any]:
        """Ask for the three weights of a need; leave them out otherwise."""
        isi = super().clean() or {}
        nilai = {nama: isi.pop(nama, None) for nama in _BOBOT}
        isi["bobot"] = None
        if isi.get("jenis") is not JenisTindakLanjut.KEBUTUHAN:
            return isi
        for nama in (nama for nama in _BOBOT if nilai[nama] is None):
            self.add_error(nama, f"Isi {nama} kebutuhan, 1 sampai 5.")
        if all(nilai.values()):
            isi["bobot"] = Bobot(**nilai)
        return isi


class TutupForm(forms.Form):
    """Done or given up, and what came of it."""

    status = forms.TypedChoiceField(
        label="Keadaan",
        choices=[
            (StatusTindakLanjut.SELESAI.value, "Selesai: sudah dilakukan"),
            (StatusTindakLanjut.BATAL.value, "Dibatalkan: tidak jadi dilakukan"),
        ],
        coerce=StatusTindakLanjut,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih Selesai atau Dibatalkan."},
    )
    hasil = forms.CharField(
        label="Hasil",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Apa yang berubah sesudahnya, atau mengapa dibatalkan. Dibaca "
        "pegawai.",
        error_messages={"required": "Tulis hasilnya, atau mengapa dibatalkan."},
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(
            "status", "hasil", Submit("simpan", "Tutup tindak lanjut")
        )
        return helper
