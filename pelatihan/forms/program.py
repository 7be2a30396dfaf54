"""Forms of the committee: programme, case, simulation."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from indikator.models import Indikator
from kinerja.lib.isian import (
    IsianAngka,
    IsianBilangan,
    require_when,
)
from pelatihan.forms.dasar import BerversiForm, teks, wajib
from pelatihan.rules.simulasi import PILIHAN_TERBANYAK, Akibat, Pilihan
from pelatihan.services.program import IsiProgram, IsiSoal

SOAL_TERBANYAK = 4
AKIBAT = (
    ("waktu", "Waktu"),
    ("mutu", "Mutu"),
    ("kepuasan", "Kepuasan"),
)


class ProgramForm(BerversiForm):
    """Name, aim, hours and the indicators a programme is for."""

    nama = forms.CharField(
        label="Nama program",
        max_length=200,
        error_messages=wajib("Tulis nama program, misalnya Pelayanan Imunisasi Dasar."),
    )
    tujuan = teks(
        "Tujuan",
        "Tulis tujuan: apa yang dapat dilakukan peserta sesudah pelatihan.",
        help_text="Apa yang dapat dilakukan peserta sesudahnya?",
    )
    jp = IsianBilangan(
        label="JP",
        nilai_min=1,
        nilai_maks=900,
        help_text="1 JP adalah 45 menit.",
        error_messages=wajib("Isi JP dengan bilangan bulat, misalnya 8."),
    )
    nilai_lulus = IsianAngka(
        label="Nilai tes akhir untuk lulus",
        required=False,
        nilai_min=0,
        nilai_maks=100,
        desimal=2,
        help_text="Misalnya 70. Kosong: cukup hadir setiap hari.",
    )
    indikator = forms.MultipleChoiceField(
        label="Untuk indikator",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pelatihan selalu menjawab sebuah kebutuhan.",
    )

    def __init__(
        self, pilihan: Sequence[tuple[Indikator, str]], *args: Any, **kwargs: Any
    ) -> None:
        """Offer the unit's indicators in today's wording."""
        super().__init__(*args, **kwargs)
        self._indikator = {str(i.kode): i for i, _ in pilihan}
        require_when(self, "wajib sebelum terbit", "indikator")
        isian = self.fields["indikator"]
        isian.choices = [(str(i.kode), rumusan) for i, rumusan in pilihan]  # type: ignore[attr-defined]

    def isi(self) -> IsiProgram:
        """Return what the service wants."""
        data = self.cleaned_data
        return IsiProgram(
            data["nama"],
            data["tujuan"],
            int(data["jp"]),
            tuple(self._indikator[kode] for kode in data["indikator"]),
            data["nilai_lulus"],
        )


class KasusForm(BerversiForm):
    """The one study case, with up to four questions on one page."""

    judul = forms.CharField(
        label="Judul kasus",
        max_length=200,
        error_messages=wajib("Tulis judul kasus, misalnya Antrean panjang di poli."),
    )
    situasi = teks("Situasi", "Tulis situasi: siapa, di mana, dan masalah apa.", rows=6)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the questions; only the first is required."""
        super().__init__(*args, **kwargs)
        for nomor in range(1, SOAL_TERBANYAK + 1):
            for nama, label, kalimat in (
                (
                    "pertanyaan",
                    f"Pertanyaan {nomor}",
                    "Tulis pertanyaan 1: apa yang harus dijawab peserta.",
                ),
                (
                    "rubrik",
                    "Rubrik: cara menilai jawaban",
                    "Tulis rubrik: jawaban seperti apa yang dinilai baik.",
                ),
                (
                    "pembahasan",
                    "Contoh jawaban",
                    "Tulis contoh jawaban; peserta membacanya sesudah menjawab.",
                ),
            ):
                self.fields[f"{nama}_{nomor}"] = teks(
                    label, kalimat if nomor == 1 else "", rows=2
                )

    def clean(self) -> dict[str, Any]:
        """Ask for rubric and answer wherever there is a question, and the reverse."""
        data = super().clean() or {}
        for nomor in range(2, SOAL_TERBANYAK + 1):
            nama = [f"{n}_{nomor}" for n in ("pertanyaan", "rubrik", "pembahasan")]
            terisi = [n for n in nama if data.get(n)]
            if terisi and len(terisi) < len(nama):
                for kosong in set(nama) - set(terisi):
                    self.add_error(
                        kosong, f"Lengkapi pertanyaan {nomor}, atau kosongkan semua."
                    )
        return data

    def soal(self) -> list[IsiSoal]:
        """Return the questions that were written, in order."""
        return [
            IsiSoal(
                self.cleaned_data[f"pertanyaan_{n}"],
                self.cleaned_data[f"rubrik_{n}"],
                self.cleaned_data[f"pembahasan_{n}"],
            )
            for n in range(1, SOAL_TERBANYAK + 1)
            if self.cleaned_data.get(f"pertanyaan_{n}")
        ]

    def kelompok(self) -> Iterator[tuple[int, list[BoundField]]]:
        """Yield the fields of each question together, for the page."""
        for n in range(1, SOAL_TERBANYAK + 1):
            yield n, [self[f"{x}_{n}"] for x in ("pertanyaan", "rubrik", "pembahasan")]


