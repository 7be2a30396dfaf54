"""One form for all IKI of an evaluation."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from evaluasi.rules.realisasi import TERPANJANG, baca_realisasi
from evaluasi.selectors.realisasi import BarisIKI
from evaluasi.services.realisasi import IsianIKI
from indikator.rules.capaian import Arah
from kinerja.lib.errors import InvalidInput

CONTOH = {
    Arah.KATEGORI: "Tulis katanya, misalnya Baik.",
    Arah.TANGGAL: "Tulis tanggal selesai, misalnya 25 November 2026.",
}


class BerkasBanyak(forms.FileInput):
    """A file control that takes several files."""

    allow_multiple_selected = True


class IsianBerkas(forms.FileField):
    """Several files; the service looks into them."""

    widget = BerkasBanyak

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the list of files, empty when none was chosen."""
        semua = data if isinstance(data, list | tuple) else [data]
        return [super(IsianBerkas, self).clean(s, initial) for s in semua if s]


class RealisasiForm(forms.Form):
    """Fields ``teks``, ``catatan`` and ``bukti`` per IKI, named by its garis."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, baris: Sequence[BarisIKI], *args: Any, **kwargs: Any) -> None:
        """Add the fields of each row; nothing is required: absent stays absent."""
        super().__init__(*args, **kwargs)
        self.baris = baris
        for satu in baris:
            kode, iki = satu.iki.garis.hex, satu.iki
            ada = satu.realisasi
            satuan = satu.target.satuan
            contoh = CONTOH.get(Arah(iki.arah), "Tulis angka, misalnya 87,5.")
            self.fields[f"teks_{kode}"] = forms.CharField(
                label=f"Realisasi{f' ({satuan})' if satuan else ''}",
                required=False,
                max_length=TERPANJANG,
                initial=ada.teks if ada else "",
                help_text=contoh,
                widget=forms.TextInput({"autocomplete": "off"}),
            )
            self.fields[f"catatan_{kode}"] = forms.CharField(
                label="Catatan",
                required=False,
                max_length=2000,
                initial=ada.catatan if ada else "",
                widget=forms.Textarea({"rows": 2}),
            )
            self.fields[f"bukti_{kode}"] = IsianBerkas(
                label="Tambah bukti",
                required=False,
                help_text="PDF, gambar, atau lembar kerja, paling besar 20 MB.",
            )

    def clean(self) -> dict[str, Any]:
        """Read each realisasi by the direction of its indicator."""
        isi = super().clean() or {}
        for satu in self.baris:
            nama = f"teks_{satu.iki.garis.hex}"
            teks = isi.get(nama, "")
            if not teks:
                continue
            try:
                baca_realisasi(teks, Arah(satu.iki.arah), satu.iki.satuan)
            except InvalidInput as galat:
                self.add_error(nama, galat.message)
        return isi

    def isian(self) -> list[IsianIKI]:
        """Return what the service takes."""
        return [
            IsianIKI(
                garis=satu.iki.garis,
                teks=self.cleaned_data[f"teks_{satu.iki.garis.hex}"],
                catatan=self.cleaned_data[f"catatan_{satu.iki.garis.hex}"],
                berkas=[
                    (berkas.name, berkas)
                    for berkas in self.cleaned_data[f"bukti_{satu.iki.garis.hex}"]
                ],
            )
            for satu in self.baris
        ]

    def hapus(self) -> list[UUID]:
        """Return which evidence shall be set aside."""
        dipilih = self.data.getlist("hapus") if hasattr(self.data, "getlist") else []
        boleh = {str(b.kode): b.kode for satu in self.baris for b in satu.bukti}
        return [boleh[kode] for kode in dipilih if kode in boleh]

    def berisi(self) -> list[dict[str, Any]]:
        """Return each row with its bound fields and what is stored, for the page."""
        return [
            {
                "baris": satu,
                "teks": self[f"teks_{satu.iki.garis.hex}"],
                "catatan": self[f"catatan_{satu.iki.garis.hex}"],
                "bukti": self[f"bukti_{satu.iki.garis.hex}"],
                "beda": self._beda(satu),
            }
            for satu in self.baris
        ]

    def _beda(self, satu: BarisIKI) -> bool:
        """Say whether what was typed differs from what is stored."""
        if not self.is_bound:
            return False
        kode = satu.iki.garis.hex
        ada = satu.realisasi
        tersimpan = (ada.teks, ada.catatan) if ada else ("", "")
        diketik = (
            (self[f"teks_{kode}"].value() or "").strip(),
            (self[f"catatan_{kode}"].value() or "").strip(),
        )
        return diketik != tersimpan
