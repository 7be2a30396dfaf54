"""One form for each act on a unit; each makes the act it describes."""

from django import forms

from organisasi.forms.perubahan_dasar import PerubahanForm, pilihan_radio
from organisasi.selectors import perubahan as selectors
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.unit import GabungUnit, NamaUnit, PindahUnit


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


FORM_UNIT: dict[str, type[PerubahanForm]] = {
    "pindah": PindahUnitForm,
    "gabung": GabungUnitForm,
    "nama": NamaUnitForm,
}
