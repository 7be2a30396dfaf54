"""Forms of the reference data: a day off, a year's list, the words of a code."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from kinerja.jadwal.models import TAHUN_PERTAMA, TAHUN_TERAKHIR
from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.lib.isian import IsianBilangan, IsianTanggal, require_when
from organisasi.rules.acuan import DAPAT_BERAKHIR, Butir, IsiAcuan, RanahAcuan
from organisasi.rules.libur import SEBUTAN_LIBUR
from organisasi.services.acuan import PerubahanAcuan
from organisasi.services.libur import IsiLibur

TAHUN_KELIRU = f"Tulis tahun antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
USANG = "Halaman ini sudah usang. Muat ulang, lalu isi lagi."


def _teks(label: str, panjang: int, bantuan: str = "", wajib: str = "") -> Any:
    return forms.CharField(
        label=label,
        max_length=panjang,
        required=bool(wajib),
        help_text=bantuan,
        error_messages={
            "required": wajib,
            "max_length": f"{label} paling panjang {panjang} huruf.",
        },
    )


def _dasar() -> Any:
    return _teks(
        "Dasar",
        200,
        "Nomor SKB, qanun atau surat edarannya.",
        "Isi dasarnya, misalnya nomor SKB atau surat edarannya.",
    )


class _Berversi(forms.Form):
    """A form of a row that two people may change."""

    kirim = "Simpan"

    versi = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": USANG, "invalid": USANG},
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(*self.fields, Submit("kirim", self.kirim))
        return helper


class LiburForm(_Berversi):
    """One day off; ``versi`` 0 for a new one."""

    kirim = "Simpan hari libur"

    tanggal = IsianTanggal(label="Tanggal", help_text="Misalnya 17 Agustus 2026.")
    nama = _teks("Nama", 200, "Seperti dalam SKB.", "Isi nama hari liburnya.")
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[(jenis.value, SEBUTAN_LIBUR[jenis]) for jenis in JenisLibur],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih jenisnya.",
            "invalid_choice": "Jenis itu tidak dikenal. Pilih dari daftar.",
        },
    )
    wilayah = _teks("Wilayah", 80, "Misalnya Aceh.")
    dasar = _dasar()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        require_when(self, "hanya untuk libur daerah", "wilayah")

    def clean(self) -> dict[str, Any]:
        """Ask for the region of a LIBUR_DAERAH, and for no other."""
        isi = super().clean() or {}
        if "jenis" in isi:
            daerah = isi["jenis"] == JenisLibur.LIBUR_DAERAH.value
            if daerah and not isi.get("wilayah"):
                self.add_error("wilayah", "Isi wilayah libur daerah ini.")
            elif not daerah and isi.get("wilayah"):
                self.add_error(
                    "wilayah", "Kosongkan; hanya libur daerah yang berwilayah."
                )
        return isi

    def isi(self) -> IsiLibur:
        """Return what was written."""
        data = self.cleaned_data
        return IsiLibur(
            data["tanggal"],
            JenisLibur(data["jenis"]),
            data["nama"],
            data["wilayah"],
            data["dasar"],
        )


class CabutLiburForm(_Berversi):
    """Why a day is no day off any more."""

    kirim = "Cabut hari libur"

    alasan = _teks(
        "Alasan pencabutan",
        300,
        "Misalnya nomor SKB perubahan. Tersimpan di riwayat.",
        "Tulis alasan pencabutannya, misalnya nomor SKB perubahan.",
    )


class DaftarLiburForm(forms.Form):
    """A year's list; whether it can be read is told by the service that reads it."""

    tahun = forms.IntegerField(
        label="Tahun",
        help_text="Tanggal tanpa tahun dalam berkas dibaca dalam tahun ini.",
        min_value=TAHUN_PERTAMA,
        max_value=TAHUN_TERAKHIR,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Isi tahunnya.",
            "invalid": TAHUN_KELIRU,
            "min_value": TAHUN_KELIRU,
            "max_value": TAHUN_KELIRU,
        },
    )
    dasar = _dasar()
    berkas = forms.FileField(
        label="Berkas daftar",
        help_text="CSV, XLSX atau XLS dengan judul kolom Tanggal dan Keterangan; boleh "
        "Hari, Jenis dan Wilayah.",
        error_messages={
            "required": "Berkas belum dipilih. Pilih berkas CSV, XLSX atau XLS.",
            "empty": "Berkas ini kosong (0 byte). Simpan ulang dari sumbernya.",
            "invalid": "Berkas tidak terkirim. Pilih lagi, lalu unggah.",
            "max_length": "Nama berkas terlalu panjang. Pendekkan, lalu unggah lagi.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls"}),
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout("tahun", "dasar", "berkas", Submit("baca", "Periksa"))
        return helper


class AcuanForm(_Berversi):
    """How a code is called from a day on; a golongan may go out of use."""

    kirim = "Simpan perubahan"

    label = _teks("Sebutan", 80)
    urutan = IsianBilangan(
        label="Urutan dalam daftar",
        nilai_min=0,
        nilai_maks=9999,
        help_text="Angka kecil berada di atas.",
    )
    dipakai = forms.BooleanField(
        label="Masih dipakai",
        required=False,
        help_text="Golongan yang tidak dipakai lagi tetap tertulis pada pegawai yang "
        "memilikinya, tetapi tidak ditawarkan.",
    )
    mulai = IsianTanggal(
        label="Berlaku mulai", help_text="Sebelum hari itu sebutan lama tetap berlaku."
    )
    dasar = _dasar()

    def __init__(self, *args: Any, ranah: RanahAcuan, wajib: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["label"].required = wajib
        self.fields["label"].error_messages["required"] = "Isi sebutannya."
        if ranah not in DAPAT_BERAKHIR:
            del self.fields["dipakai"]

    def perubahan(self) -> PerubahanAcuan:
        """Return what was written."""
        data = self.cleaned_data
        isi = IsiAcuan(
            data["label"], int(data["urutan"]), dipakai=data.get("dipakai", True)
        )
        return PerubahanAcuan(isi, data["dasar"], data["mulai"])


def awal_acuan(butir: Butir, versi: int, hari: date) -> dict[str, Any]:
    """Return what the form of a code starts with."""
    return {
        "label": butir.label,
        "urutan": butir.urutan,
        "dipakai": butir.dipakai,
        "mulai": hari,
        "versi": versi,
    }
