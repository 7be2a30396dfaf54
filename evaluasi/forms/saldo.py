"""Forms of the opening balances: one value with its document, and a list of many."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from evaluasi.models import SaldoAwal
from evaluasi.rules.predikat import Predikat, PredikatOrganisasi
from evaluasi.rules.saldo import (
    BERANGKA,
    SALDO_PEGAWAI,
    SEBUTAN_SALDO,
    IsiSaldo,
    JenisSaldo,
)
from kinerja.lib.isian import IsianAngka, IsianTanggal, require_when

USANG = "Halaman ini sudah usang. Muat ulang, lalu isi lagi."
PILIH = {
    "required": "Pilih salah satu.",
    "invalid_choice": "Pilihan itu tidak dikenal. Pilih dari daftar.",
}


def _tahun(bantuan: str = "") -> forms.IntegerField:
    keliru = "Tulis tahunnya dengan empat angka, misalnya 2025."
    return forms.IntegerField(
        label="Tahun",
        help_text=bantuan,
        min_value=1000,
        max_value=9999,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Isi tahunnya.",
            "invalid": keliru,
            "min_value": keliru,
            "max_value": keliru,
        },
    )


def _dasar() -> forms.CharField:
    return forms.CharField(
        label="Dokumen sumber",
        max_length=200,
        help_text="Misalnya Dokumen evaluasi kinerja 2025, atau PAK 823/41/2026.",
        error_messages={
            "required": "Isi dokumen sumbernya.",
            "max_length": "Dokumen sumber paling panjang 200 huruf.",
        },
    )


def _tanggal() -> IsianTanggal:
    return IsianTanggal(
        label="Tanggal dokumen",
        help_text="Misalnya 20 Januari 2026.",
        error_messages={"required": "Isi tanggal dokumennya."},
    )


class _Berkirim(forms.Form):
    kirim = "Simpan"

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(*self.fields, Submit("kirim", self.kirim))
        return helper


class SaldoPegawaiForm(_Berkirim):
    """A new balance of a person; which value is asked follows from the kind."""

    kirim = "Catat saldo awal"

    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[(jenis.value, SEBUTAN_SALDO[jenis]) for jenis in SALDO_PEGAWAI],
        widget=forms.RadioSelect,
        error_messages=PILIH,
    )
    tahun = _tahun("Tahun yang dinilai, atau tahun JP dan angka kreditnya.")
    predikat = forms.ChoiceField(
        label="Predikat",
        required=False,
        choices=[("", "Pilih"), *((p.value, p.label) for p in Predikat)],
        error_messages=PILIH,
    )
    nilai = IsianAngka(
        label="Jumlah",
        required=False,
        nilai_min=0,
        desimal=3,
        help_text="Misalnya 12 JP, atau angka kredit 104,375.",
    )
    dasar = _dasar()
    tanggal = _tanggal()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        require_when(self, "untuk predikat", "predikat")
        require_when(self, "untuk JP dan angka kredit", "nilai")

    def clean(self) -> dict[str, Any]:
        """Ask for the value that the kind needs, and for no other."""
        isi = super().clean() or {}
        if "jenis" not in isi:
            return isi
        berangka = isi["jenis"] in BERANGKA
        if berangka and isi.get("nilai") is None and "nilai" not in self.errors:
            self.add_error("nilai", "Isi jumlahnya dengan angka.")
        if not berangka and not isi.get("predikat") and "predikat" not in self.errors:
            self.add_error("predikat", "Pilih predikatnya.")
        lain = "predikat" if berangka else "nilai"
        if isi.get(lain) not in {None, ""}:
            self.add_error(lain, "Kosongkan; jenis yang dipilih tidak memakainya.")
        return isi

    def isi(self) -> IsiSaldo:
        """Return what was written."""
        return isi_saldo(JenisSaldo(self.cleaned_data["jenis"]), self.cleaned_data)


class SaldoUnitForm(_Berkirim):
    """A new organisation result of a unit."""

    kirim = "Catat capaian awal"

    tahun = _tahun("Tahun yang sudah berakhir, misalnya 2025.")
    predikat = forms.ChoiceField(
        label="Capaian kinerja organisasi",
        choices=[(p.value, p.label) for p in PredikatOrganisasi],
        widget=forms.RadioSelect,
        error_messages=PILIH,
    )
    dasar = _dasar()
    tanggal = _tanggal()

    def isi(self) -> IsiSaldo:
        """Return what was written."""
        return isi_saldo(JenisSaldo.CAPAIAN_ORGANISASI, self.cleaned_data)


class UbahSaldoForm(_Berkirim):
    """The value and document of a balance that is there; kind and year stay."""

    kirim = "Simpan ubahan"

    predikat = forms.ChoiceField(
        label="Predikat", widget=forms.RadioSelect, error_messages=PILIH
    )
    nilai = IsianAngka(label="Jumlah", nilai_min=0, desimal=3)
    dasar = _dasar()
    tanggal = _tanggal()
    versi = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": USANG, "invalid": USANG},
    )

    def __init__(self, data: Any, *, saldo: SaldoAwal) -> None:
        kolom = ("predikat", "nilai", "dasar", "tanggal", "versi")
        awal = {nama: getattr(saldo, nama) for nama in kolom}
        super().__init__(data, initial=awal)
        self.jenis, self.tahun = JenisSaldo(saldo.jenis), saldo.tahun
        if self.jenis in BERANGKA:
            del self.fields["predikat"]
            return
        del self.fields["nilai"]
        organisasi = self.jenis is JenisSaldo.CAPAIAN_ORGANISASI
        pilihan = PredikatOrganisasi if organisasi else Predikat
        self.fields["predikat"].choices = [  # type: ignore[attr-defined]
            (satu.value, satu.label) for satu in pilihan
        ]

    def isi(self) -> IsiSaldo:
        """Return what was written."""
        return isi_saldo(self.jenis, {**self.cleaned_data, "tahun": self.tahun})


class CabutSaldoForm(_Berkirim):
    """Why a balance does not count any more."""

    kirim = "Cabut saldo awal"

    alasan = forms.CharField(
        label="Alasan pencabutan",
        max_length=300,
        help_text="Tersimpan di riwayat.",
        error_messages={
            "required": "Tulis alasan pencabutannya.",
            "max_length": "Alasan paling panjang 300 huruf.",
        },
    )
    versi = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": USANG, "invalid": USANG},
    )


class DaftarSaldoForm(_Berkirim):
    """A list of balances; whether it can be read is told by who reads it."""

    kirim = "Periksa"

    tahun = _tahun("Untuk baris tanpa kolom Tahun.")
    dasar = _dasar()
    tanggal = _tanggal()
    berkas = forms.FileField(
        label="Berkas daftar",
        help_text="CSV, XLSX atau XLS. Pegawai: kolom NIP dengan Predikat, JP atau "
        "Angka kredit. Unit: kolom Unit kerja dengan Capaian organisasi.",
        error_messages={
            "required": "Berkas belum dipilih. Pilih berkas CSV, XLSX atau XLS.",
            "empty": "Berkas ini kosong (0 byte). Simpan ulang dari sumbernya.",
            "invalid": "Berkas tidak terkirim. Pilih lagi, lalu unggah.",
            "max_length": "Nama berkas terlalu panjang. Pendekkan, lalu unggah lagi.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls"}),
    )


def isi_saldo(jenis: JenisSaldo, data: dict[str, Any]) -> IsiSaldo:
    """Return a balance out of the cleaned data of one of these forms."""
    return IsiSaldo(
        jenis,
        data["tahun"],
        data["dasar"],
        data["tanggal"],
        data.get("predikat", ""),
        data.get("nilai"),
    )
