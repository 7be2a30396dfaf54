"""One form for each act on a person; each makes the act it describes."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from kinerja.akun.models import Pengguna
from kinerja.lib.isian import IsianTanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import Jabatan, Penempatan
from organisasi.rules.acuan import TAK_DIPAKAI, RanahAcuan
from organisasi.rules.golongan import baca_golongan, golongan_pppk
from organisasi.rules.jenis import LABEL, JenisJabatan, JenisKeadaan, JenisPenempatan
from organisasi.rules.perubahan import SEBUTAN_PERUBAHAN, SebabBerhenti
from organisasi.selectors import perubahan as selectors
from organisasi.selectors.acuan import golongan_dipakai, label_acuan
from organisasi.services.perubahan.pegawai import (
    AkhiriPelaksana,
    Berhenti,
    JabatanBaru,
    Kembali,
    MulaiKeadaan,
    Mutasi,
    PelaksanaTugas,
    Tukar,
)
from organisasi.services.perubahan.pokok import Tindakan, sebut, sebut_penempatan

PILIH = {"required": "Pilih salah satu.", "invalid_choice": "Pilih dari daftar."}
JENIS_BARU = [
    (jenis.value, LABEL[jenis])
    for jenis in (JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA)
]


def sebut_lagi(lagi: int) -> str:
    """Say that a search found more than it lists."""
    return f"{lagi} lagi yang cocok. Ketik lebih banyak huruf." if lagi else ""


def _tanggal(label: str, bantuan: str, *, wajib: bool = True) -> IsianTanggal:
    return IsianTanggal(label=label, help_text=bantuan, required=wajib)


def pilihan_radio(label: str, *, wajib: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=wajib,
        widget=forms.RadioSelect,
        error_messages={**PILIH, "required": f"Pilih {label[0].lower()}{label[1:]}."},
    )


class PerubahanForm(forms.Form):
    """What every act asks: the day, the SK, a note."""

    #: What the search above the form finds: "jabatan", "unit", "orang" or nothing.
    dicari: ClassVar[str] = ""
    contoh: ClassVar[str] = ""
    #: How many more were found than are offered.
    lagi = 0

    tanggal = _tanggal(
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


class MutasiForm(PerubahanForm):
    """Another definitive post, an existing one or a new one in a unit found."""

    dicari, contoh = "jabatan", "kata dari nama jabatan dan unit, misalnya bidan susoh"

    tujuan = pilihan_radio("Jabatan tujuan")
    jabatan_baru = forms.CharField(
        label="Nama jabatan baru",
        required=False,
        max_length=200,
        help_text="Hanya bila memilih “jabatan baru di …”.",
    )
    jenis_baru = forms.ChoiceField(
        label="Jenis jabatan baru",
        required=False,
        choices=JENIS_BARU,
    )

    def pilihan(self) -> list[tuple[str, str]]:
        jabatan = selectors.cari_jabatan(self.actor, self.cari)
        self.jabatan = {f"j{satu.pk}": satu for satu in jabatan}
        kata = label_acuan(RanahAcuan.JENIS_JABATAN, hari_ini())
        self.fields["jenis_baru"].choices = [  # type: ignore[attr-defined]
            (jenis, kata[jenis]) for jenis, _ in JENIS_BARU
        ]
        unit = selectors.cari_unit(self.actor, self.cari)
        self.lagi = jabatan.lagi + unit.lagi
        self.unit_baru = {f"u{satu.kode}": satu for satu in unit}
        return [
            *_pilihan_pos(self.jabatan),
            *((k, f"jabatan baru di {satu}") for k, satu in self.unit_baru.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a new post."""
        data = super().clean() or {}
        if data.get("tujuan") in self.unit_baru and not data.get("jabatan_baru"):
            self.add_error("jabatan_baru", "Isi nama jabatan yang baru.")
        return data

    def tujuan_terpilih(self) -> Jabatan | JabatanBaru | None:
        """Return the post chosen, or the one to be made."""
        data = self.cleaned_data
        unit = self.unit_baru.get(data["tujuan"])
        if unit is None:
            return self.jabatan.get(data["tujuan"])
        return JabatanBaru(
            unit=unit,
            nama=data["jabatan_baru"],
            jenis=data["jenis_baru"] or JenisJabatan.PELAKSANA.value,
        )

    def act(self) -> Tindakan:
        return Mutasi(pegawai=self.pokok, tujuan=self.tujuan_terpilih(), **self.dasar())


