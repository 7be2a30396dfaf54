"""The form for one person who arrives: new in service, or from elsewhere."""

from datetime import date
from hashlib import sha256
from typing import Any

from django import forms

from kinerja.lib.errors import InvalidInput
from kinerja.lib.waktu import hari_ini
from organisasi.forms.kontak import IsianKontak
from organisasi.forms.pegawai import DataDiriForm
from organisasi.forms.perubahan import MutasiForm
from organisasi.forms.perubahan_dasar import PILIH, isian_tanggal, pilihan_radio
from organisasi.models import Jabatan, Pegawai
from organisasi.rules.baca_jabatan import tmt_mustahil
from organisasi.rules.golongan import golongan_pppk
from organisasi.rules.jenis import LABEL, JenisPegawai
from organisasi.rules.kembar_impor import kalimat_kembar
from organisasi.rules.nip import (
    HasilNip,
    JenisNip,
    jenis_nomor,
    kelamin_nomor,
    periksa_nip,
    selisih_jenis,
)
from organisasi.selectors.pegawai_baru import Tercatat, orang_serupa, pemilik_nip
from organisasi.services.pegawai import NIP_TERPAKAI
from organisasi.services.pegawai_baru import OrangBaru
from organisasi.services.perubahan.pegawai import JabatanBaru

TAK_TERLIHAT = (
    "Ia di luar unit Anda: bila orangnya memang pindah ke sini, minta BKPSDM mencatat "
    "mutasinya."
)
CENTANG = "Baca peringatannya. Bila isian ini benar, centang, lalu simpan lagi."
ORANG = (
    "nip",
    "nama",
    "gelar_depan",
    "gelar_belakang",
    "jenis",
    "golongan",
    "surel",
    "telepon",
)
JABATAN = ("tujuan", "jabatan_baru", "jenis_baru", "tanggal", "dasar_sk")


