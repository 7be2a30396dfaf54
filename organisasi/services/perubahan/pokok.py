"""What every act has, and what several of them do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import DateRange, format_tanggal
from organisasi.models import Jabatan, KeadaanPegawai, Pegawai, Penempatan, UnitKerja
from organisasi.rules.jenis import LABEL, JenisKeadaan, JenisPenempatan
from organisasi.rules.linimasa import kunci
from organisasi.rules.perubahan import JenisPerubahan
from organisasi.services.perubahan.rekam import Perekam

SEHARI = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Tindakan(ABC):
    """One act on the structure, in force from ``tanggal`` on."""

    tanggal: date
    dasar_sk: str = ""
    alasan: str = ""

    @property
    @abstractmethod
    def jenis(self) -> JenisPerubahan:
        """Say which act this is."""

    @property
    def orang(self) -> tuple[Pegawai, ...]:
        """Return the people the act is about, the first one first."""
        return ()

    @property
    def unit(self) -> tuple[UnitKerja, ...]:
        """Return the units the act reaches besides those where its people are."""
        return ()

    @property
    def unit_terdampak(self) -> tuple[UnitKerja, ...]:
        """Return the units whose people it may give another penilai."""
        return self.unit

    @abstractmethod
    def terapkan(self, rekam: Perekam) -> None:
        """Write it. Raises ``InvalidInput`` where it cannot be."""


def sebut(jabatan: Jabatan) -> str:
    """Say a post with its unit, which a leading post often names itself."""
    if kunci(jabatan.unit.nama) in kunci(jabatan.nama):
        return jabatan.nama
    return f"{jabatan.nama}, {jabatan.unit.nama}"


def sebut_penempatan(satu: Penempatan) -> str:
    """Say how somebody holds a post, and which."""
    if satu.jenis == JenisPenempatan.DEFINITIF:
        return sebut(satu.jabatan)
    return f"{LABEL[JenisPenempatan(satu.jenis)]} {sebut(satu.jabatan)}"


def sebut_masa(mulai: date, akhir: date | None) -> str:
    """Say a half-open time with its last day."""
    if akhir is None:
        return f"mulai {format_tanggal(mulai)}"
    return f"{format_tanggal(mulai)} sampai {format_tanggal(akhir - SEHARI)}"


def penempatan_dari(pegawai: Pegawai) -> list[Penempatan]:
    """Return every post of somebody, the earliest first."""
    return list(
        Penempatan.objects.filter(pegawai=pegawai)
        .select_related("pegawai", "jabatan__unit")
        .order_by("berlaku", "id")
    )


def masih(satu: Penempatan | KeadaanPegawai, hari: date) -> bool:
    """Say whether something lasts on this day or begins later."""
    return satu.berlaku.upper is None or satu.berlaku.upper > hari


def akhiri(rekam: Perekam, satu: Penempatan, tanggal: date) -> None:
    """End a stay before ``tanggal``; one that begins no earlier goes altogether."""
    orang, pos = satu.pegawai.nama_lengkap, sebut_penempatan(satu)
    if satu.berlaku.lower >= tanggal:
        rekam.hapus(
            satu,
            f"Penempatan {orang} sebagai {pos} mulai "
            f"{format_tanggal(satu.berlaku.lower)} dihapus.",
        )
        return
    rekam.ubah(
        satu,
        f"{orang} sebagai {pos} berakhir {format_tanggal(tanggal - SEHARI)}.",
        berlaku=DateRange(satu.berlaku.lower, tanggal),
    )


def tempatkan(
    rekam: Perekam,
    act: Tindakan,
    pegawai: Pegawai,
    jabatan: Jabatan,
    akhir: date | None,
) -> None:
    """Let somebody hold a post definitively from the act's day to ``akhir``."""
    mulai = act.tanggal
    ensure_jabatan(jabatan, mulai)
    akhir = sampai_tutup(jabatan, akhir)
    if jabatan.memimpin:
        _kosong(jabatan, pegawai, mulai, akhir)
        _lepas_plt(rekam, jabatan, mulai)
    rekam.buat(
        Penempatan,
        f"{pegawai.nama_lengkap} bertugas sebagai {sebut(jabatan)} "
        f"{sebut_masa(mulai, akhir)}.",
        pegawai=pegawai,
        jabatan=jabatan,
        jenis=JenisPenempatan.DEFINITIF.value,
        berlaku=DateRange(mulai, akhir),
        dasar_sk=act.dasar_sk,
    )


def ensure_jabatan(jabatan: Jabatan, hari: date) -> None:
    """Refuse a post that is not there on this day, as its row says under the lock."""
    jabatan.refresh_from_db(fields=["berlaku"])
    if hari not in jabatan.berlaku:
        raise InvalidInput(
            f"{sebut(jabatan)} tidak ada pada {format_tanggal(hari)}. Pilih jabatan "
            "atau tanggal lain."
        )


def sampai_tutup(jabatan: Jabatan, akhir: date | None) -> date | None:
    """Return the end of a stay, half-open, that never outlasts its post."""
    tutup: date | None = jabatan.berlaku.upper
    if tutup is None:
        return akhir
    return tutup if akhir is None else min(akhir, tutup)


def _kosong(
    jabatan: Jabatan, pegawai: Pegawai, mulai: date, akhir: date | None
) -> None:
    """Refuse a leading post that somebody else holds in that time."""
    pejabat = (
        Penempatan.objects.filter(
            jabatan=jabatan,
            jenis=JenisPenempatan.DEFINITIF.value,
            berlaku__overlap=DateRange(mulai, akhir),
        )
        .exclude(pegawai=pegawai)
        .select_related("pegawai")
        .order_by("berlaku")
        .first()
    )
    if pejabat is not None:
        masa = sebut_masa(pejabat.berlaku.lower, pejabat.berlaku.upper)
        raise InvalidInput(
            f"{sebut(jabatan)} sudah diisi {pejabat.pegawai.nama_lengkap} {masa}. "
            "Catat dulu perpindahannya, atau pakai Tukar jabatan."
        )


def _lepas_plt(rekam: Perekam, jabatan: Jabatan, mulai: date) -> None:
    """End whoever acts in a post when its definitive holder comes."""
    pelaksana = Penempatan.objects.filter(jabatan=jabatan).exclude(
        jenis=JenisPenempatan.DEFINITIF.value
    )
    for satu in pelaksana.select_related("pegawai", "jabatan__unit").order_by("id"):
        if masih(satu, mulai):
            akhiri(rekam, satu, mulai)


def pastikan_bertugas(pegawai: Pegawai, tanggal: date) -> None:
    """Refuse an act on somebody who has left by then."""
    keluar = KeadaanPegawai.objects.pada(tanggal).filter(
        pegawai=pegawai, jenis=JenisKeadaan.BERHENTI.value
    )
    for satu in keluar:
        raise InvalidInput(
            f"{pegawai.nama_lengkap} sudah berhenti sejak "
            f"{format_tanggal(satu.berlaku.lower)}."
        )
