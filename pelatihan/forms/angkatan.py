"""Forms of a class: its dates and seats, the tests of its participants."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from kinerja.lib.errors import InvalidInput
from kinerja.lib.isian import IsianAngka, IsianBilangan, IsianTanggal
from kinerja.lib.tanggal import DateRange, rentang
from pelatihan.forms.dasar import BerversiForm, wajib
from pelatihan.rules.jenis import JenisTes
from pelatihan.selectors.program import BarisPeserta
from pelatihan.services.angkatan import IsiAngkatan


class AngkatanForm(BerversiForm):
    """Dates, place and seats of a class."""

    nama = forms.CharField(
        label="Nama angkatan",
        max_length=120,
        error_messages=wajib("Tulis nama angkatan, misalnya Angkatan I 2026."),
        help_text="Contoh: Angkatan I 2026.",
    )
    tempat = forms.CharField(
        label="Tempat",
        max_length=200,
        error_messages=wajib("Tulis tempat pelatihan, misalnya Aula BKPSDM."),
    )
    mulai = IsianTanggal(
        label="Hari pertama",
        error_messages=wajib("Isi hari pertama, misalnya 25 Agustus 2026."),
    )
    akhir = IsianTanggal(
        label="Hari terakhir",
        error_messages=wajib("Isi hari terakhir, misalnya 27 Agustus 2026."),
    )
    kuota = IsianBilangan(
        label="Kuota",
        nilai_min=1,
        nilai_maks=100,
        error_messages=wajib("Isi kuota: paling banyak berapa peserta, misalnya 30."),
    )

    def clean(self) -> dict[str, Any]:
        """Turn the two days into a range."""
        data = super().clean() or {}
        if data.get("mulai") and data.get("akhir"):
            try:
                data["masa"] = rentang(data["mulai"], data["akhir"])
            except InvalidInput as error:
                self.add_error("akhir", error.message)
        return data

    def isi(self) -> IsiAngkatan:
        """Return what the service wants."""
        data = self.cleaned_data
        masa: DateRange = data["masa"]
        return IsiAngkatan(data["nama"], data["tempat"], masa, int(data["kuota"]))


@dataclass(frozen=True)
class BarisNilai:
    """One participant with the two fields of the results form."""

    baris: BarisPeserta
    pra: BoundField
    pasca: BoundField


class NilaiForm(BerversiForm):
    """Both tests of everybody in a class on one page; an empty box: not taken."""

    def __init__(
        self, baris: Sequence[BarisPeserta], *args: Any, **kwargs: Any
    ) -> None:
        """Add two boxes per participant."""
        super().__init__(*args, **kwargs)
        self._baris = baris
        for satu in baris:
            nama = satu.peserta.pegawai.nama
            for jenis, label, nilai in (
                (JenisTes.PRA, f"Tes awal {nama}", satu.pra),
                (JenisTes.PASCA, f"Tes akhir {nama}", satu.pasca),
            ):
                self.fields[_kunci(satu, jenis)] = IsianAngka(
                    label=label,
                    required=False,
                    nilai_min=0,
                    nilai_maks=100,
                    desimal=2,
                    initial=nilai.normalize() if nilai is not None else None,
                )

    def baris(self) -> Iterator[BarisNilai]:
        """Yield the participants with their boxes."""
        for satu in self._baris:
            pra, pasca = (self[_kunci(satu, jenis)] for jenis in JenisTes)
            yield BarisNilai(satu, pra, pasca)

    def nilai(self) -> dict[tuple[int, JenisTes], Decimal | None]:
        """Return every result on the form, None where the box is empty."""
        return {
            (satu.peserta.pk, jenis): self.cleaned_data[_kunci(satu, jenis)]
            for satu in self._baris
            for jenis in JenisTes
        }


def _kunci(baris: BarisPeserta, jenis: JenisTes) -> str:
    return f"{jenis.value.lower()}-{baris.peserta.kode}"
