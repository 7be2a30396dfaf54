"""Forms of the three parties of a keberatan."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from evaluasi.rules.alur import PutusanKeberatan
from evaluasi.rules.keberatan import Putusan, menguatkan, mengubah
from evaluasi.rules.predikat import Rating
from kinerja.lib.errors import InvalidInput
from kinerja.lib.isian import require_when

PILIHAN_RATING = [(rating.value, rating.label) for rating in Rating]
PILIHAN_PUTUSAN = [
    (PutusanKeberatan.MENGUATKAN.value, "Menguatkan: hasil evaluasi tetap"),
    (PutusanKeberatan.MENGUBAH.value, "Mengubah: tetapkan kedua rating baru"),
]

#: What a decision to change needs, by field (p.118).
KURANG = {
    "rating_hasil": "Pilih rating hasil kerja yang baru.",
    "rating_perilaku": "Pilih rating perilaku kerja yang baru.",
    "rekomendasi": "Tulis rekomendasi baru, wajib bila hasil diubah (hal. 118).",
}


def _helper(*isi: object) -> FormHelper:
    helper = FormHelper()
    helper.attrs = {"novalidate": ""}
    helper.layout = Layout(*isi)
    return helper


def _uraian(label: str, bantuan: str, kosong: str, **lain: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=bantuan,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={
            "required": kosong,
            "max_length": f"{label} paling panjang 4.000 huruf.",
        },
        **lain,
    )


class KeberatanForm(forms.Form):
    """The reasons of the Pegawai; without reasons there is no keberatan (KB-13)."""

    alasan = _uraian(
        "Alasan keberatan",
        "Tulis bagian mana yang tidak sesuai dan buktinya. Dibaca pejabat penilai "
        "dan atasannya.",
        "Tulis alasan keberatan. Tanpa alasan, keberatan tidak dapat diajukan.",
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the field out."""
        return _helper("alasan", Submit("kirim", "Ajukan keberatan"))


class TanggapanForm(forms.Form):
    """The explanation of the penilai."""

    tanggapan = _uraian(
        "Penjelasan pejabat penilai",
        "Jelaskan dasar kedua rating. Dibaca pegawai dan atasan Anda.",
        "Tulis penjelasan Anda.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        return _helper("tanggapan", "versi", Submit("kirim", "Kirim penjelasan"))


class PutusanForm(forms.Form):
    """The decision of the atasan; ``keputusan()`` is what the service takes."""

    putusan = forms.ChoiceField(
        label="Putusan",
        choices=PILIHAN_PUTUSAN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih Menguatkan atau Mengubah."},
    )
    rating_hasil = forms.ChoiceField(
        label="Rating hasil kerja baru",
        choices=PILIHAN_RATING,
        widget=forms.RadioSelect,
        required=False,
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja baru",
        choices=PILIHAN_RATING,
        widget=forms.RadioSelect,
        required=False,
        help_text="Predikat dihitung dari kuadran.",
    )
    rekomendasi = _uraian(
        "Rekomendasi baru",
        "Menggantikan catatan yang lama.",
        "",
        required=False,
    )
    pertimbangan = _uraian(
        "Pertimbangan",
        "Mengapa diputus demikian, sesudah mendengar kedua pihak.",
        "Tulis pertimbangan putusan.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
    baru = ("rating_hasil", "rating_perilaku", "rekomendasi")

    def __init__(self, *args: Any, lama: tuple[Rating, Rating], **kwargs: Any) -> None:
        """Keep the ratings as they stand: a change must change something."""
        super().__init__(*args, **kwargs)
        self._lama = lama
        require_when(self, "wajib bila Mengubah", *self.baru)

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        return _helper(
            "putusan",
            "rating_hasil",
            "rating_perilaku",
            "rekomendasi",
            "pertimbangan",
            "versi",
            Submit("kirim", "Tetapkan putusan"),
        )

    def clean(self) -> dict[str, Any]:
        """Turn the fields into one decision; a rule broken is an error of the form."""
        isi = super().clean() or {}
        if "putusan" not in isi or self._kurang(isi):
            return isi
        try:
            isi["keputusan"] = self._keputusan(isi)
        except InvalidInput as galat:
            self.add_error("putusan", galat.message)
        return isi

    def _kurang(self, isi: dict[str, Any]) -> bool:
        """Say beside each field what a change still lacks; True when something does."""
        if isi["putusan"] == PutusanKeberatan.MENGUATKAN:
            return False
        kosong = [nama for nama in self.baru if not isi.get(nama, "").strip()]
        for nama in kosong:
            self.add_error(nama, KURANG[nama])
        return bool(kosong)

    def _keputusan(self, isi: dict[str, Any]) -> Putusan:
        if isi["putusan"] == PutusanKeberatan.MENGUATKAN:
            return menguatkan()
        hasil, perilaku = isi.get("rating_hasil"), isi.get("rating_perilaku")
        return mengubah(
            self._lama,
            Rating(hasil) if hasil else None,
            Rating(perilaku) if perilaku else None,
            isi.get("rekomendasi", ""),
        )
