"""Forms of the committee: programme, case, simulation, class, results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from psycopg2.extras import DateRange

from indikator.models import Indikator
from kinerja.lib.errors import InvalidInput
from kinerja.lib.isian import (
    IsianAngka,
    IsianBilangan,
    IsianTanggal,
    require_when,
)
from kinerja.lib.tanggal import rentang
from pelatihan.rules.jenis import JenisTes
from pelatihan.rules.simulasi import PILIHAN_TERBANYAK, Akibat, Pilihan
from pelatihan.selectors.program import BarisPeserta
from pelatihan.services.angkatan import IsiAngkatan
from pelatihan.services.program import IsiProgram, IsiSoal

SOAL_TERBANYAK = 4
AKIBAT = (
    ("waktu", "Waktu"),
    ("mutu", "Mutu"),
    ("kepuasan", "Kepuasan"),
)


def read_versi(data: Mapping[str, Any]) -> int:
    """Return the version a button was shown for; 0, never in force, for nonsense."""
    teks = str(data.get("versi", ""))
    return int(teks) if teks.isdecimal() and len(teks) < 10 else 0


def _wajib(kalimat: str) -> dict[str, str]:
    return {"required": kalimat}


def _teks(
    label: str, wajib: str = "", rows: int = 3, **pilihan: Any
) -> forms.CharField:
    """``wajib`` is what a required field says when it is empty."""
    pilihan.setdefault("max_length", 4000)
    return forms.CharField(
        label=label,
        required=bool(wajib),
        error_messages=_wajib(wajib),
        widget=forms.Textarea(attrs={"rows": rows}),
        **pilihan,
    )


class BerversiForm(forms.Form):
    """A form that knows which version of the row it was shown for."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def clean_versi(self) -> int:
        """Return the version; 0 for a row that is not there yet."""
        return int(self.cleaned_data["versi"] or 0)


