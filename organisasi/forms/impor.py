"""The upload of a staff file, and what HR decides about its preview."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.http import QueryDict

from kinerja.berkas.services import BATAS_UKURAN, MIB
from organisasi.rules.impor import KATA_JENIS, JenisImpor


class ImporForm(forms.Form):
    """One file; whether it can be read is told by the service that reads it."""

    berkas = forms.FileField(
        label="Berkas data pegawai",
        help_text="CSV, XLSX atau XLS dengan judul kolomnya, paling besar "
        f"{BATAS_UKURAN // MIB} MB.",
        error_messages={
            "required": "Berkas belum dipilih. Pilih berkas CSV, XLSX atau XLS.",
            "empty": "Berkas ini kosong (0 byte). Ekspor ulang dari sumbernya.",
            "invalid": "Berkas tidak terkirim. Pilih lagi, lalu unggah.",
            "max_length": "Nama berkas terlalu panjang. Pendekkan, lalu unggah lagi.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis berkas",
        help_text="Biasanya dikenali dari judul kolomnya.",
        required=False,
        choices=[("", "Kenali sendiri"), *KATA_JENIS.items()],
        error_messages={"invalid_choice": "Jenis ini tidak ada. Pilih dari daftar."},
    )

    def clean_jenis(self) -> JenisImpor | None:
        """Return the chosen kind, None to guess it."""
        jenis = self.cleaned_data["jenis"]
        return JenisImpor(jenis) if jenis else None

    @property
    def helper(self) -> FormHelper:
        """Lay the field out; the page brings its own heading and error summary."""
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout("berkas", "jenis", Submit("baca", "Baca berkas"))
        return helper


def whole(teks: str) -> int:
    """Return a number of a form, 0 for what is none."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 19 else 0


def keys(kiriman: Sequence[str]) -> list[int]:
    """Return row keys of a form."""
    return [nomor for satu in kiriman for nomor in (whole(satu),) if nomor]


def answers(kiriman: QueryDict) -> dict[int, str]:
    """Return {row key: answers} of the questions somebody answered on the page.

    A question is "jawab-KEY-N"; a NIP typed beside it, "nip-KEY-N", wins.
    """
    hasil: dict[int, dict[str, str]] = defaultdict(dict)
    for nama in kiriman:
        bagian = re.fullmatch(r"(jawab|nip)-([0-9]{1,18})-([0-9]{1,3})", nama)
        isi = str(kiriman.get(nama, "")).strip()
        if bagian and isi:
            tulis = bagian[1] == "nip"
            isi = f"atasan:{re.sub(r'[^0-9]', '', isi)}" if tulis else isi
            satu = hasil[int(bagian[2])]
            satu[bagian[3]] = isi if tulis else satu.get(bagian[3], isi)
    return {kunci: " ".join(semua.values()) for kunci, semua in hasil.items()}


def mapping(kiriman: QueryDict, judul: Sequence[str]) -> Mapping[str, str]:
    """Return {heading: field key or ""} as chosen on the page, by column number."""
    return {
        satu: str(kiriman.get(f"kolom-{nomor}", "")) for nomor, satu in enumerate(judul)
    }
