"""Acts on units: below another one, merged into another one, another name."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import DateRange, format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import Jabatan, Penempatan, SusunanUnit, UnitKerja
from organisasi.querysets import subtree
from organisasi.rules.linimasa import kunci
from organisasi.rules.perubahan import JenisPerubahan
from organisasi.services.perubahan.pokok import Tindakan, akhiri
from organisasi.services.perubahan.rekam import Perekam
from organisasi.services.perubahan.tumpuan import (
    ensure_standing,
    jabatan_sejak,
    sejak,
    tempat_pada,
    tutup_jabatan,
    tutup_unit,
)


@dataclass(frozen=True, kw_only=True)
class SatuUnit(Tindakan):
    """An act on one unit."""

    pokok: UnitKerja

    @property
    def unit(self) -> tuple[UnitKerja, ...]:
        return (self.pokok,)


@dataclass(frozen=True, kw_only=True)
class _KeUnit(SatuUnit):
    tujuan: UnitKerja

    @property
    def unit(self) -> tuple[UnitKerja, ...]:
        return (self.pokok, self.tujuan)

    def tempat(self) -> SusunanUnit:
        """Return where the unit stands. Raises ``InvalidInput`` for what cannot be."""
        tempat = tempat_pada(self.pokok, self.tanggal)
        ensure_standing(self.tujuan, self.tanggal)
        if tempat.induk_id is None:
            raise InvalidInput(
                f"{self.pokok} adalah puncak susunan, tidak dapat dipindah."
            )
        di_bawah = UnitKerja.objects.filter(
            pk=self.tujuan.pk, pk__in=subtree([self.pokok.pk], self.tanggal)
        )
        if di_bawah.exists():
            raise InvalidInput(
                f"{self.tujuan} berada di bawah {self.pokok} pada "
                f"{format_tanggal(self.tanggal)}. Pindahkan dulu {self.tujuan}."
            )
        return tempat


@dataclass(frozen=True, kw_only=True)
class PindahUnit(_KeUnit):
    """The unit and all below it under another parent."""

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.PINDAH_UNIT

    def terapkan(self, rekam: Perekam) -> None:
        tempat = self.tempat()
        if tempat.induk_id == self.tujuan.pk:
            raise InvalidInput(f"{self.pokok} sudah berada di bawah {self.tujuan}.")
        _pindah(rekam, tempat, self.tujuan, self.tanggal)


@dataclass(frozen=True, kw_only=True)
class GabungUnit(_KeUnit):
    """The unit ends; people, posts and units below go on in another one."""

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.GABUNG_UNIT

    def terapkan(self, rekam: Perekam) -> None:
        tempat = self.tempat()
        for anak in sejak(SusunanUnit.objects.filter(induk=self.pokok), self.tanggal):
            _pindah(rekam, anak, self.tujuan, max(self.tanggal, anak.berlaku.lower))
        penempatan: dict[int, list[Penempatan]] = defaultdict(list)
        for pos in self._penempatan():
            penempatan[pos.jabatan_id].append(pos)
        ada = self._padanan()
        for jabatan in jabatan_sejak(self.pokok, self.tanggal):
            self._jabatan(rekam, jabatan, penempatan[jabatan.pk], ada)
        tutup_unit(
            rekam,
            tempat,
            self.tanggal,
            sebab=f" dan bergabung ke {self.tujuan}",
            tim=f", lalu bentuk lagi di {self.tujuan}",
        )

    def _penempatan(self) -> list[Penempatan]:
        """Return who is in the unit on the day or comes later."""
        return list(
            Penempatan.objects.filter(
                jabatan__unit=self.pokok, berlaku__overlap=DateRange(self.tanggal, None)
            )
            .select_related("pegawai", "jabatan__unit")
            .order_by("berlaku", "id")
        )

    def _padanan(self) -> dict[tuple[str, str], Jabatan]:
        """Return the open posts of the other unit by kind and name."""
        ada = Jabatan.objects.pada(self.tanggal).filter(
            unit=self.tujuan, memimpin=False, berlaku__endswith__isnull=True
        )
        return {(s.jenis, kunci(s.nama)): s for s in ada.order_by("-id")}

    def _jabatan(
        self,
        rekam: Perekam,
        jabatan: Jabatan,
        penempatan: list[Penempatan],
        ada: dict[tuple[str, str], Jabatan],
    ) -> None:
        baru = None
        if not jabatan.memimpin:
            baru = ada.get((jabatan.jenis, kunci(jabatan.nama)))
            baru = baru or self._salin(rekam, jabatan)
        for satu in penempatan:
            self._orang(rekam, satu, baru)
        tutup_jabatan(rekam, jabatan, self.tanggal)

    def _salin(self, rekam: Perekam, jabatan: Jabatan) -> Jabatan:
        """Make the same post in the other unit, which has none."""
        return rekam.buat(
            Jabatan,
            unit=self.tujuan,
            nama=jabatan.nama,
            jenis=jabatan.jenis,
            jenjang=jabatan.jenjang,
            eselon=jabatan.eselon,
            kelas=jabatan.kelas,
            kuota=jabatan.kuota,
            berlaku=DateRange(self.tanggal, jabatan.berlaku.upper),
        )

    def _orang(self, rekam: Perekam, satu: Penempatan, baru: Jabatan | None) -> None:
        orang, jenis, dasar = satu.pegawai, satu.jenis, satu.dasar_sk
        mulai, akhir = max(self.tanggal, satu.berlaku.lower), satu.berlaku.upper
        akhiri(rekam, satu, self.tanggal)
        if baru is None:
            rekam.peringatan.append(
                f"{orang.nama_lengkap} kehilangan jabatan pimpinan. Catat mutasinya "
                f"mulai {format_tanggal(self.tanggal)}."
            )
            return
        rekam.buat(
            Penempatan,
            f"{orang.nama_lengkap} bertugas sebagai {baru.nama}, {self.tujuan}.",
            pegawai=orang,
            jabatan=baru,
            jenis=jenis,
            berlaku=DateRange(mulai, akhir),
            dasar_sk=self.dasar_sk or dasar,
        )


@dataclass(frozen=True, kw_only=True)
class NamaUnit(SatuUnit):
    """Another name; ``selectors.nama_unit`` knows the older ones."""

    nama: str

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.NAMA_UNIT

    def terapkan(self, rekam: Perekam) -> None:
        if self.tanggal > hari_ini():
            raise InvalidInput("Nama baru dicatat pada hari berlakunya.")
        if kunci(self.nama) == kunci(self.pokok.nama):
            raise InvalidInput(f"Unit ini sudah bernama {self.pokok.nama}.")
        rekam.ubah(
            self.pokok,
            f"{self.pokok.nama} bernama {self.nama} mulai "
            f"{format_tanggal(self.tanggal)}. Nama jabatan pimpinannya tidak ikut "
            "berubah.",
            nama=self.nama,
        )


def _pindah(rekam: Perekam, tempat: SusunanUnit, induk: UnitKerja, mulai: date) -> None:
    kalimat = (
        f"{tempat.unit} berada di bawah {induk} mulai {format_tanggal(mulai)} "
        f"(sebelumnya {tempat.induk})."
    )
    if tempat.berlaku.lower == mulai:
        rekam.ubah(tempat, kalimat, induk=induk)
        return
    akhir = tempat.berlaku.upper
    rekam.ubah(tempat, berlaku=DateRange(tempat.berlaku.lower, mulai))
    rekam.buat(
        SusunanUnit,
        kalimat,
        unit=tempat.unit,
        induk=induk,
        berlaku=DateRange(mulai, akhir),
    )