class PegawaiBaruForm(DataDiriForm, IsianKontak, MutasiForm):
    """Who arrives, and the post as a mutasi chooses it.

    What is doubtful is told once and saved only with a tick (``yakin``) under exactly
    these warnings (``sidik``).
    """

    tujuan = pilihan_radio("Jabatan")
    tanggal = isian_tanggal(
        "Mulai bertugas (TMT)", "Hari pertama dalam jabatan ini, misalnya 1 April 2026."
    )
    yakin = forms.BooleanField(
        label="Sudah saya periksa, isian ini benar", required=False
    )
    sidik = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = (*ORANG, *JABATAN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, pokok=None, **kwargs)
        del self.fields["alasan"]
        self.fields["jenis"].widget = forms.RadioSelect(
            choices=self.fields["jenis"].choices  # type: ignore[attr-defined]
        )
        for nama in ("surel", "telepon"):  # his, not those of who types
            self.fields[nama].widget.attrs["autocomplete"] = "off"
        self.fields["surel"].help_text = "Untuk pengingat dan kata sandi yang terlupa."
        self.hasil_nip = HasilNip("", None, ())
        #: Who of the register is in the way, with a page the actor may open.
        self.tercatat: list[Pegawai] = []
        self.peringatan: list[str] = []

    @property
    def tentang_orang(self) -> list[forms.BoundField]:
        """Return the fields above the search for a post."""
        return [self[nama] for nama in ORANG]

    @property
    def tentang_jabatan(self) -> list[forms.BoundField]:
        """Return the fields below it."""
        return [self[nama] for nama in JABATAN]

    def clean_nip(self) -> str:
        """Return 18 figures that are nobody's; doubtful ones become a warning."""
        hasil = self.hasil_nip = periksa_nip(self.cleaned_data["nip"], pada=hari_ini())
        if hasil.nip is None and not hasil.meragukan:
            raise forms.ValidationError(list(hasil.masalah))
        self.peringatan += hasil.masalah
        if pemilik := pemilik_nip(self.actor, hasil.bersih):
            self._tunjuk(pemilik)
            raise forms.ValidationError(_sebut_pemilik(pemilik))
        return hasil.bersih

    def clean_nama(self) -> str:
        """Return the name with single spaces; figures alone are none."""
        nama = " ".join(self.cleaned_data["nama"].split())
        if not any(huruf.isalpha() for huruf in nama):
            raise forms.ValidationError(f"“{nama}” bukan nama. Isi nama tanpa gelar.")
        return nama

    def clean_tanggal(self) -> date:
        """Take a day in a working life, at most a year ahead."""
        tanggal: date = self.cleaned_data["tanggal"]
        nip = self.hasil_nip.nip
        if sebab := tmt_mustahil(tanggal, nip and nip.lahir, hari_ini()):
            raise forms.ValidationError(f"{sebab}. Periksa tanggalnya.")
        return tanggal

    def clean(self) -> dict[str, Any]:
        """Let number, kind and rank agree; then ask about what is doubtful."""
        data = super().clean() or {}
        if data.get("nip") and data.get("jenis"):
            self._cocokkan(data["nip"], JenisPegawai(data["jenis"]))
        nip = self.hasil_nip.nip
        if data.get("nip") and data.get("nama") and nip is not None:
            for satu in orang_serupa(self.actor, data["nama"], nip.lahir):
                self._tunjuk(satu)
                self.peringatan.append(_sebut_serupa(satu, data["nama"], nip.lahir))
        if self.peringatan:
            self._tanya()
        return data

    def orang(self) -> OrangBaru:
        """Return who a valid form describes."""
        data = self.cleaned_data
        nip = self.hasil_nip.nip
        return OrangBaru(
            nip=data["nip"],
            nama=data["nama"],
            gelar_depan=data["gelar_depan"],
            gelar_belakang=data["gelar_belakang"],
            jenis=JenisPegawai(data["jenis"]),
            golongan=data["golongan"],
            jenis_kelamin=kelamin_nomor(data["nip"]),
            lahir=nip.lahir if nip else None,
            surel=data["surel"],
            telepon=data["telepon"],
        )

    def tempat(self) -> Jabatan | JabatanBaru:
        """Return the post of a valid form."""
        tujuan = self.tujuan_terpilih()
        if tujuan is None:
            raise InvalidInput(PILIH["required"])
        return tujuan

    def _cocokkan(self, nip: str, jenis: JenisPegawai) -> None:
        if beda := selisih_jenis(jenis, nip):
            self.add_error("jenis", f"{beda} Pilih jenis lain atau periksa nomornya.")
            return
        golongan = self.cleaned_data.get("golongan")
        pppk = jenis_nomor(nip) is JenisNip.PPPK
        if golongan and golongan_pppk(golongan) != pppk:
            contoh = "IX" if pppk else "III/a"
            self.add_error(
                "golongan",
                f"{golongan} bukan golongan {LABEL[jenis]}. Tulis misalnya {contoh}.",
            )

    def _tunjuk(self, satu: Tercatat) -> None:
        if satu.terlihat:
            self.tercatat.append(satu.pegawai)

    def _tanya(self) -> None:
        """Refuse once; a tick counts only for the warnings it stood under."""
        sidik = sha256("\n".join(self.peringatan).encode()).hexdigest()[:16]
        if self.cleaned_data.get("yakin") and self.data.get("sidik") == sidik:
            return
        self.data = {**dict(self.data.items()), "sidik": sidik, "yakin": ""}
        self.add_error("yakin", CENTANG)


def _sebut_pemilik(satu: Tercatat) -> str:
    if not satu.terlihat:
        return f"{NIP_TERPAKAI} {TAK_TERLIHAT}"
    kata = "pernah" if satu.dahulu else "sudah"
    return (
        f"NIP ini {kata} dipakai {satu.pegawai.nama_lengkap}; periksa angkanya, atau "
        "buka halamannya."
    )


def _sebut_serupa(satu: Tercatat, nama: str, lahir: date) -> str:
    if satu.terlihat:
        return kalimat_kembar(nama, lahir, satu.pegawai.nip or "lain")
    return f"Seorang dengan nama dan tanggal lahir ini sudah tercatat. {TAK_TERLIHAT}"
