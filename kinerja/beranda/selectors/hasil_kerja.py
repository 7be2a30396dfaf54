"""Target, realisasi and capaian of each IKI of one evaluation, with their origin."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby, starmap
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from evaluasi.models import Evaluasi
from evaluasi.rules.capaian_iki import (
    KATA_ARAH,
    SasaranAngka,
    bersatuan,
    capaian_iki,
    uraikan,
)
from evaluasi.selectors.realisasi import sasaran_dari
from indikator.rules.capaian import Arah, Capaian, StatusCapaian
from indikator.rules.jenis import JenisRHK
from kinerja.beranda.rules.tren import Tren, gambar_tren
from kinerja.jadwal.models import Tahap
from kinerja.lib.angka import format_angka
from kinerja.lib.tanggal import WIB, format_jam, format_tanggal

Fakta = tuple[tuple[str, str], ...]
BUKAN_RATING = (
    "Hanya menunjukkan capaian: rating tidak dihitung dari angka (PermenPANRB 6/2022, "
    "lampiran hal. 97–102)."
)
_TITIK_TREN = 4
ISI = """
SELECT r.id, r.jenis, r.rumusan, i.garis, i.rumusan, i.aspek, i.arah, i.target_teks,
       i.nilai_min, i.nilai_maks, coalesce(nullif(i.satuan, ''), v.satuan, ''),
       coalesce(v.sumber, ''), t.teks, t.nilai_min, t.nilai_maks, t.satuan
FROM indikator_rhk r
LEFT JOIN indikator_iki i ON i.rhk_id = r.id
LEFT JOIN indikator_versiindikator v ON v.id = i.versi_indikator_id
LEFT JOIN indikator_target t ON t.versi_indikator_id = v.id AND t.tahap_id = %(tahap)s
WHERE r.versi_skp_id = %(versi)s
ORDER BY r.jenis DESC, r.urutan, r.id, i.id
"""
#: With the newest change in the history for those of the evaluated period.
REALISASI = """
SELECT r.garis, e.id = %(evaluasi)s, r.teks, r.nilai, r.catatan,
       (SELECT count(*) FROM evaluasi_bukti b WHERE b.realisasi_id = r.id),
       ubah.waktu, a.nama
