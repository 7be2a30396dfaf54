"""A unit begins below another one; a unit ends that nobody is in any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import DateRange, format_tanggal
from organisasi.models import Jabatan, Penempatan, SusunanUnit, UnitKerja
from organisasi.rules.acuan import RanahAcuan
from organisasi.rules.jenis import LABEL, JenisJabatan, JenisUnit
from organisasi.rules.linimasa import kunci
from organisasi.rules.perubahan import JenisPerubahan
from organisasi.selectors.acuan import label_acuan
from organisasi.services.perubahan.pokok import sebut_masa
from organisasi.services.perubahan.rekam import Perekam
from organisasi.services.perubahan.tumpuan import (
    ensure_standing,
    jabatan_sejak,
    sejak,
    tempat_pada,
    tutup_jabatan,
    tutup_unit,
)
from organisasi.services.perubahan.unit import SatuUnit

#: How many people or units a refusal names.
DISEBUT = 3


@dataclass(frozen=True, kw_only=True)
class Pimpinan:
    """The post that leads a new unit."""

    nama: str
    jenis: JenisJabatan
    eselon: str = ""


@dataclass(frozen=True, kw_only=True)
class UnitBaru(SatuUnit):
    """A unit below ``pokok``, with or without the post that leads it."""

    nama: str
    jenis_unit: JenisUnit
    mandiri: bool = False
    hari_kerja: int = 5
    kode_unor: str = ""
    pimpinan: Pimpinan | None = None

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.UNIT_BARU

    @property
    def unit_terdampak(self) -> tuple[UnitKerja, ...]:
        """Return none: nobody is in the new unit yet, and those above stay."""
        return ()

    def terapkan(self, rekam: Perekam) -> None:
        ensure_standing(self.pokok, self.tanggal)
        self._belum_ada()
        unit = rekam.buat(
            UnitKerja,
            nama=self.nama,
            jenis=self.jenis_unit.value,
            mandiri=self.mandiri,
            hari_kerja=self.hari_kerja,
            kode_unor=self.kode_unor or None,
        )
        self._pimpin(rekam, unit)
        rekam.buat(
            SusunanUnit,
            f"{self.nama} ({self._sebut()}) berdiri di bawah {self.pokok} mulai "
            f"{format_tanggal(self.tanggal)}.",
            unit=unit,
            induk=self.pokok,
            berlaku=DateRange(self.tanggal, None),
        )

    def _belum_ada(self) -> None:
        saudara = SusunanUnit.objects.filter(induk=self.pokok)
        for satu in sejak(saudara, self.tanggal):
            if kunci(satu.unit.nama) == kunci(self.nama):
                masa = sebut_masa(satu.berlaku.lower, satu.berlaku.upper)
                raise InvalidInput(
                    f"Di bawah {self.pokok} sudah ada {satu.unit} {masa}. Pakai nama "
                    "lain."
                )
        if not self.kode_unor:
            return
        for pemilik in UnitKerja.objects.filter(kode_unor__iexact=self.kode_unor):
            raise InvalidInput(
                f"Kode UNOR {self.kode_unor} sudah dipakai {pemilik}. Periksa kodenya."
            )

    def _pimpin(self, rekam: Perekam, unit: UnitKerja) -> None:
        if self.pimpinan is None:
            rekam.peringatan.append(
                f"{self.nama} tanpa jabatan pimpinan: pegawainya dinilai pimpinan unit "
                "di atasnya."
            )
            return
        satu = self.pimpinan
        kata = label_acuan(RanahAcuan.JENIS_JABATAN, self.tanggal)[satu.jenis]
        eselon = f", eselon {satu.eselon}" if satu.eselon else ""
        rekam.buat(
            Jabatan,
            f"Jabatan {satu.nama} ({kata}{eselon}) memimpin {self.nama}.",
            unit=unit,
            nama=satu.nama,
            jenis=satu.jenis.value,
            eselon=satu.eselon,
            memimpin=True,
            berlaku=DateRange(self.tanggal, None),
        )
        rekam.peringatan.append(
            f"{satu.nama} belum terisi. Catat mutasi atau Plt. pejabatnya mulai "
            f"{format_tanggal(self.tanggal)}; sampai terisi, pegawainya dinilai "
            "pimpinan unit di atasnya."
        )

    def _sebut(self) -> str:
        kata = [LABEL[self.jenis_unit]]
        if self.mandiri:
            kata.append("unit kerja mandiri")
        kata.append(f"{self.hari_kerja} hari kerja seminggu")
        if self.kode_unor:
            kata.append(f"kode UNOR {self.kode_unor}")
        return ", ".join(kata)


@dataclass(frozen=True, kw_only=True)
class AkhiriUnit(SatuUnit):
    """The unit ends without a successor; ``tanggal`` is the first day without it."""

    @property
    def jenis(self) -> JenisPerubahan:
        return JenisPerubahan.AKHIRI_UNIT

    def terapkan(self, rekam: Perekam) -> None:
        tempat = tempat_pada(self.pokok, self.tanggal)
        if tempat.induk_id is None:
            raise InvalidInput(
                f"{self.pokok} adalah puncak susunan, tidak dapat diakhiri."
            )
        halangan = f"{self._orang()} {self._bawahan()}".strip()
        if halangan:
            raise InvalidInput(halangan)
        jabatan = list(jabatan_sejak(self.pokok, self.tanggal))
        for satu in jabatan:
            tutup_jabatan(rekam, satu, self.tanggal)
        if jabatan:
            rekam.kalimat.append(
                f"{len(jabatan)} jabatan kosong ikut berakhir: "
                f"{_sebut([satu.nama for satu in jabatan])}."
            )
        sebab = " tanpa unit pengganti"
        tutup_unit(rekam, tempat, self.tanggal, sebab=sebab)

    def _orang(self) -> str:
        """Say who is in the unit on the day or comes later."""
        semua = Penempatan.objects.filter(
            jabatan__unit=self.pokok, berlaku__overlap=DateRange(self.tanggal, None)
        ).select_related("pegawai")
        nama = dict.fromkeys(
            satu.pegawai for satu in semua.order_by("pegawai__nama", "id")
        )
        if not nama:
            return ""
        return (
            f"{len(nama)} orang masih bertugas di {self.pokok} pada "
            f"{format_tanggal(self.tanggal)} atau sesudahnya "
            f"({_sebut([satu.nama_lengkap for satu in nama])}). Catat dulu mutasi atau "
            "akhir penugasannya, atau pakai Gabung ke unit lain."
        )

    def _bawahan(self) -> str:
        """Say what stands below the unit on the day or comes later."""
        semua = sejak(SusunanUnit.objects.filter(induk=self.pokok), self.tanggal)
        nama = dict.fromkeys(satu.unit for satu in semua)
        if not nama:
            return ""
        return (
            f"{len(nama)} unit masih berada di bawah {self.pokok} pada "
            f"{format_tanggal(self.tanggal)} atau sesudahnya "
            f"({_sebut([satu.nama for satu in nama])}). Pindahkan, gabung, atau akhiri "
            "dulu unit itu."
        )


def _sebut(nama: Sequence[str]) -> str:
    """Name the first ones, whose titles have commas, and count the others."""
    lebih = len(nama) - DISEBUT
    lagi = f"; dan {lebih} lagi" if lebih > 0 else ""
    return f"{'; '.join(nama[:DISEBUT])}{lagi}"
