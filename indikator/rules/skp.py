"""What an SKP must hold before it may be agreed on (quantitative, JA and JF).

Source: PermenPANRB 6/2022 Ps 9-14, p.27, 49-51, 57, 61, 65; deadline of somebody who
arrives later in the year: point O-17, settled as 30 days.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from indikator.rules.jenis import BagianLampiran, JenisRHK
from indikator.rules.target_unit import TargetUnit
from organisasi.rules.jenis import JenisJabatan, JenisKeadaan, JenisPegawai

LABEL_JENIS: Mapping[str, str] = {
    JenisRHK.UTAMA: "Utama",
    JenisRHK.TAMBAHAN: "Tambahan",
}
LABEL_ASPEK: Mapping[str, str] = {
    "KUANTITAS": "Kuantitas",
    "KUALITAS": "Kualitas",
    "WAKTU": "Waktu",
    "BIAYA": "Biaya",
}
LABEL_ARAH: Mapping[str, str] = {
    "MAKSIMUM": "Makin besar makin baik",
    "MINIMUM": "Makin kecil makin baik",
    "STABIL": "Tepat pada target",
    "KATEGORI": "Berupa kata",
    "TANGGAL": "Berupa tanggal",
}
LABEL_BAGIAN: Mapping[str, str] = {
    BagianLampiran.SUMBER_DAYA: "Dukungan sumber daya",
    BagianLampiran.SKEMA: "Skema pertanggungjawaban",
    BagianLampiran.KONSEKUENSI: "Konsekuensi",
}
#: States without an SKP (p.65-66); tugas belajar and long leave keep theirs.
TANPA_SKP = frozenset(
    {
        JenisKeadaan.CLTN,
        JenisKeadaan.MPP,
        JenisKeadaan.DIBERHENTIKAN_SEMENTARA,
        JenisKeadaan.PEJABAT_NEGARA,
        JenisKeadaan.BERHENTI,
    }
)
_JPT = frozenset({JenisJabatan.JPT_MADYA, JenisJabatan.JPT_PRATAMA})
_MUTLAK = re.compile(r"\b(semua|selalu|tidak pernah|setiap)\b", re.IGNORECASE)


class Berat(StrEnum):
    """Whether a finding stops the act or only asks for a second look."""

    HALANGAN = "HALANGAN"
    PERINGATAN = "PERINGATAN"


@dataclass(frozen=True)
class Temuan:
    """One sentence; ``garis`` is the hasil kerja it is about, None the whole SKP."""

    kalimat: str
    garis: UUID | None = None
    berat: Berat = Berat.HALANGAN


@dataclass(frozen=True)
class IsianIKI:
    """One indicator as typed; ``garis`` None: a new one; ``target`` is text."""

    rumusan: str
    aspek: tuple[str, ...]
    arah: str
    target: str
    satuan: str = ""
    garis: UUID | None = None
    versi_indikator: int | None = None


@dataclass(frozen=True)
class IsianRHK:
    """One hasil kerja as typed, with the leader's hasil kerja it serves."""

    rumusan: str
    jenis: str = JenisRHK.UTAMA.value
    rhk_pimpinan: int | None = None
    iki_pimpinan: int | None = None
    iki: tuple[IsianIKI, ...] = ()


@dataclass(frozen=True)
class BarisIKI:
    """What the guards look at in one stored indicator."""

    rumusan: str
    aspek: tuple[str, ...]
    target: str
    unit: TargetUnit | None = None


@dataclass(frozen=True)
class BarisRHK:
    """What the guards look at in one stored hasil kerja.

    ``rhk_pimpinan``/``iki_pimpinan`` say whether it is tied to a row that stands in
    the leader's SKP now.
    """

    garis: UUID
    nomor: int
    jenis: str
    rumusan: str
    rhk_pimpinan: bool = False
    iki_pimpinan: bool = False
    iki: tuple[BarisIKI, ...] = ()


@dataclass(frozen=True)
class Pimpinan:
    """What the SKP of the penilai asks of this one (p.57, 59*).

    ``ada``: he has an SKP that is set; ``wajib_iki``: he is JPT or leads a unit kerja
    mandiri, so his indicator must be named too.
    """

    nama: str = ""
    wajib: bool = True
    ada: bool = True
    wajib_iki: bool = False


@dataclass(frozen=True)
class IsiSKP:
    """Everything the guards need of one version."""

    rhk: tuple[BarisRHK, ...]
    lampiran: Mapping[str, int]
    pimpinan: Pimpinan = field(default_factory=Pimpinan)