FROM evaluasi_evaluasi e
JOIN jadwal_tahap t ON t.id = e.tahap_id
JOIN evaluasi_realisasi r ON r.evaluasi_id = e.id
LEFT JOIN LATERAL (
    SELECT p.waktu, p.pelaku_id FROM jejak_perubahan p
    WHERE p.tabel = 'evaluasi_realisasi' AND p.baris = r.id AND e.id = %(evaluasi)s
    ORDER BY p.id DESC LIMIT 1
) ubah ON true
LEFT JOIN akun_pengguna a ON a.id = ubah.pelaku_id
WHERE e.skp_id = %(skp)s AND lower(t.masa) <= %(mulai)s
ORDER BY t.masa, e.id
"""


@dataclass(frozen=True)
class Baris:
    """One IKI; ``realisasi`` and ``capaian`` are None while nobody told them.

    ``rhk`` is empty from the second IKI of the same RHK on.
    """

    nomor: int
    rhk: str
    iki: str
    target: str
    realisasi: str | None
    capaian: str | None
    keterangan: str
    tercapai: bool
    asal: Fakta
    tren: Tren | None


@dataclass(frozen=True)
class HasilKerja:
    """Rows by kind of RHK, and how many reached their target."""

    golongan: tuple[tuple[str, list[Baris]], ...]
    jumlah: int
    tercapai: int


class IsiSKP(NamedTuple):
    """One IKI of the evaluated version; without ``garis`` an RHK that has none."""

    rhk: int
    jenis: str
    kalimat: str
    garis: UUID | None
    rumusan: str
    aspek: list[str]
    arah: str
    teks: str
    nilai_min: Decimal | None
    nilai_maks: Decimal | None
    satuan: str
    sumber: str
    periode: str | None
    periode_min: Decimal | None
    periode_maks: Decimal | None
    satuan_periode: str

    def target(self, tahap: Tahap) -> tuple[SasaranAngka, str]:
        """Return what the period is held against, and its origin."""
        sendiri = SasaranAngka(self.teks, self.nilai_min, self.nilai_maks, self.satuan)
        if self.periode is None:
            return sasaran_dari(tahap, sendiri, None)
        periode = SasaranAngka(
            self.periode, self.periode_min, self.periode_maks, self.satuan_periode
        )
        return sasaran_dari(tahap, sendiri, periode)


class _Realisasi(NamedTuple):
    """What came of one IKI up to the evaluated period."""

    garis: UUID
    kini: bool
    teks: str
    nilai: Decimal | None
    catatan: str
    bukti: int
    dicatat: datetime | None
    oleh: str | None


def sebut_saat(saat: datetime | None, nama: str | None) -> str:
    """Return "Nama, 25 November 2026, 14.05 WIB" out of the history."""
    if saat is None:
        return "belum tercatat"
    waktu = saat.astimezone(WIB)
    return f"{nama or 'sistem'}, {format_tanggal(waktu.date())}, {format_jam(waktu)}"


def isi_skp(evaluasi: Evaluasi) -> list[IsiSKP]:
    """Return RHK and IKI of the evaluated version, utama first; one query."""
    isi = {"versi": evaluasi.versi_skp_id, "tahap": evaluasi.tahap_id}
    with connection.cursor() as kursor:
        kursor.execute(ISI, isi)
        return [IsiSKP(*baris) for baris in kursor.fetchall()]


def hasil_kerja(evaluasi: Evaluasi, isi: Sequence[IsiSKP]) -> HasilKerja:
    """Return the table of the card, for the evaluated version."""
    realisasi = _realisasi(evaluasi)
    golongan: dict[str, list[Baris]] = {"Utama": [], "Tambahan": []}
    for nomor, (_, semua_iki) in enumerate(groupby(isi, attrgetter("rhk")), start=1):
        for urutan, iki in enumerate(satu for satu in semua_iki if satu.garis):
            nama = "Utama" if iki.jenis == JenisRHK.UTAMA else "Tambahan"
            kepala = (nomor, iki.kalimat if urutan == 0 else "")
            semua_r = realisasi.get(iki.garis, [])
            golongan[nama].append(_baris(evaluasi.tahap, iki, kepala, semua_r))
    semua = [baris for daftar in golongan.values() for baris in daftar]
    return HasilKerja(
        tuple((nama, daftar) for nama, daftar in golongan.items() if daftar),
        len(semua),
        sum(baris.tercapai for baris in semua),
    )


def _realisasi(evaluasi: Evaluasi) -> dict[UUID | None, list[_Realisasi]]:
    """Return the realisasi of each IKI, the oldest period first; one query."""
    isi = {
        "evaluasi": evaluasi.pk,
        "skp": evaluasi.skp_id,
        "mulai": evaluasi.tahap.masa.lower,
    }
    per_garis: dict[UUID | None, list[_Realisasi]] = defaultdict(list)
    with connection.cursor() as kursor:
        kursor.execute(REALISASI, isi)
        for satu in starmap(_Realisasi, kursor.fetchall()):
            per_garis[satu.garis].append(satu)
    return per_garis


def _baris(
    tahap: Tahap, iki: IsiSKP, kepala: tuple[int, str], semua: list[_Realisasi]
) -> Baris:
    target, asal_target = iki.target(tahap)
    kini = next((r for r in semua if r.kini), None)
    aspek = ", ".join(satu.lower() for satu in iki.aspek)
    hasil = capaian_iki(Arah(iki.arah), target, kini.nilai, kini.teks) if kini else None
    return Baris(
        *kepala,
        iki=f"{iki.rumusan} · {aspek}" if aspek else iki.rumusan,
        target=target.tampil,
        realisasi=bersatuan(kini.teks, target.satuan) if kini else None,
        capaian=_tampil(hasil),
        keterangan=_keterangan(hasil),
        tercapai=_tercapai(hasil),
        asal=_asal(iki, target, asal_target, kini, hasil),
        tren=_tren(semua, target),
    )


def _tampil(hasil: Capaian | None) -> str | None:
    if hasil is None or hasil.nilai is None:
        return None
    return f"{format_angka(hasil.nilai)} %"


def _tercapai(hasil: Capaian | None) -> bool:
    return hasil is not None and hasil.mentah is not None and hasil.mentah >= 100


def _keterangan(hasil: Capaian | None) -> str:
    """Return the words beside the figure, or those that stand in its place."""
    if hasil is None:
        return ""
    if hasil.status is not StatusCapaian.DIHITUNG:
        return hasil.alasan
    if hasil.periksa_satuan:
        return "periksa satuan"
    return "" if _tercapai(hasil) else "di bawah target"


def _asal(
    iki: IsiSKP,
    target: SasaranAngka,
    asal_target: str,
    kini: _Realisasi | None,
    hasil: Capaian | None,
) -> Fakta:
    target_fakta = ("Target", f"{target.tampil}, {asal_target}")
    if kini is None or hasil is None:
        return (target_fakta, ("Realisasi", "belum ada, jadi capaian belum dihitung"))
    aturan = f"{KATA_ARAH[Arah(iki.arah)]}, rumus pengaturan instansi. {BUKAN_RATING}"
    bahan = (iki.sumber, kini.catatan, f"{kini.bukti} bukti")
    return (
        ("Rumus", uraikan(hasil, target, kini.nilai)),
        ("Aturan", aturan),
        target_fakta,
        ("Bahan", "; ".join(filter(None, bahan))),
        ("Dicatat", sebut_saat(kini.dicatat, kini.oleh)),
    )


def _tren(semua: list[_Realisasi], target: SasaranAngka) -> Tren | None:
    nilai: list[Decimal] = [r.nilai for r in semua if r.nilai is not None]
    if target.nilai_min is None:
        return None
    return gambar_tren([n.normalize() for n in nilai[-_TITIK_TREN:]], target.nilai_min)
