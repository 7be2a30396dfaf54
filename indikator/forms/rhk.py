"""One hasil kerja with its indicators, on one form and without a script."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField

from indikator.forms.skp import BerversiForm
from indikator.models import IKI, RHK, VersiIndikator
from indikator.rules.capaian import Arah
from indikator.rules.skp import (
    LABEL_ARAH,
    LABEL_ASPEK,
    LABEL_JENIS,
    IsianIKI,
    IsianRHK,
)
from indikator.rules.target import baca_target
from indikator.selectors.skp import iki_berurut
from kinerja.lib.errors import InvalidInput

TERBANYAK = 20
KOLOM = ("indikator", "rumusan", "aspek", "target", "satuan", "arah", "hapus")


class RHKForm(BerversiForm):
    """``jumlah`` indicators, numbered from 1; an untouched one is left out."""

    pimpinan = forms.ChoiceField(
        label="RHK pimpinan yang diintervensi",
        error_messages={"required": "Pilih hasil kerja pimpinan yang diintervensi."},
    )
    rumusan = forms.CharField(
        label="Rencana hasil kerja",
        help_text="Tulis hasil, bukan kegiatan.",
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Tulis rencana hasil kerja."},
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        help_text="Prioritas akhir ditetapkan pejabat penilai.",
        choices=list(LABEL_JENIS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jenis: Utama atau Tambahan."},
    )
    jumlah = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, max_value=TERBANYAK
    )

    def __init__(
        self,
        *args: Any,
        pimpinan: Sequence[tuple[str, Any]],
        wajib_pimpinan: bool,
        indikator: Sequence[VersiIndikator],
        jumlah_indikator: int,
        jumlah: int,
        **kwargs: Any,
    ) -> None:
        """Fill the choices; ``pimpinan`` empty leaves the question out."""
        super().__init__(*args, **kwargs)
        self.indikator = {str(satu.pk): satu for satu in indikator}
        self.jumlah_indikator = jumlah_indikator
        self.jumlah_iki = min(max(jumlah, 1), TERBANYAK)
        if pimpinan:
            bidang = self.fields["pimpinan"]
            assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 - for types
            bidang.choices = [("", "Pilih …"), *pimpinan]
            bidang.required = wajib_pimpinan
        else:
            del self.fields["pimpinan"]
        for nomor in range(1, self.jumlah_iki + 1):
            self._add_iki(nomor)

    def _add_iki(self, n: int) -> None:
        dipakai = self.is_bound and self._dipakai(n)
        dari_unit = self.is_bound and bool(self._mentah(n, "indikator"))
        sebut = f"Indikator {n}"
        pilihan = [("", "Tanpa indikator unit")]
        pilihan += [(k, _label_indikator(v)) for k, v in self.indikator.items()]
        self.fields[f"i{n}_garis"] = forms.UUIDField(
            required=False, widget=forms.HiddenInput
        )
        self.fields[f"i{n}_indikator"] = forms.ChoiceField(
            label="Indikator unit kerja",
            help_text="Rumusan, aspek, satuan, dan arahnya terisi bila Anda kosongkan.",
            choices=pilihan,
            required=False,
            error_messages={
                "invalid_choice": f"{sebut}, indikator unit kerja: pilih dari daftar."
            },
        )
        self.fields[f"i{n}_rumusan"] = forms.CharField(
            label="Indikator kinerja individu",
            required=not self.is_bound or (dipakai and not dari_unit),
            error_messages={"required": f"{sebut}: tulis indikator kinerja individu."},
        )
        self.fields[f"i{n}_aspek"] = forms.MultipleChoiceField(
            label="Aspek",
            choices=list(LABEL_ASPEK.items()),
            required=not self.is_bound or (dipakai and not dari_unit),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": f"{sebut}, aspek: pilih paling sedikit satu."},
        )
        self.fields[f"i{n}_target"] = forms.CharField(
            label="Target tahunan",
            help_text="Pakai koma untuk pecahan: 87,5. Rentang: 80-90.",
            required=not self.is_bound or dipakai,
            error_messages={"required": f"{sebut}: isi target tahunan."},
            widget=forms.TextInput({"class": "angka", "autocomplete": "off"}),
        )
        self.fields[f"i{n}_satuan"] = forms.CharField(
            label="Satuan", max_length=60, required=False
        )
        self.fields[f"i{n}_arah"] = forms.ChoiceField(
            label="Arah", choices=list(LABEL_ARAH.items()), required=False
        )
        self.fields[f"i{n}_hapus"] = forms.BooleanField(
            label=f"Hapus indikator {n}", required=False
        )

    def _mentah(self, n: int, kolom: str) -> str:
        return str(self.data.get(f"i{n}_{kolom}") or "").strip()

    def _dipakai(self, n: int) -> bool:
        if self._mentah(n, "hapus"):
            return False
        return any(
            self._mentah(n, k) for k in ("garis", "indikator", "rumusan", "target")
        )

    def clean(self) -> dict[str, Any]:
        """Read each target where it stands, so that the error stands there too."""
        isi = super().clean() or {}
        for n in range(1, self.jumlah_iki + 1):
            if self._dipakai(n) and isi.get(f"i{n}_target"):
                self._check_target(n, isi)
        return isi

    def _check_target(self, n: int, isi: Mapping[str, Any]) -> None:
        unit = self.indikator.get(str(isi.get(f"i{n}_indikator") or ""))
        satuan = isi.get(f"i{n}_satuan") or (unit.satuan if unit else "")
        arah = unit.arah if unit else isi.get(f"i{n}_arah") or Arah.MAKSIMUM.value
        try:
            baca_target(isi[f"i{n}_target"], Arah(arah), satuan=satuan)
        except InvalidInput as tolak:
            self.add_error(
                f"i{n}_target", f"Indikator {n}, target tahunan: {tolak.message}"
            )

    def kelompok_iki(self) -> Iterator[tuple[int, BoundField, dict[str, BoundField]]]:
        """Yield number, hidden identity and the visible fields of each indicator."""
        for n in range(1, self.jumlah_iki + 1):
            nama = [k for k in KOLOM if k != "indikator" or self.indikator]
            yield n, self[f"i{n}_garis"], {k: self[f"i{n}_{k}"] for k in nama}

    def isian(self) -> IsianRHK:
        """Return what was typed, for ``save_rhk``."""
        isi = self.cleaned_data
        rhk, iki = _baca_pimpinan(isi.get("pimpinan", ""))
        return IsianRHK(
            rumusan=isi["rumusan"],
            jenis=isi["jenis"],
            rhk_pimpinan=rhk,
            iki_pimpinan=iki,
            iki=tuple(
                self._isian_iki(n)
                for n in range(1, self.jumlah_iki + 1)
                if self._dipakai(n)
            ),
        )

    def _isian_iki(self, n: int) -> IsianIKI:
        isi = {k: self.cleaned_data[f"i{n}_{k}"] for k in (*KOLOM, "garis")}
        return IsianIKI(
            rumusan=isi["rumusan"],
            aspek=tuple(isi["aspek"]),
            arah=isi["arah"] or Arah.MAKSIMUM.value,
            target=isi["target"],
            satuan=isi["satuan"],
            garis=isi["garis"],
            versi_indikator=int(isi["indikator"]) if isi["indikator"] else None,
        )


def _label_indikator(versi: VersiIndikator) -> str:
    return f"{versi.rumusan} ({versi.satuan}), {versi.indikator.unit.nama}"


def nilai_pimpinan(rhk: RHK) -> str:
    """Return the choice that stands for the leader's row this one is tied to."""
    if rhk.rhk_pimpinan_id is None:
        return ""
    if rhk.iki_pimpinan_id is None:
        return f"{rhk.rhk_pimpinan_id}"
    return f"{rhk.rhk_pimpinan_id}.{rhk.iki_pimpinan_id}"