class SkenarioForm(BerversiForm):
    """Title and introduction of the one simulation."""

    judul = forms.CharField(
        label="Judul simulasi",
        max_length=200,
        error_messages=wajib("Tulis judul simulasi, misalnya Pengaduan di loket."),
    )
    pengantar = teks(
        "Pengantar", "Tulis pengantar: peran peserta dan keadaan awalnya.", rows=4
    )


class AdeganForm(BerversiForm):
    """One scene with up to four choices; none make it an ending."""

    isi = teks(
        "Isi adegan", "Tulis isi adegan: apa yang terjadi sebelum memilih.", rows=5
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the choices, all of them optional."""
        super().__init__(*args, **kwargs)
        for n in range(1, PILIHAN_TERBANYAK + 1):
            self.fields[f"teks_{n}"] = teks(f"Teks pilihan {n}", rows=2)
            self.fields[f"menuju_{n}"] = IsianBilangan(
                label="Menuju adegan", required=False, nilai_min=1, nilai_maks=99
            )
            for nama, label in AKIBAT:
                self.fields[f"{nama}_{n}"] = IsianBilangan(
                    label=label, required=False, nilai_min=-10, nilai_maks=10
                )

    def clean(self) -> dict[str, Any]:
        """Ask for a target wherever there is a choice, and for words at a target."""
        data = super().clean() or {}
        for n in range(1, PILIHAN_TERBANYAK + 1):
            if data.get(f"teks_{n}") and not data.get(f"menuju_{n}"):
                if not self.has_error(f"menuju_{n}"):
                    self.add_error(
                        f"menuju_{n}", "Tulis nomor adegan yang dituju pilihan ini."
                    )
            elif data.get(f"menuju_{n}") and not data.get(f"teks_{n}"):
                self.add_error(f"teks_{n}", f"Tulis teks pilihan {n}.")
        return data

    def pilihan(self) -> list[Pilihan]:
        """Return the choices that were written, in order."""
        data = self.cleaned_data
        return [
            Pilihan(
                n,
                data[f"teks_{n}"],
                int(data[f"menuju_{n}"]),
                Akibat(*(int(data[f"{nama}_{n}"] or 0) for nama, _ in AKIBAT)),
            )
            for n in range(1, PILIHAN_TERBANYAK + 1)
            if data.get(f"teks_{n}")
        ]

    def kelompok(self) -> Iterator[tuple[int, BoundField, list[BoundField]]]:
        """Yield each choice: number, words, and its short fields."""
        for n in range(1, PILIHAN_TERBANYAK + 1):
            pendek = [self[f"menuju_{n}"], *(self[f"{nama}_{n}"] for nama, _ in AKIBAT)]
            yield n, self[f"teks_{n}"], pendek
