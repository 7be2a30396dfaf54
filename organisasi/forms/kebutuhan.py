"""Sasaran, needs and decisions as people fill them in."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from kinerja.lib.isian import IsianTanggal, require_when
from kinerja.lib.waktu import hari_ini
from organisasi.models import Sasaran
from organisasi.rules.kebutuhan import (
    SEBUTAN,
    JenisKeputusan,
    JenisSasaran,
    StatusKebutuhan,
    SumberKebutuhan,
    dapat_diputuskan,
)

_TERPANJANG = 1000
ALASAN_TERPANJANG = 500
PILIH = {"required": "Pilih salah satu.", "invalid_choice": "Pilih dari daftar."}
ARTI_KEPUTUSAN = {
    JenisKeputusan.INDIKATOR: "Indikator: diukur dengan target tiap triwulan",
    JenisKeputusan.PELATIHAN: "Pelatihan: diusulkan ke rencana pelatihan",
    JenisKeputusan.PEGAWAI: "Penambahan pegawai: diusulkan ke BKPSDM",
    JenisKeputusan.ANGGARAN: "Anggaran: diusulkan ke rencana kerja",
    JenisKeputusan.TUNDA: "Tunda: ditinjau lagi pada tanggal tertentu",
    JenisKeputusan.TOLAK: "Tolak: tidak ditindaklanjuti",
}


def tahun_pilihan() -> list[int]:
    """Return the years whose needs are worked on: last, this and next."""
    kini = hari_ini().year
    return [kini - 1, kini, kini + 1]


def pilihan(jenis: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the choices of an enum with the words of the screen."""
    return [(satu.value, SEBUTAN[satu]) for satu in jenis]


def pilih(apa: str) -> dict[str, str]:
    """Return the messages of a choice that names what is chosen."""
    return {**PILIH, "required": f"Pilih {apa}."}