def perlu_pimpinan(*, memimpin: bool, penilai_asn: bool, pimpinan_ada: bool) -> bool:
    """Say whether every RHK must name the leader's RHK.

    Under the Bupati nobody has to; a head does only when his own leader has an SKP.
    """
    return penilai_asn and (pimpinan_ada or not memimpin)


def wajib_iki_pimpinan(jabatan: str, *, unit_mandiri: bool) -> bool:
    """Say whether the leader's IKI must be named beside his RHK (p.59*)."""
    return jabatan in _JPT or unit_mandiri


def butuh_skp(jenis: str, keadaan: str | None) -> bool:
    """Say whether somebody of this kind in this state has an SKP at all (p.65-66)."""
    return jenis != JenisPegawai.NON_ASN and keadaan not in TANPA_SKP


def batas_penetapan(tahun: int, mulai: date) -> date:
    """Return the last day to set the SKP: 31 January, or 30 days after arriving."""
    akhir_januari = date(tahun, 1, 31)
    return (
        max(akhir_januari, mulai + timedelta(days=30))
        if (mulai > date(tahun, 1, 1))
        else akhir_januari
    )


def is_terlambat(tahun: int, mulai: date, ditetapkan: date) -> bool:
    """Say whether it was set after its last day: accepted, but marked (Ps 14(1))."""
    return ditetapkan > batas_penetapan(tahun, mulai)


def periksa_skp(isi: IsiSKP) -> list[Temuan]:
    """Return what stands in the way, and what deserves a second look."""
    temuan: list[Temuan] = []
    if not any(rhk.jenis == JenisRHK.UTAMA for rhk in isi.rhk):
        temuan.append(
            Temuan("Tambahkan paling sedikit satu hasil kerja berjenis Utama.")
        )
    if isi.pimpinan.wajib and not isi.pimpinan.ada:
        temuan.append(
            Temuan(
                f"SKP {isi.pimpinan.nama or 'pejabat penilai'} belum ditetapkan. "
                "Hasil kerjanya baru dapat dirujuk sesudah itu."
            )
        )
    for rhk in isi.rhk:
        temuan += _periksa_rhk(rhk, isi.pimpinan)
    temuan += [
        Temuan(f"Lampiran “{label}” masih kosong. Tulis paling sedikit satu baris.")
        for bagian, label in LABEL_BAGIAN.items()
        if not isi.lampiran.get(bagian)
    ]
    return temuan


def halangan(temuan: list[Temuan]) -> list[Temuan]:
    """Return only what stops the act."""
    return [satu for satu in temuan if satu.berat is Berat.HALANGAN]


def _periksa_rhk(rhk: BarisRHK, pimpinan: Pimpinan) -> list[Temuan]:
    sebut = f"RHK {rhk.nomor}"
    kalimat: list[str] = []
    if pimpinan.wajib and pimpinan.ada:
        if not rhk.rhk_pimpinan:
            kalimat.append(f"{sebut}: pilih hasil kerja pimpinan yang diintervensi.")
        elif pimpinan.wajib_iki and not rhk.iki_pimpinan:
            kalimat.append(f"{sebut}: pilih juga indikator dari hasil kerja pimpinan.")
    if not rhk.iki:
        kalimat.append(f"{sebut}: tambahkan paling sedikit satu indikator bertarget.")
    for nomor, iki in enumerate(rhk.iki, start=1):
        if not iki.target.strip():
            kalimat.append(f"{sebut}, indikator {nomor}: isi targetnya.")
        if not iki.aspek:
            kalimat.append(f"{sebut}, indikator {nomor}: pilih aspeknya.")
    temuan = [Temuan(satu, rhk.garis) for satu in kalimat]
    return temuan + _kata_mutlak(rhk) + _target_unit(rhk)


def _target_unit(rhk: BarisRHK) -> list[Temuan]:
    return [
        Temuan(
            f"RHK {rhk.nomor}, indikator {nomor}: {iki.unit.kalimat}",
            rhk.garis,
            Berat.PERINGATAN,
        )
        for nomor, iki in enumerate(rhk.iki, start=1)
        if iki.unit is not None and iki.unit.kalimat
    ]


def _kata_mutlak(rhk: BarisRHK) -> list[Temuan]:
    """Absolute words suit only work on life, safety or great loss (p.51 no.7)."""
    teks = " ".join([rhk.rumusan, *(f"{i.rumusan} {i.target}" for i in rhk.iki)])
    kata = sorted({cocok.lower() for cocok in _MUTLAK.findall(teks)})
    if not kata:
        return []
    return [
        Temuan(
            f"RHK {rhk.nomor} memakai kata mutlak: {', '.join(kata)}. Target yang "
            "terlalu mutlak sulit dipenuhi.",
            rhk.garis,
            Berat.PERINGATAN,
        )
    ]
