"""The register as an import sees it, and the plan an import makes of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from organisasi.rules.baris_pegawai import BarisPegawai
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.jenis import JenisKeadaan
from organisasi.rules.linimasa import JabatanImpor, Masa, MasaRangkap, UnitImpor
from organisasi.rules.pohon_impor import (
    KepalaRencana,
    KontakRencana,
    PosRencana,
    UnitRencana,
)
from organisasi.rules.sel import Catatan


@dataclass(frozen=True, slots=True)
class KeadaanTercatat:
    """A state in the register; ``akhir`` is half-open."""

    pk: int
    jenis: JenisKeadaan
    mulai: date
    akhir: date | None


@dataclass(slots=True)
class OrangTercatat:
    """A person of the register with the dated rows the import may change."""

    pk: int
    isi: Mapping[str, Any]
    masa: list[Masa] = field(default_factory=list)
    keadaan: list[KeadaanTercatat] = field(default_factory=list)
    rangkap: list[MasaRangkap] = field(default_factory=list)
    penilai: str = ""


@dataclass(frozen=True, slots=True)
class Pejabat:
    """Who holds a structural post today, for good or acting."""

    nip: str
    nama: str
    jabatan: JabatanImpor
    definitif: bool = True


@dataclass(slots=True)
class Register:
    """The register as it stands; people by NIP, former NIPs by the present name.

    ``pejabat`` are today's holders of structural posts, ``pelaksana`` the acting
    holders (name, NIP, time) of leading posts, ``serupa`` people (name, birth, NIP)
    born on the days of the file's new ones.
    """

    orang: dict[str, OrangTercatat]
    unit: list[UnitImpor]
    jabatan: list[JabatanImpor]
    pemegang: list[tuple[str, Masa]]
    nip_lama: Mapping[str, str]
    ada_akar: bool
    pejabat: list[Pejabat] = field(default_factory=list)
    pelaksana: list[tuple[str, str, MasaRangkap]] = field(default_factory=list)
    serupa: list[tuple[str, date, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """What only a person can decide about a row.

    ``pilihan`` holds (value, words): the value is what comes back as ``jawaban``.
    Other answers may be typed where ``alasan`` says so (a NIP, for instance). With
    ``wajib`` the row is not written until it is answered; else the row is written
    and only what was asked is left as it is.
    """

    kolom: str
    alasan: str
    pilihan: tuple[tuple[str, str], ...] = ()
    wajib: bool = True


@dataclass(slots=True)
class BarisRencana:
    """One row of the preview; values are words for the screen.

    While a question is open, ``keputusan`` is TANYA and ``tanpa_jawaban`` says what
    becomes of the row all the same (None: nothing).
    """

    lembar: str
    nomor: int
    keputusan: KeputusanBaris
    sebelum: dict[str, str] = field(default_factory=dict)
    sesudah: dict[str, str] = field(default_factory=dict)
    tolak: list[Catatan] = field(default_factory=list)
    peringatan: list[Catatan] = field(default_factory=list)
    tanya: list[Pertanyaan] = field(default_factory=list)
    tanpa_jawaban: KeputusanBaris | None = None

    @property
    def hasil(self) -> KeputusanBaris:
        """Return what becomes of the row as things stand."""
        return self.tanpa_jawaban or self.keputusan


@dataclass(slots=True)
class OrangRencana:
    """What is written for one person; ``pk`` None makes a new one."""

    pk: int | None
    baris: BarisPegawai
    nomor: int  # index of the deciding row
    semua: list[int]  # indices of all rows of this person
    isian: dict[str, Any]
    masa: list[Masa]
    keadaan_lama: KeadaanTercatat | None = None
    keadaan_baru: tuple[JenisKeadaan, date, date | None] | None = None
    rangkap: list[MasaRangkap] = field(default_factory=list)
    penilai: str = ""  # NIP of a superior the structure does not give


@dataclass(slots=True)
class Rencana:
    """The whole preview and what saving it writes."""

    baris: list[BarisRencana]
    orang: list[OrangRencana]
    unit: list[UnitImpor]
    penempatan: int
    akar: str
    jabatan: list[JabatanImpor] = field(default_factory=list)
    pohon: list[UnitRencana] = field(default_factory=list)
    pos: list[PosRencana] = field(default_factory=list)
    kepala: list[KepalaRencana] = field(default_factory=list)
    kontak: list[KontakRencana] = field(default_factory=list)

    def jumlah(self, keputusan: KeputusanBaris) -> int:
        """Count the rows of which this becomes as things stand."""
        return sum(satu.hasil is keputusan for satu in self.baris)