def _teks(label: str, bantuan: str, wajib: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=bantuan,
        max_length=_TERPANJANG,
        error_messages={
            "required": wajib,
            "max_length": f"{label}: paling banyak {_TERPANJANG} huruf.",
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _skala(label: str, rendah: str, tinggi: str) -> forms.TypedChoiceField:
    arti = {1: f"1, {rendah}", 5: f"5, {tinggi}"}
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        choices=[("", "Pilih 1 sampai 5"), *((n, arti.get(n, n)) for n in range(1, 6))],
        error_messages=pilih(f"{label.lower()} dari 1 sampai 5"),
    )


class PilihanSasaran(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A node of the tree, with its unit, so that equal words stay apart."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the wording and whose it is."""
        return f"{obj.rumusan} ({obj.unit.nama})"


class _DenganSasaran(forms.Form):
    """A form that hangs something on the tree."""

    def __init__(
        self, *args: Any, sasaran: Iterable[Sasaran] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        nama = "induk" if "induk" in self.fields else "sasaran"
        if sasaran is not None:
            self.fields[nama].queryset = sasaran  # type: ignore[attr-defined]


def _helper(*isian: Any) -> FormHelper:
    helper = FormHelper()
    helper.attrs = {"novalidate": ""}
    helper.layout = Layout(*isian)
    return helper


class SasaranForm(_DenganSasaran):
    """One node of the performance tree."""

    jenis = forms.ChoiceField(
        label="Jenis",
        choices=pilihan(JenisSasaran),
        initial=JenisSasaran.SASARAN.value,
        error_messages=pilih("jenis sasaran"),
    )
    rumusan = _teks(
        "Rumusan sasaran",
        "Keadaan yang ingin dicapai, bukan kegiatan.",
        "Tulis rumusan sasaran, misalnya Angka stunting turun.",
    )
    induk = PilihanSasaran(
        label="Mendukung sasaran",
        required=False,
        queryset=Sasaran.objects.none(),
        empty_label="Tidak ada, ini sasaran teratas",
        help_text="Sasaran unit ini atau unit di atasnya.",
        error_messages=PILIH,
    )

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        return _helper("jenis", "rumusan", "induk", Submit("simpan", "Simpan sasaran"))


class KebutuhanForm(_DenganSasaran):
    """A need: what, why, on what evidence, how urgent."""

    pernyataan = _teks(
        "Kebutuhan",
        "Satu kalimat: apa yang belum ada atau belum cukup.",
        "Tulis kebutuhan dalam satu kalimat: apa yang belum ada atau belum cukup.",
    )
    sebab = _teks(
        "Sebab",
        "Mengapa keadaan itu terjadi.",
        "Tulis sebab: mengapa keadaan itu terjadi.",
    )
    bukti = _teks(
        "Bukti",
        "Angka, temuan, atau keluhan yang dapat diperiksa.",
        "Tulis bukti: angka, temuan, atau keluhan yang dapat diperiksa.",
    )
    sumber = forms.ChoiceField(
        label="Sumber",
        choices=[("", "Pilih sumber"), *pilihan(SumberKebutuhan)],
        error_messages=pilih("sumber kebutuhan"),
    )
    sasaran = PilihanSasaran(
        label="Sasaran yang didukung",
        required=False,
        queryset=Sasaran.objects.none(),
        empty_label="Belum ditentukan",
        error_messages=PILIH,
    )
    urgensi = _skala("Urgensi", "dapat menunggu", "harus tahun ini")
    dampak = _skala("Dampak", "sedikit orang", "banyak orang atau nyawa")
    kelayakan = _skala("Kelayakan", "sulit dilakukan", "siap dilakukan")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def sebut_awal(self, nama: str) -> str:
        """Say the value a field had before, in the words of the screen."""
        nilai = self.initial[nama]
        if nama == "sumber":
            return SEBUTAN[SumberKebutuhan(nilai)]
        return "belum ditentukan" if nilai is None else str(nilai)

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out; the three numbers stand together at the end."""
        skala = ("urgensi", "dampak", "kelayakan")
        isi = ("pernyataan", "sebab", "bukti", "sumber", "sasaran")
        return _helper(*isi, *skala, "versi", Submit("simpan", "Simpan kebutuhan"))


class KeputusanForm(forms.Form):
    """What is done about a need, and why."""

    jenis = forms.ChoiceField(
        label="Keputusan",
        widget=forms.RadioSelect,
        error_messages=pilih("keputusan"),
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=ALASAN_TERPANJANG,
        help_text="Terbaca oleh semua pegawai unit ini.",
        error_messages={
            "required": "Tulis alasan keputusan dengan satu atau dua kalimat.",
            "max_length": f"Alasan: paling banyak {ALASAN_TERPANJANG} huruf.",
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    tinjau_pada = IsianTanggal(
        label="Ditinjau lagi pada",
        required=False,
        help_text="Contoh: 1 Maret 2027.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, status: StatusKebutuhan, **kwargs: Any) -> None:
        """Offer only the decisions that are possible in this state."""
        super().__init__(*args, **kwargs)
        require_when(self, "wajib bila ditunda", "tinjau_pada")
        self.fields["jenis"].choices = [  # type: ignore[attr-defined]
            (satu.value, arti)
            for satu, arti in ARTI_KEPUTUSAN.items()
            if dapat_diputuskan(status, satu)
        ]

    @property
    def helper(self) -> FormHelper:
        """Lay the fields out."""
        return _helper(
            "jenis", "alasan", "tinjau_pada", "versi", Submit("simpan", "Putuskan")
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the day of review exactly where the need is postponed."""
        isi = super().clean() or {}
        ditunda = isi.get("jenis") == JenisKeputusan.TUNDA
        if not ditunda:
            isi["tinjau_pada"] = None
        elif "tinjau_pada" in isi and isi["tinjau_pada"] is None:
            self.add_error("tinjau_pada", "Isi tanggalnya, misalnya 1 Maret 2027.")
        elif isi.get("tinjau_pada") and isi["tinjau_pada"] <= hari_ini():
            self.add_error("tinjau_pada", "Pilih tanggal sesudah hari ini.")
        return isi
