"""Forms of the SKP but for the hasil kerja itself."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from indikator.models import RHK
from indikator.rules.alur_skp import StatusVersi
from indikator.rules.perilaku import NILAI_DASAR
from indikator.rules.skp import LABEL_BAGIAN, LABEL_JENIS

CONTOH = {
    "SUMBER_DAYA": "Sumber daya manusia, anggaran, peralatan, pendampingan pimpinan, "
    "sarana. Satu baris satu butir.",
    "SKEMA": "Kapan perkembangan dilaporkan, dengan bukti apa. Satu baris satu butir.",
    "KONSEKUENSI": "Bila tercapai dan bila tidak. Satu baris satu butir.",
}
STATUS_SARING = (
    ("", "Semua status"),
    (StatusVersi.DIAJUKAN.value, "Menunggu penilai"),
    (StatusVersi.DIKEMBALIKAN.value, "Dikembalikan"),
    (StatusVersi.DRAF.value, "Draf"),
    ("BELUM", "Belum mulai"),
    (StatusVersi.DITETAPKAN.value, "Ditetapkan"),
)
SEMUA, DINILAI = "semua", "dinilai"


class SaringSKPForm(forms.Form):
    """Narrow the list of SKP; every field may be left out."""

    q = forms.CharField(label="Nama atau NIP", required=False)
    status = forms.ChoiceField(label="Status", choices=STATUS_SARING, required=False)
    lingkup = forms.ChoiceField(
        label="Pegawai",
        choices=((DINILAI, "Yang saya nilai"), (SEMUA, "Semua yang dapat saya baca")),
        required=False,
    )


class BerversiForm(forms.Form):
    """A form that remembers which ``versi`` of the SKP it was drawn from."""

    use_required_attribute = False
    versi = forms.IntegerField(widget=forms.HiddenInput)


class LampiranForm(BerversiForm):
    """The three parts of A.1.8; one line is one item."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each part its box."""
        super().__init__(*args, **kwargs)
        for bagian, label in LABEL_BAGIAN.items():
            self.fields[str(bagian)] = forms.CharField(
                label=label,
                help_text=CONTOH[bagian],
                required=False,
                widget=forms.Textarea({"rows": 4}),
            )

    def isian(self) -> dict[str, list[str]]:
        """Return the lines of each part."""
        return {b: self.cleaned_data[b].splitlines() for b in map(str, LABEL_BAGIAN)}


class EkspektasiForm(BerversiForm):
    """Ekspektasi khusus on each of the seven values; all may stay empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each value its box, with its panduan as the hint."""
        super().__init__(*args, **kwargs)
        for nilai in NILAI_DASAR:
            self.fields[f"n{nilai.nomor}"] = forms.CharField(
                label=f"{nilai.nomor}. {nilai.nama}",
                help_text="; ".join(nilai.panduan) + ".",
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )

    def isian(self) -> dict[int, str]:
        """Return the text by the number of the value."""
        return {n.nomor: self.cleaned_data[f"n{n.nomor}"] for n in NILAI_DASAR}


class KembalikanForm(BerversiForm):
    """Notes of the penilai, per hasil kerja and on the whole."""

    def __init__(self, *args: Any, rhk: Sequence[RHK], **kwargs: Any) -> None:
        """Give each hasil kerja its box."""
        super().__init__(*args, **kwargs)
        self.garis: dict[str, UUID | None] = {}
        for nomor, satu in enumerate(rhk, start=1):
            self._add(f"r{satu.garis.hex}", f"RHK {nomor}", satu.rumusan, satu.garis)
        self._add("umum", "seluruh SKP", "Perilaku, lampiran, atau hal lain.", None)

    def _add(self, nama: str, label: str, bantuan: str, garis: UUID | None) -> None:
        self.garis[nama] = garis
        self.fields[nama] = forms.CharField(
            label=f"Catatan untuk {label}",
            help_text=bantuan,
            required=False,
            widget=forms.Textarea({"rows": 2}),
        )

    def isian(self) -> dict[UUID | None, str]:
        """Return the notes by garis."""
        return {garis: self.cleaned_data[nama] for nama, garis in self.garis.items()}


class TetapkanForm(BerversiForm):
    """The penilai's word, with the priority of each hasil kerja."""

    def __init__(self, *args: Any, rhk: Sequence[RHK], **kwargs: Any) -> None:
        """Give each hasil kerja its choice, as the pegawai proposed it."""
        super().__init__(*args, **kwargs)
        self.garis: Mapping[str, UUID] = {f"j{r.garis.hex}": r.garis for r in rhk}
        for nomor, (nama, satu) in enumerate(
            zip(self.garis, rhk, strict=True), start=1
        ):
            self.fields[nama] = forms.ChoiceField(
                label=f"RHK {nomor}: {satu.rumusan}",
                choices=list(LABEL_JENIS.items()),
                initial=satu.jenis,
                widget=forms.RadioSelect,
            )

    def isian(self) -> dict[UUID, str]:
        """Return the priority by garis."""
        return {garis: self.cleaned_data[nama] for nama, garis in self.garis.items()}


class BatalkanForm(BerversiForm):
    """Why an SKP is withdrawn."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        help_text="Dibaca pegawai dan penilai di halaman SKP. Misalnya: tersusun dua "
        "kali.",
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Tulis alasan SKP ini dibatalkan.",
            "max_length": "Alasan paling panjang 500 huruf.",
        },
    )