def _baca_pimpinan(nilai: str) -> tuple[int | None, int | None]:
    rhk, _, iki = nilai.partition(".")
    return (int(rhk) if rhk else None), (int(iki) if iki else None)


def pilihan_pimpinan(
    semua: Sequence[RHK], *, wajib_iki: bool
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the leader's rows as groups: the whole, where allowed, then its IKI."""
    pilihan = []
    for rhk in semua:
        isi = [] if wajib_iki else [(f"{rhk.pk}", rhk.rumusan)]
        isi += [(f"{rhk.pk}.{i.pk}", f"Indikator: {i}") for i in iki_berurut(rhk)]
        pilihan.append((rhk.rumusan, isi))
    return pilihan


def awal_rhk(rhk: RHK) -> dict[str, object]:
    """Return a stored hasil kerja as the form shows it."""
    isi: dict[str, object] = {
        "pimpinan": nilai_pimpinan(rhk),
        "rumusan": rhk.rumusan,
        "jenis": rhk.jenis,
    }
    for n, iki in enumerate(iki_berurut(rhk), start=1):
        isi |= _awal_iki(n, iki)
    return isi


def _awal_iki(n: int, iki: IKI) -> dict[str, object]:
    garis: UUID = iki.garis
    return {
        f"i{n}_garis": garis,
        f"i{n}_indikator": iki.versi_indikator_id or "",
        f"i{n}_rumusan": iki.rumusan,
        f"i{n}_aspek": iki.aspek,
        f"i{n}_arah": iki.arah,
        f"i{n}_target": iki.target_teks,
        f"i{n}_satuan": iki.satuan,
    }
