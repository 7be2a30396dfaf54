"""What one row of a person is, in words, with the page that repairs it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model
from django.urls import reverse

from kinerja.lib import kait
from kinerja.lib.tanggal import format_tanggal
from organisasi.models import (
    AnggotaTim,
    KeadaanPegawai,
    LaporanData,
    Penempatan,
    PenetapanPenilai,
    Penggabungan,
    Peran,
    PerubahanStruktur,
    RiwayatNip,
)
from organisasi.rules.jenis import LABEL, JenisKeadaan, JenisPeran
from organisasi.rules.perubahan import SEBUTAN_PERUBAHAN, JenisPerubahan
from organisasi.rules.tim import KATA_PERAN
from organisasi.services.perubahan.pokok import sebut_masa, sebut_penempatan

#: The direction in which ``kait.simpul_benang`` is asked what one row is, in words.
BARIS = "baris"


@dataclass(frozen=True)
class Konflik:
    """A row that stands in the way, why, and the page that repairs it.

    ``penempatan`` is the key of a post that may be ended to make room, ``potong`` says
    what that does; ``sisih`` holds rows that may be set aside (key, words). All are
    empty where nothing can be chosen here.
    """

    jenis: str
    rincian: str
    kalimat: str = ""
    alamat: str = ""
    tautan: str = ""
    penempatan: int | None = None
    potong: str = ""
    sisih: tuple[tuple[str, str], ...] = ()

    def bentrok(self, kalimat: str) -> "Konflik":
        """Return the row with the reason why it cannot move."""
        return replace(self, kalimat=kalimat)

    def terpilih(self, kalimat: str, penempatan: int, potong: str) -> "Konflik":
        """Return the row with the reason, and what may be ticked to make room."""
        return replace(self, kalimat=kalimat, penempatan=penempatan, potong=potong)

    def tersisih(self, sisih: tuple[tuple[str, str], ...]) -> "Konflik":
        """Return the row with those of which one may be ticked to be set aside."""
        return replace(self, sisih=sisih, alamat="", tautan="")

    @property
    def dapat_dipilih(self) -> bool:
        """Say whether something can be ticked here to make room."""
        return bool(self.potong or self.sisih)


def sebut_baris(baris: Model) -> Konflik:
    """Say what a row is; rooms above answer for their own."""
    sendiri = _SEBUT.get(type(baris))
    if sendiri is not None:
        return sendiri(baris)
    for jawaban in kait.simpul_benang(baris, BARIS):
        for satu in jawaban:
            return Konflik(
                satu.jenis, satu.teks, alamat=satu.alamat, tautan=f"Buka {satu.jenis}"
            )
    return Konflik(str(baris._meta.verbose_name), str(baris))


def _masa(baris: Any) -> str:
    return sebut_masa(baris.berlaku.lower, baris.berlaku.upper)


def _penempatan(baris: Penempatan) -> Konflik:
    return Konflik(
        "Penempatan",
        f"{sebut_penempatan(baris)}, {_masa(baris)}",
        alamat=reverse(
            "organisasi:perubahan_pegawai", args=[baris.pegawai.kode, "mutasi"]
        ),
        tautan="Catat mutasi",
    )


def _keadaan(baris: KeadaanPegawai) -> Konflik:
    return Konflik(
        "Keadaan",
        f"{LABEL[JenisKeadaan(baris.jenis)]}, {_masa(baris)}",
        alamat=reverse(
            "organisasi:perubahan_pegawai", args=[baris.pegawai.kode, "kembali"]
        ),
        tautan="Catat kembali bertugas",
    )


def _penetapan(baris: PenetapanPenilai) -> Konflik:
    return Konflik(
        "Penetapan penilai",
        f"{baris.penilai.nama_lengkap} menilai {baris.pegawai.nama_lengkap}, "
        f"{_masa(baris)}",
        alamat=reverse("organisasi:penetapan_create", args=[baris.pegawai.kode]),
        tautan="Ubah penilai",
    )


def _laporan(baris: LaporanData) -> Konflik:
    return Konflik(
        "Laporan data salah",
        baris.salah[:80],
        alamat=reverse("organisasi:laporan_detail", args=[baris.kode]),
        tautan="Jawab laporan",
    )


def _anggota(baris: AnggotaTim) -> Konflik:
    return Konflik(
        "Anggota tim",
        f"{KATA_PERAN[baris.peran]} {baris.tim.nama}, {_masa(baris)}",
        alamat=reverse("organisasi:tim_detail", args=[baris.tim.kode]),
        tautan="Buka tim",
    )


def _peran(baris: Peran) -> Konflik:
    unit = f" {baris.unit}" if baris.unit else ""
    return Konflik(
        "Peran",
        f"{LABEL[JenisPeran(baris.jenis)]}{unit}, {_masa(baris)}",
    )


def _nip(baris: RiwayatNip) -> Konflik:
    return Konflik("NIP sebelumnya", f"NIP {baris.nip}")


def _perubahan(baris: PerubahanStruktur) -> Konflik:
    sebutan = SEBUTAN_PERUBAHAN[JenisPerubahan(baris.jenis)]
    return Konflik(
        "Perubahan yang direncanakan",
        f"{sebutan} mulai {format_tanggal(baris.tanggal)}",
        alamat=reverse("organisasi:perubahan_cancel", args=[baris.kode]),
        tautan="Batalkan rencana",
    )


def _gabungan(baris: Penggabungan) -> Konflik:
    return Konflik("Penggabungan", baris.nama_lama)


_SEBUT: Mapping[type[Model], Callable[[Any], Konflik]] = {
    AnggotaTim: _anggota,
    KeadaanPegawai: _keadaan,
    LaporanData: _laporan,
    Penempatan: _penempatan,
    PenetapanPenilai: _penetapan,
    Penggabungan: _gabungan,
    Peran: _peran,
    PerubahanStruktur: _perubahan,
    RiwayatNip: _nip,
}
