"""An indicator with its targets as people fill it in."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout, Submit
from django import forms

from indikator.rules.capaian import Arah
from indikator.rules.kata import ARAH, ASPEK, CONTOH_ARAH
from indikator.rules.target import TERPANJANG, TargetTerbaca, baca_target
from kinerja.lib.errors import InvalidInput
from organisasi.forms.kebutuhan import ALASAN_TERPANJANG, pilih

TAHUNAN, AWALAN = "target_tahunan", "target_"
_PANJANG = 1000
_CONTOH = "Contoh: 95, 80-90, 1.250 orang. Satuan boleh ikut ditulis."


def _teks(
    label: str, bantuan: str, wajib: str, *, panjang: int = _PANJANG
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=bantuan,
        max_length=panjang,
        error_messages={
            "required": wajib,
            "max_length": f"{label}: paling banyak {panjang} huruf.",
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _target(label: str, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=TERPANJANG,
        error_messages={
            "required": f"Isi {label[0].lower()}{label[1:]}, misalnya 95 atau 80-90.",
            "max_length": f"{label}: paling banyak {TERPANJANG} huruf.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class IndikatorForm(forms.Form):
    """Wording, direction, formula and targets; ``tahap`` are the year's periods."""

    rumusan = _teks(
        "Rumusan indikator",
        "Apa yang diukur, bukan kegiatannya.",
        "Tulis rumusan indikator, misalnya Persentase bayi diimunisasi lengkap.",
    )
    satuan = forms.CharField(
        label="Satuan",
        max_length=60,
        help_text="Contoh: persen, orang, hari, dokumen.",
        error_messages={
            "required": "Isi satuan, misalnya persen atau orang.",
            "max_length": "Satuan: paling banyak 60 huruf.",
        },
    )
    arah = forms.ChoiceField(
        label="Arah",
        choices=[(a.value, f"{ARAH[a]}: {CONTOH_ARAH[a]}") for a in Arah],
        help_text="Arah menentukan cara membaca target dan menghitung capaian.",
        widget=forms.RadioSelect,
        error_messages=pilih("arah indikator"),
    )
    aspek = forms.MultipleChoiceField(
        label="Aspek",
        required=False,
        choices=[(a.value, kata) for a, kata in ASPEK.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Pilih dari daftar."},
    )
    rumus = _teks(
        "Cara menghitung",
        "Contoh: jumlah bayi diimunisasi / seluruh bayi.",
        "Tulis cara menghitung: angka apa dibagi atau ditambah dengan apa.",
    )
    sumber = _teks(
        "Sumber data",
        "Dari catatan atau sistem mana angkanya diambil.",
        "Tulis sumber data: catatan atau sistem asal angkanya.",
    )
    kumulatif = forms.BooleanField(
        label="Target tiap masa dihitung sejak awal tahun (kumulatif)", required=False
    )
    alasan = _teks(
        "Alasan keputusan",
        "Terbaca oleh semua pegawai unit ini.",
        "Tulis alasan keputusan: mengapa kebutuhan ini diukur dengan indikator.",
        panjang=ALASAN_TERPANJANG,
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, tahun: int, tahap: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        """Add one box for the year and one for each period."""
        super().__init__(*args, **kwargs)
        self.terbaca: dict[str, TargetTerbaca] = {}
        self.tahap = {f"{AWALAN}{pk}": pk for pk, _ in tahap}
        self.fields[TAHUNAN] = _target(f"Target tahun {tahun}", required=True)
        self.fields[TAHUNAN].help_text = _CONTOH
        for pk, nama in tahap:
            self.fields[f"{AWALAN}{pk}"] = _target(f"Target {nama}", required=False)

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; "Periksa" reads the targets without saving."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        ukur = ("rumusan", "satuan", "arah", "aspek", "rumus", "sumber")
        tanpa = HTML("<p class='redup sedang'>{{ tanpa_siklus }}</p>")
        masa = self.tahap or (tanpa,)
        helper.layout = Layout(
            *ukur,
            TAHUNAN,
            *masa,
            *(("kumulatif",) if self.tahap else ()),
            "alasan",
            "versi",
            Div(
                Submit("simpan", "Simpan indikator"),
                StrictButton(
                    "Periksa target",
                    type="submit",
                    name="periksa",
                    value="1",
                    css_class="btn-secondary",
                ),
                css_class="batang-aksi",
            ),
        )
        return helper

    def clean(self) -> dict[str, Any]:
        """Read every target by the chosen direction and unit."""
        isi = super().clean() or {}
        if not isi.get("arah"):
            return isi
        arah = Arah(isi["arah"])
        for nama in (TAHUNAN, *self.tahap):
            if isi.get(nama):
                self._baca(nama, isi[nama], arah, isi.get("satuan", ""))
        return isi

    def _baca(self, nama: str, teks: str, arah: Arah, satuan: str) -> None:
        try:
            self.terbaca[nama] = terbaca = baca_target(teks, arah, satuan=satuan)
        except InvalidInput as error:
            self.add_error(nama, f"{self.fields[nama].label}: {error.message}")
        else:
            self[nama].help_text = f"Terbaca: {terbaca.terbaca}."

    @property
    def tahunan(self) -> TargetTerbaca:
        """Return the year's target of a valid form."""
        return self.terbaca[TAHUNAN]

    @property
    def periode(self) -> dict[int, TargetTerbaca]:
        """Return the targets of the periods that were filled, by key of the period."""
        terisi = self.tahap.keys() & self.terbaca.keys()
        return {self.tahap[n]: self.terbaca[n] for n in self.tahap if n in terisi}