class ProgramForm(BerversiForm):
    """Name, aim, hours and the indicators a programme is for."""

    nama = forms.CharField(
        label="Nama program",
        max_length=200,
        error_messages=_wajib(
            "Tulis nama program, misalnya Pelayanan Imunisasi Dasar."
        ),
    )
    tujuan = _teks(
        "Tujuan",
        "Tulis tujuan: apa yang dapat dilakukan peserta sesudah pelatihan.",
        help_text="Apa yang dapat dilakukan peserta sesudahnya?",
    )
    jp = IsianBilangan(
        label="JP",
        nilai_min=1,
        nilai_maks=900,
        help_text="1 JP adalah 45 menit.",
        error_messages=_wajib("Isi JP dengan bilangan bulat, misalnya 8."),
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
        error_messages=_wajib("Tulis judul kasus, misalnya Antrean panjang di poli."),
    )
    situasi = _teks(
        "Situasi", "Tulis situasi: siapa, di mana, dan masalah apa.", rows=6
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the questions; only the first is required."""
        super().__init__(*args, **kwargs)
        for nomor in range(1, SOAL_TERBANYAK + 1):
            for nama, label, wajib in (
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
                self.fields[f"{nama}_{nomor}"] = _teks(
                    label, wajib if nomor == 1 else "", rows=2
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
        error_messages=_wajib("Tulis judul simulasi, misalnya Pengaduan di loket."),
    )
    pengantar = _teks(
        "Pengantar", "Tulis pengantar: peran peserta dan keadaan awalnya.", rows=4
    )


class AdeganForm(BerversiForm):
    """One scene with up to four choices; none make it an ending."""

    isi = _teks(
        "Isi adegan", "Tulis isi adegan: apa yang terjadi sebelum memilih.", rows=5
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the choices, all of them optional."""
        super().__init__(*args, **kwargs)
        for n in range(1, PILIHAN_TERBANYAK + 1):
            self.fields[f"teks_{n}"] = _teks(f"Teks pilihan {n}", rows=2)
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


class AngkatanForm(BerversiForm):
    """Dates, place and seats of a class."""

    nama = forms.CharField(
        label="Nama angkatan",
        max_length=120,
        error_messages=_wajib("Tulis nama angkatan, misalnya Angkatan I 2026."),
        help_text="Contoh: Angkatan I 2026.",
    )
    tempat = forms.CharField(
        label="Tempat",
        max_length=200,
        error_messages=_wajib("Tulis tempat pelatihan, misalnya Aula BKPSDM."),
    )
    mulai = IsianTanggal(
        label="Hari pertama",
        error_messages=_wajib("Isi hari pertama, misalnya 25 Agustus 2026."),
    )
    akhir = IsianTanggal(
        label="Hari terakhir",
        error_messages=_wajib("Isi hari terakhir, misalnya 27 Agustus 2026."),
    )
    kuota = IsianBilangan(
        label="Kuota",
        nilai_min=1,
        nilai_maks=100,
        error_messages=_wajib("Isi kuota: paling banyak berapa peserta, misalnya 30."),
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


class JawabanForm(BerversiForm):
    """The answers to a case, one box per question; a draft may be incomplete."""

    def __init__(self, jumlah: int, *args: Any, **kwargs: Any) -> None:
        """Add one box per question."""
        super().__init__(*args, **kwargs)
        self._nama = [f"jawaban_{n}" for n in range(1, jumlah + 1)]
        for n, nama in enumerate(self._nama, start=1):
            self.fields[nama] = forms.CharField(
                label=f"Jawaban Anda atas pertanyaan {n}",
                required=False,
                max_length=10_000,
                strip=False,
                widget=forms.Textarea(attrs={"rows": 6}),
            )

    def kotak(self) -> list[BoundField]:
        """Return the boxes in order."""
        return [self[nama] for nama in self._nama]

    def jawaban(self) -> list[str]:
        """Return the answers in order."""
        return [self.cleaned_data[nama] for nama in self._nama]

    def require_all(self) -> bool:
        """Say at each empty box that it must be answered; True when all are."""
        for nama in self._nama:
            if not self.cleaned_data[nama].strip():
                self.add_error(nama, "Tulis dulu jawabannya.")
        return not self.errors


class LangkahForm(BerversiForm):
    """What to do in one scene of a simulation."""

    pilihan = forms.TypedChoiceField(
        label="Apa yang Anda lakukan?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih dulu salah satu tindakan.",
            "invalid_choice": "Pilih salah satu tindakan di adegan ini.",
        },
    )

    def __init__(self, pilihan: Sequence[Pilihan], *args: Any, **kwargs: Any) -> None:
        """Offer the choices of the scene."""
        super().__init__(*args, **kwargs)
        isian = self.fields["pilihan"]
        isian.choices = [(satu.urutan, satu.teks) for satu in pilihan]  # type: ignore[attr-defined]


class UsulanForm(forms.Form):
    """Why somebody should be trained."""

    sebab = _teks(
        "Mengapa pelatihan ini perlu",
        "Tulis mengapa pelatihan ini perlu: kemampuan apa yang kurang.",
        rows=5,
        help_text="Sebut kemampuan yang kurang dan hasil kerja yang terpengaruh.",
    )


class PutusanForm(forms.Form):
    """Plan a proposal in a programme, or refuse it with a reason."""

    program = forms.ChoiceField(label="Program", required=False)
    alasan = _teks("Catatan atau alasan")
    putusan = forms.ChoiceField(
        choices=[("rencanakan", "Rencanakan"), ("tolak", "Tolak")]
    )

    def __init__(self, program: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        """Offer the programmes for this person's unit."""
        super().__init__(*args, **kwargs)
        self._program = {str(satu.kode): satu for satu in program}
        pilihan = [(str(satu.kode), satu.nama) for satu in program]
        require_when(self, "wajib bila direncanakan", "program")
        require_when(self, "wajib bila ditolak", "alasan")
        isian = self.fields["program"]
        isian.choices = [("", "Pilih program"), *pilihan]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the programme to plan in, or the reason to refuse."""
        data = super().clean() or {}
        if data.get("putusan") == "rencanakan" and not data.get("program"):
            self.add_error("program", ValidationError("Pilih programnya dulu."))
        if data.get("putusan") == "tolak" and not data.get("alasan"):
            self.add_error("alasan", ValidationError("Tulis alasan penolakan."))
        data["program"] = self._program.get(data.get("program", ""))
        return data


def _kunci(baris: BarisPeserta, jenis: JenisTes) -> str:
    return f"{jenis.value.lower()}-{baris.peserta.kode}"
