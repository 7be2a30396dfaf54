"""What the forms of all acts share: day, SK, note, the aim found by a search."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms

from kinerja.akun.models import Pengguna
from kinerja.lib.isian import IsianTanggal
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.services.perubahan.pokok import Tindakan

#: An act is planned at most this many years ahead.
TAHUN_DEPAN = 5
PILIH = {"required": "Pilih salah satu.", "invalid_choice": "Pilih dari daftar."}


def sebut_lagi(lagi: int) -> str:
    """Say that a search found more than it lists."""
    return f"{lagi} lagi yang cocok. Ketik lebih banyak huruf." if lagi else ""


def isian_tanggal(label: str, bantuan: str, *, wajib: bool = True) -> IsianTanggal:
    return IsianTanggal(label=label, help_text=bantuan, required=wajib)


def pilihan_radio(label: str, *, wajib: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=wajib,
        widget=PilihanTertutup,
        error_messages={**PILIH, "required": f"Pilih {label[0].lower()}{label[1:]}."},
    )


class PilihanTertutup(forms.RadioSelect):
    """Radios of which some are shown and cannot be chosen; their words say why."""

    #: The values that are closed.
    tertutup: Collection[str] = ()

    def create_option(
        self, name: str, value: Any, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        opsi = super().create_option(name, value, *args, **kwargs)
        if value in self.tertutup:
            opsi["attrs"]["disabled"] = True
        return opsi


class PerubahanForm(forms.Form):
    """What every act asks: the day, the SK, a note."""

    #: What the search above the form finds: "jabatan", "unit", "orang" or nothing.
    dicari: ClassVar[str] = ""
    contoh: ClassVar[str] = ""
    #: How many more were found than are offered.
    lagi = 0

    tanggal = isian_tanggal(
        "Berlaku mulai", "Hari pertama keadaan baru (TMT), misalnya 1 April 2026."
    )
    dasar_sk = forms.CharField(
        label="Nomor SK",
        max_length=120,
        error_messages={"required": "Tulis nomor SK, misalnya 821.2/15/2026."},
        strip=True,
    )
    alasan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order: Iterable[str] | None = (
        "tujuan",
        "jabatan_baru",
        "jenis_baru",
        "golongan",
        "sebagai",
        "tanggal",
        "akhir",
        "dasar_sk",
        "alasan",
    )

    def __init__(
        self,
        *args: Any,
        actor: Pengguna,
        pokok: Any,
        cari: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.pokok, self.cari = actor, pokok, cari
        if "tujuan" in self.fields:
            pilihan = self.pilihan()
            self.fields["tujuan"].choices = pilihan  # type: ignore[attr-defined]
            lagi = sebut_lagi(self.lagi)
            self.fields["tujuan"].help_text = lagi if pilihan else self.kosong()

    def clean_tanggal(self) -> date:
        """Take a day within the next years: a later one is a slip in the year."""
        tanggal: date = self.cleaned_data["tanggal"]
        if tanggal.year > hari_ini().year + TAHUN_DEPAN:
            raise forms.ValidationError(
                f"{format_tanggal(tanggal)} lebih dari {TAHUN_DEPAN} tahun lagi. "
                "Periksa tahunnya."
            )
        return tanggal

    def kosong(self) -> str:
        """Say what to do when there is nothing to choose."""
        if not self.cari:
            return "Cari dulu di atas, lalu pilih di sini."
        return f"Tidak ada yang cocok dengan “{self.cari}”. Ubah kata carinya."

    def pilihan(self) -> list[tuple[str, str]]:
        """Return what may be chosen as the aim."""
        return []

    def act(self) -> Tindakan:
        """Return the act of a valid form."""
        raise NotImplementedError

    def dasar(self) -> dict[str, Any]:
        """Return what every act takes."""
        return {
            nama: self.cleaned_data[nama] for nama in ("tanggal", "dasar_sk", "alasan")
        }
