"""Invented content of the pattern page: every component in every state."""

from django import forms
from django.core.paginator import Paginator

from kinerja.beranda.templatetags.komponen import PREDIKAT, STATUS
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import baca_tanggal
from kinerja.lib.waktu import sekarang

WARNA = (
    ("latar", "halaman"),
    ("muka", "permukaan"),
    ("cekung", "cekungan"),
    ("tinta", "teks"),
    ("tinta2", "teks pendamping"),
    ("aksen", "tindakan, baik"),
    ("aksen-tengah", "grafik"),
    ("aksen-lembut", "latar aksen"),
    ("oker-isi", "perlu perhatian"),
    ("oker-lembut", "latar oker"),
    ("bata-isi", "terlambat, galat"),
    ("bata-lembut", "latar bata"),
    ("fokus", "cincin fokus"),
)


class ContohForm(forms.Form):
    """One field of each kind; the page posts nowhere."""

    rencana = forms.CharField(
        label="Rencana hasil kerja", help_text="Tulis hasil, bukan kegiatan."
    )
    tanggal = forms.CharField(
        label="Tanggal", help_text="Contoh 25/11/2026 atau 25 November 2026."
    )
    triwulan = forms.ChoiceField(
        label="Periode", choices=[("3", "Triwulan III"), ("4", "Triwulan IV")]
    )
    catatan = forms.CharField(
        label="Catatan", required=False, widget=forms.Textarea({"rows": 3})
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[("utama", "Utama"), ("tambahan", "Tambahan")],
        widget=forms.RadioSelect,
        help_text="Prioritas akhir ditetapkan pejabat penilai.",
    )
    setuju = forms.BooleanField(label="Isian sudah saya periksa")

    def clean_tanggal(self) -> str:
        """Read the date as every page does; the sample is one that is refused."""
        try:
            baca_tanggal(self.cleaned_data["tanggal"])
        except InvalidInput as error:
            raise forms.ValidationError(error.message) from error
        return str(self.cleaned_data["tanggal"])


def contoh_gaya() -> dict[str, object]:
    """Return the context of the pattern page."""
    form = ContohForm(
        {
            "rencana": "Ibu hamil mendapat pelayanan antenatal",
            "tanggal": "11/25/2026",
            "triwulan": "3",
            "jenis": "utama",
            "setuju": "on",
        },
        auto_id="contoh_%s",
    )
    form.is_valid()
    return {
        "contoh": form,
        "status_semua": [(kata, bentuk.arti) for kata, bentuk in STATUS.items()],
        "predikat_semua": PREDIKAT[::-1],
        "halaman_contoh": Paginator(range(230), 25).page(4),
        "saat": sekarang(),
        "warna_semua": WARNA,
    }