class PromosiForm(MutasiForm):
    """A mutasi that may bring another golongan, or only the golongan."""

    tujuan = pilihan_radio("Jabatan tujuan", wajib=False)
    golongan = forms.CharField(
        label="Golongan baru",
        required=False,
        max_length=40,
        help_text="Misalnya III/d, atau IX untuk PPPK. Boleh tanpa pindah jabatan.",
    )

    def clean_golongan(self) -> str:
        """Read a golongan in any spelling, of the scale of this person."""
        teks = self.cleaned_data["golongan"]
        if not teks:
            return ""
        golongan = baca_golongan(teks)
        pppk = self.pokok.jenis.startswith("PPPK")
        if not golongan or golongan_pppk(golongan) != pppk:
            contoh = "IX" if pppk else "III/d"
            raise forms.ValidationError(
                f"“{teks}” bukan golongan {LABEL_JENIS[pppk]}. Tulis misalnya {contoh}."
            )
        if not golongan_dipakai(golongan, hari_ini()):
            raise forms.ValidationError(TAK_DIPAKAI.format(golongan))
        return golongan

    def act(self) -> Tindakan:
        return Mutasi(
            pegawai=self.pokok,
            tujuan=self.tujuan_terpilih() if self.cleaned_data["tujuan"] else None,
            golongan=self.cleaned_data["golongan"],
            promosi=True,
            **self.dasar(),
        )


LABEL_JENIS = {True: "PPPK", False: "PNS"}


class PelaksanaForm(PerubahanForm):
    """Plt or Plh of a leading post, also of another unit."""

    dicari, contoh = "jabatan", "kata dari nama jabatan dan unit, misalnya kepala susoh"

    tujuan = pilihan_radio("Jabatan pimpinan")
    sebagai = forms.ChoiceField(
        label="Sebagai",
        choices=[
            (j.value, LABEL[j]) for j in (JenisPenempatan.PLT, JenisPenempatan.PLH)
        ],
    )
    akhir = _tanggal("Sampai", "Hari terakhir, bila sudah diketahui.", wajib=False)

    def pilihan(self) -> list[tuple[str, str]]:
        daftar = selectors.cari_jabatan(self.actor, self.cari, memimpin=True)
        self.jabatan, self.lagi = {f"j{satu.pk}": satu for satu in daftar}, daftar.lagi
        return _pilihan_pos(self.jabatan)

    def clean(self) -> dict[str, Any]:
        return _berurutan(self, super().clean() or {})

    def act(self) -> Tindakan:
        return PelaksanaTugas(
            pegawai=self.pokok,
            jabatan=self.jabatan[self.cleaned_data["tujuan"]],
            sebagai=JenisPenempatan(self.cleaned_data["sebagai"]),
            akhir=self.cleaned_data["akhir"],
            **self.dasar(),
        )


class AkhiriPelaksanaForm(PerubahanForm):
    """The end of a Plt or Plh."""

    tujuan = pilihan_radio("Penugasan yang diakhiri")
    tanggal = _tanggal("Tidak berlaku mulai", "Hari pertama tanpa penugasan ini.")

    def kosong(self) -> str:
        return f"{self.pokok} tidak punya penugasan Plt. atau Plh."

    def pilihan(self) -> list[tuple[str, str]]:
        self.penempatan: dict[str, Penempatan] = {
            f"p{satu.pk}": satu for satu in selectors.pelaksana_kini(self.pokok)
        }
        return [(kunci, sebut_penempatan(s)) for kunci, s in self.penempatan.items()]

    def act(self) -> Tindakan:
        return AkhiriPelaksana(
            pegawai=self.pokok,
            penempatan=self.penempatan[self.cleaned_data["tujuan"]],
            **self.dasar(),
        )


