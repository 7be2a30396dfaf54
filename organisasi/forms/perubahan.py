"""One form for each act on a person; each makes the act it describes."""

from typing import Any

from django import forms

from kinerja.lib.waktu import hari_ini
from organisasi.forms.perubahan_dasar import PerubahanForm, isian_tanggal, pilihan_radio
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

JENIS_BARU = [
    (jenis.value, LABEL[jenis])
    for jenis in (JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA)
]


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
        # who moves in finds the post empty, or swaps with its holder
        self.fields["tujuan"].widget.tertutup = [
            kunci for kunci, satu in self.jabatan.items() if satu.__dict__["diisi"]
        ]
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
    akhir = isian_tanggal("Sampai", "Hari terakhir, bila sudah diketahui.", wajib=False)

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
    tanggal = isian_tanggal("Tidak berlaku mulai", "Hari pertama tanpa penugasan ini.")

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

    def kosong(self) -> str:
        if not self.cari:
            return super().kosong()
        return f"Tidak ada orang lain yang cocok dengan “{self.cari}”."

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
    akhir = isian_tanggal("Sampai", "Hari terakhir, bila sudah diketahui.", wajib=False)
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

    tanggal = isian_tanggal("Bertugas lagi mulai", "Hari pertama bertugas kembali.")

    def act(self) -> Tindakan:
        return Kembali(pegawai=self.pokok, **self.dasar())


class BerhentiForm(PerubahanForm):
    """Pension or another end; the day is the first one outside."""

    sebab = forms.ChoiceField(
        label="Sebab",
        choices=[(satu.value, SEBUTAN_PERUBAHAN[satu]) for satu in SebabBerhenti],
    )
    tanggal = isian_tanggal(
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
    return [
        (k, f"{sebut(satu)} ({kata[satu.jenis]}){_sebut_pemegang(satu)}")
        for k, satu in jabatan.items()
    ]


def _sebut_pemegang(jabatan: Jabatan) -> str:
    nama = jabatan.__dict__["diisi"]
    return f", dijabat {nama}" if nama else ""


def _berurutan(form: forms.Form, data: dict[str, Any]) -> dict[str, Any]:
    mulai, akhir = data.get("tanggal"), data.get("akhir")
    if mulai and akhir and akhir < mulai:
        form.add_error("akhir", "Sampai: hari terakhir mendahului hari pertama.")
    return data
