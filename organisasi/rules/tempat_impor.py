"""Find the unit and the post a row names, or make ready new ones."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from organisasi.rules.baris_pegawai import BarisPegawai
from organisasi.rules.jenis import LABEL, JenisUnit
from organisasi.rules.linimasa import JabatanImpor, UnitImpor, kunci
from organisasi.rules.register_impor import Pertanyaan

# The first that fits the name decides.
_JENIS_UNIT: tuple[tuple[str, JenisUnit], ...] = (
    (
        r"\b(?:SD|SMP|SMA|SMK|TK|PAUD|SDN|SMPN|TKN|MIN|MTSN)\b|SEKOLAH",
        JenisUnit.SEKOLAH,
    ),
    (r"PUSKESMAS", JenisUnit.PUSKESMAS),
    (r"RSUD|RUMAH SAKIT", JenisUnit.RSUD),
    (r"\bUPT", JenisUnit.UPTD),
    (r"^SUB", JenisUnit.SUBBAGIAN),
    (r"^SEKSI", JenisUnit.SEKSI),
    (r"^BIDANG", JenisUnit.BIDANG),
    (r"^BAGIAN|^SEKRETARIAT(?! (?:DAERAH|DPR))", JenisUnit.BAGIAN),
    (r"^KECAMATAN", JenisUnit.KECAMATAN),
)

_KABUPATEN = re.compile(r"[\s,]+KAB(?:UPATEN)?\b\.?\s+.*$")
_NEGERI = re.compile(r"\b(SD|SMP|SMA|SMK|TK)N\b")
_TANPA_ARTI = {"UPTD", "UPT", "DAN"}


def jenis_unit(nama: str) -> JenisUnit:
    """Guess the kind of a unit from its name; an office of the kabupaten else."""
    besar = nama.upper()
    cocok = (jenis for pola, jenis in _JENIS_UNIT if re.search(pola, besar))
    return next(cocok, JenisUnit.SKPK)


def kunci_longgar(nama: str) -> tuple[str, ...]:
    """Return a name without what sources leave out: "SDN 1" is "SD Negeri 1".

    "UPTD Puskesmas Susoh Kab. Aceh Barat Daya" is "Puskesmas Susoh".
    """
    besar = _KABUPATEN.sub("", nama.upper())
    kata = re.findall(r"[A-Z0-9]+", _NEGERI.sub(r"\1 NEGERI", besar))
    return tuple(satu for satu in kata if satu not in _TANPA_ARTI)


def tanya_unit(nama: str, calon: Sequence[UnitImpor]) -> Pertanyaan:
    """Ask which of several units of one name is meant."""
    return Pertanyaan(
        "unit",
        f"Ada beberapa unit bernama “{nama}”. Pilih unit yang dimaksud, atau isi "
        "UNOR ID-nya dalam berkas.",
        tuple((f"unit:{satu.pk}", _sebut(satu)) for satu in calon if satu.pk),
    )


def _sebut(unit: UnitImpor) -> str:
    """Tell a unit apart from others of its name."""
    rincian = [LABEL[unit.jenis]]
    if unit.induk:
        rincian.append(f"di bawah {unit.induk.nama}")
    if unit.kode:
        rincian.append(f"UNOR ID {unit.kode}")
    return f"{unit.nama} ({', '.join(rincian)})"


class Tempat:
    """Units and posts known so far, found by UNOR ID, else by name."""

    def __init__(
        self, unit: Iterable[UnitImpor], jabatan: Iterable[JabatanImpor]
    ) -> None:
        self._kode: dict[str, UnitImpor] = {}
        self._nama: dict[str, list[UnitImpor]] = defaultdict(list)
        self._mirip: dict[tuple[str, ...], list[UnitImpor]] = defaultdict(list)
        self._memimpin: dict[tuple[int, str], JabatanImpor] = {}
        self._biasa: dict[tuple[int, str], JabatanImpor] = {}
        self._pemimpin: set[int] = set()
        for satu in unit:
            self._add_unit(satu)
        for post in jabatan:
            self._add_jabatan(post)

    def _add_unit(self, unit: UnitImpor) -> None:
        self._nama[kunci(unit.nama)].append(unit)
        self._mirip[kunci_longgar(unit.nama)].append(unit)
        if unit.kode:
            self._kode[unit.kode] = unit

    def _add_jabatan(self, jabatan: JabatanImpor) -> None:
        letak = (id(jabatan.unit), kunci(jabatan.nama))
        if not jabatan.memimpin:
            self._biasa[letak] = jabatan
            return
        self._memimpin[letak] = jabatan
        self._pemimpin.add(id(jabatan.unit))

    def calon(self, baris: BarisPegawai) -> list[UnitImpor]:
        """Return the units a row may mean, [] when it names a new one."""
        if baris.kode_unor in self._kode:
            return [self._kode[baris.kode_unor]]
        if not baris.unit:
            return []
        calon = self._nama.get(kunci(baris.unit), [])
        if not calon:
            mirip = self._mirip.get(kunci_longgar(baris.unit), [])
            calon = mirip if len(mirip) == 1 else []
        if baris.kode_unor:
            calon = [satu for satu in calon if not satu.kode]
        return calon

    def unit(self, baris: BarisPegawai, pilih: UnitImpor | None = None) -> UnitImpor:
        """Return the unit of a row that has at most one candidate, or ``pilih``."""
        calon = [pilih] if pilih else self.calon(baris)
        if calon and baris.kode_unor and not calon[0].kode:
            calon[0].kode, calon[0].kode_baru = baris.kode_unor, True
            self._kode[baris.kode_unor] = calon[0]
        if calon:
            return calon[0]
        nama = baris.unit or baris.kode_unor
        baru = UnitImpor(None, nama, baris.kode_unor, jenis_unit(nama))
        self._add_unit(baru)
        return baru

    def unit_jabatan(self, jabatan: str) -> UnitImpor | None:
        """Return the unit whose name a post ends in: "Sekretaris Dinas Sosial"."""
        kata = kunci(jabatan).split()
        if kata[:1] == ["camat"]:
            kata = ["kecamatan", *kata[1:]]
        for awal in range(len(kata) - 1):
            calon = self._nama.get(" ".join(kata[awal:]), [])
            if len(calon) == 1:
                return calon[0]
        return None

    def jabatan(self, baris: BarisPegawai, unit: UnitImpor) -> JabatanImpor:
        """Return the post of a row; a unit gets one leading post, the first."""
        letak = (id(unit), kunci(baris.jabatan))
        if ada := self._memimpin.get(letak) or self._biasa.get(letak):
            if ada.pk is None:  # what an earlier row of the file left open
                ada.eselon = ada.eselon or baris.eselon
                ada.kelas = ada.kelas or baris.kelas
            return ada
        memimpin = baris.memimpin and id(unit) not in self._pemimpin
        baru = JabatanImpor(
            None,
            unit,
            baris.jabatan,
            baris.jenis_jabatan,
            memimpin,
            eselon=baris.eselon,
            kelas=baris.kelas,
        )
        self._add_jabatan(baru)
        return baru

    def tanpa_memimpin(self, jabatan: JabatanImpor) -> JabatanImpor:
        """Return the post of the same name that does not lead the unit."""
        letak = (id(jabatan.unit), kunci(jabatan.nama))
        if letak not in self._biasa:
            self._add_jabatan(replace(jabatan, pk=None, memimpin=False, mulai=None))
        return self._biasa[letak]