class TukarForm(PerubahanForm):
    """Two people take each other's post."""

    dicari, contoh = "orang", "nama atau NIP orang yang ditukar jabatannya"

    tujuan = pilihan_radio("Bertukar jabatan dengan")
    tujuan.error_messages["required"] = "Cari, lalu pilih orang yang ditukar."

    def pilihan(self) -> list[tuple[str, str]]:
        daftar = selectors.cari_orang(self.actor, self.cari)
        self.lagi = daftar.lagi
        self.mitra = {str(satu.kode): satu for satu in daftar if satu != self.pokok}
        return [
            (kunci, f"{satu}, NIP {satu.nip}" if satu.nip else str(satu))
            for kunci, satu in self.mitra.items()
        ]

    def act(self) -> Tindakan:
        return Tukar(
            pegawai=self.pokok,
            mitra=self.mitra[self.cleaned_data["tujuan"]],
            **self.dasar(),
        )


class KeadaanForm(PerubahanForm):
    """A state with its days; the post stays."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[
            (jenis.value, LABEL[jenis])
            for jenis in JenisKeadaan
            if jenis != JenisKeadaan.BERHENTI
        ],
    )
    akhir = _tanggal("Sampai", "Hari terakhir, bila sudah diketahui.", wajib=False)
    field_order = ("keadaan", "tanggal", "akhir", "dasar_sk", "alasan")

    def clean(self) -> dict[str, Any]:
        return _berurutan(self, super().clean() or {})

    def act(self) -> Tindakan:
        return MulaiKeadaan(
            pegawai=self.pokok,
            keadaan=JenisKeadaan(self.cleaned_data["keadaan"]),
            akhir=self.cleaned_data["akhir"],
            **self.dasar(),
        )


class KembaliForm(PerubahanForm):
    """Back on duty from a state."""

    tanggal = _tanggal("Bertugas lagi mulai", "Hari pertama bertugas kembali.")

    def act(self) -> Tindakan:
        return Kembali(pegawai=self.pokok, **self.dasar())


class BerhentiForm(PerubahanForm):
    """Pension or another end; the day is the first one outside."""

    sebab = forms.ChoiceField(
        label="Sebab",
        choices=[(satu.value, SEBUTAN_PERUBAHAN[satu]) for satu in SebabBerhenti],
    )
    tanggal = _tanggal(
        "Berhenti mulai (TMT)", "Hari pertama tidak bertugas lagi; login ditutup."
    )
    field_order = ("sebab", "tanggal", "dasar_sk", "alasan")

    def act(self) -> Tindakan:
        sebab = SEBUTAN_PERUBAHAN[SebabBerhenti(self.cleaned_data["sebab"])]
        dasar = self.dasar()
        dasar["alasan"] = ". ".join(filter(None, [sebab, dasar["alasan"]]))
        return Berhenti(pegawai=self.pokok, **dasar)


#: By the word in the address; those of units stand in ``perubahan_unit``.
FORM: dict[str, type[PerubahanForm]] = {
    "mutasi": MutasiForm,
    "promosi": PromosiForm,
    "plt": PelaksanaForm,
    "akhiri-plt": AkhiriPelaksanaForm,
    "tukar": TukarForm,
    "keadaan": KeadaanForm,
    "kembali": KembaliForm,
    "berhenti": BerhentiForm,
}


def _pilihan_pos(jabatan: dict[str, Jabatan]) -> list[tuple[str, str]]:
    """Return the posts with the word of their kind."""
    kata = label_acuan(RanahAcuan.JENIS_JABATAN, hari_ini())
    return [(k, f"{sebut(satu)} ({kata[satu.jenis]})") for k, satu in jabatan.items()]


def _berurutan(form: forms.Form, data: dict[str, Any]) -> dict[str, Any]:
    mulai, akhir = data.get("tanggal"), data.get("akhir")
    if mulai and akhir and akhir < mulai:
        form.add_error("akhir", "Sampai: hari terakhir mendahului hari pertama.")
    return data
