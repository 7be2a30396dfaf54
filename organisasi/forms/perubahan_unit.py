"""One form for each act on a unit; each makes the act it describes."""

from typing import Any

from django import forms

from kinerja.lib.waktu import hari_ini
from organisasi.forms.perubahan_dasar import (
    PILIH,
    PerubahanForm,
    isian_tanggal,
    pilihan_radio,
)
from organisasi.rules.acuan import RanahAcuan
from organisasi.rules.golongan import baca_eselon, jenis_eselon
from organisasi.rules.jenis import LABEL, JenisJabatan, JenisUnit
from organisasi.selectors import perubahan as selectors
from organisasi.selectors.acuan import label_acuan
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.unit import GabungUnit, NamaUnit, PindahUnit
from organisasi.services.perubahan.unit_baru import AkhiriUnit, Pimpinan, UnitBaru

#: The kinds a unit below another one may have, and the post that leads it.
JENIS_UNIT = [satu for satu in JenisUnit if satu is not JenisUnit.KABUPATEN]
JENIS_PIMPINAN = [
    satu
    for satu in JenisJabatan
    if satu not in {JenisJabatan.KEPALA_DAERAH, JenisJabatan.PELAKSANA}
]


class PindahUnitForm(PerubahanForm):
    """The unit below another one."""

    dicari, contoh = "unit", "kata dari nama unit, misalnya dinas kesehatan"

    tujuan = pilihan_radio("Unit tujuan")

    def pilihan(self) -> list[tuple[str, str]]:
        daftar = selectors.cari_unit(self.actor, self.cari)
        self.lagi = daftar.lagi
        self.unit = {str(satu.kode): satu for satu in daftar if satu != self.pokok}
        return [(kunci, satu.nama) for kunci, satu in self.unit.items()]

    def act(self) -> Tindakan:
        tujuan = self.unit[self.cleaned_data["tujuan"]]
        return PindahUnit(pokok=self.pokok, tujuan=tujuan, **self.dasar())


class GabungUnitForm(PindahUnitForm):
    """The unit into another one."""

    def act(self) -> Tindakan:
        tujuan = self.unit[self.cleaned_data["tujuan"]]
        return GabungUnit(pokok=self.pokok, tujuan=tujuan, **self.dasar())


class NamaUnitForm(PerubahanForm):
    """Another name."""

    nama = forms.CharField(
        label="Nama baru",
        max_length=200,
        error_messages={"required": "Tulis nama baru unit, misalnya Dinas Sosial."},
    )
    field_order = ("nama", "tanggal", "dasar_sk", "alasan")

    def act(self) -> Tindakan:
        return NamaUnit(
            pokok=self.pokok, nama=self.cleaned_data["nama"], **self.dasar()
        )


class UnitBaruForm(PerubahanForm):
    """A unit below this one; without a name of its leading post it has none."""

    nama = forms.CharField(
        label="Nama unit baru",
        max_length=200,
        error_messages={"required": "Tulis nama unit, misalnya Bidang Kearsipan."},
    )
    jenis_unit = forms.ChoiceField(
        label="Jenis unit",
        choices=[("", "Pilih"), *((satu.value, LABEL[satu]) for satu in JENIS_UNIT)],
        error_messages={**PILIH, "required": "Pilih jenis unit."},
    )
    mandiri = forms.BooleanField(
        label="Unit kerja mandiri",
        required=False,
    )
    hari_kerja = forms.TypedChoiceField(
        label="Hari kerja seminggu",
        coerce=int,
        choices=[(5, "5 hari"), (6, "6 hari")],
        error_messages=PILIH,
    )
    kode_unor = forms.CharField(label="Kode UNOR", required=False, max_length=40)
    jabatan = forms.CharField(
        label="Jabatan pimpinan",
        required=False,
        max_length=200,
        help_text="Misalnya Kepala Bidang Kearsipan. Kosongkan bila unit ini tanpa "
        "jabatan pimpinan.",
    )
    jenis_jabatan = forms.ChoiceField(
        label="Jenis jabatan pimpinan", required=False, error_messages=PILIH
    )
    eselon = forms.CharField(
        label="Eselon",
        required=False,
        max_length=10,
        help_text="Misalnya III.b. Kosongkan bila tanpa eselon.",
    )
    tanggal = isian_tanggal(
        "Berdiri mulai", "Hari pertama unit ini, misalnya 1 Januari 2027."
    )
    field_order = (
        "nama",
        "jenis_unit",
        "mandiri",
        "hari_kerja",
        "kode_unor",
        "jabatan",
        "jenis_jabatan",
        "eselon",
        "tanggal",
        "dasar_sk",
        "alasan",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kata = label_acuan(RanahAcuan.JENIS_JABATAN, hari_ini())
        self.fields["jenis_jabatan"].choices = [  # type: ignore[attr-defined]
            ("", "Pilih"),
            *((satu.value, kata[satu]) for satu in JENIS_PIMPINAN),
        ]

    def clean_eselon(self) -> str:
        """Read an eselon in any spelling."""
        teks: str = self.cleaned_data["eselon"]
        eselon = baca_eselon(teks)
        if teks and not eselon:
            raise forms.ValidationError(
                f"“{teks}” bukan eselon. Tulis misalnya III.b, atau kosongkan."
            )
        return eselon

    def clean(self) -> dict[str, Any]:
        """Ask for the kind of a leading post, and for its name where it has a kind."""
        data = super().clean() or {}
        jenis, eselon = data.get("jenis_jabatan"), data.get("eselon")
        if not data.get("jabatan"):
            if jenis or eselon:
                self.add_error("jabatan", "Tulis nama jabatan pimpinannya.")
            return data
        if eselon and jenis and jenis_eselon(eselon) != jenis:
            self.add_error("eselon", f"Eselon {eselon} bukan dari jenis jabatan itu.")
        elif not eselon and not jenis and "jenis_jabatan" in data:
            self.add_error("jenis_jabatan", "Pilih jenis jabatan pimpinannya.")
        return data

    def act(self) -> Tindakan:
        data = self.cleaned_data
        return UnitBaru(
            pokok=self.pokok,
            nama=" ".join(data["nama"].split()),
            jenis_unit=JenisUnit(data["jenis_unit"]),
            mandiri=data["mandiri"],
            hari_kerja=data["hari_kerja"],
            kode_unor=data["kode_unor"],
            pimpinan=self._pimpinan(),
            **self.dasar(),
        )

    def _pimpinan(self) -> Pimpinan | None:
        data = self.cleaned_data
        if not data["jabatan"]:
            return None
        eselon = data["eselon"]
        jenis = data["jenis_jabatan"] or jenis_eselon(eselon)
        return Pimpinan(nama=data["jabatan"], jenis=JenisJabatan(jenis), eselon=eselon)


class AkhiriUnitForm(PerubahanForm):
    """The end of a unit that nobody is in any more."""

    tanggal = isian_tanggal(
        "Tidak ada lagi mulai",
        "Hari pertama tanpa unit ini. Pegawai dan unit di bawahnya sudah dipindahkan.",
    )

    def act(self) -> Tindakan:
        return AkhiriUnit(pokok=self.pokok, **self.dasar())


FORM_UNIT: dict[str, type[PerubahanForm]] = {
    "pindah": PindahUnitForm,
    "gabung": GabungUnitForm,
    "nama": NamaUnitForm,
    "baru": UnitBaruForm,
    "akhiri": AkhiriUnitForm,
}
