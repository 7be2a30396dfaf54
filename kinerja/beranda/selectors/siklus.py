"""The board of the cycle: counted by the database, never row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import connection
from django.http import Http404

from evaluasi.rules.alur import StatusEvaluasi
from indikator.rules.alur_skp import StatusVersi
from kinerja.akun.models import Pengguna
from kinerja.beranda.rules.siklus import LABEL_EMBER, Ember, Hitungan
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.selectors import daftar_tahap, sebut_kode, sebut_tahap
from kinerja.lib.tanggal import hari_akhir
from kinerja.lib.waktu import hari_ini, sekarang
from organisasi.models import UnitKerja
from organisasi.policies import Cakupan
from organisasi.querysets import subtree
from organisasi.rules.jenis import UNIT_SKPK, JenisKeadaan, JenisPegawai
from organisasi.rules.nama import nama_lengkap

PER_HALAMAN, PER_PAPAN, TERBANYAK, UMUR_DETIK = 25, 10, 5, 60
#: Stages the board knows: something of every person is due in them.
JENIS_TAHAP = (
    JenisTahap.SKP,
    JenisTahap.EVALUASI_PERIODIK,
    JenisTahap.EVALUASI_TAHUNAN,
)
#: Who needs no SKP at all (p.65-66 C.8).
DIKECUALIKAN = [
    JenisKeadaan.CLTN.value,
    JenisKeadaan.MPP.value,
    JenisKeadaan.DIBERHENTIKAN_SEMENTARA.value,
    JenisKeadaan.PEJABAT_NEGARA.value,
    JenisKeadaan.BERHENTI.value,
]
#: Every unit of the scope with the office it is counted under: the nearest SKPK
#: above it inside the scope, else the unit the scope starts at.
PETA = """
WITH RECURSIVE turun(unit_id, kelompok, tingkat) AS (
    SELECT u.id, u.id, 0 FROM organisasi_unitkerja u
    WHERE u.id = ANY(%(awal)s) OR (%(semua)s AND EXISTS (
        SELECT 1 FROM organisasi_susunanunit s
        WHERE s.unit_id = u.id AND s.induk_id IS NULL AND s.berlaku @> %(hari)s::date))
    UNION ALL
    SELECT s.unit_id,
           CASE WHEN u.jenis = ANY(%(skpk)s) THEN u.id ELSE turun.kelompok END,
           turun.tingkat + 1
    FROM organisasi_susunanunit s
    JOIN turun ON s.induk_id = turun.unit_id AND s.berlaku @> %(hari)s::date
    JOIN organisasi_unitkerja u ON u.id = s.unit_id
    WHERE turun.tingkat < 50
), peta AS (
    SELECT DISTINCT ON (unit_id) unit_id, kelompok FROM turun
    ORDER BY unit_id, tingkat DESC
), """
BARIS_EVALUASI = """isi AS (
    SELECT e.pegawai_id, j.unit_id,
           CASE e.status WHEN %(belum)s THEN 'belum' WHEN %(diisi)s THEN 'menunggu'
                WHEN %(dinilai)s THEN 'draf' ELSE 'selesai' END AS ember,
           CASE WHEN e.status = %(belum)s THEN e.pegawai_id
                WHEN e.status IN (%(diisi)s, %(dinilai)s) THEN e.penilai_id
                END AS tunggu_id
    FROM evaluasi_evaluasi e
    JOIN organisasi_penempatan p ON p.id = e.penempatan_id
    JOIN organisasi_jabatan j ON j.id = p.jabatan_id
    WHERE e.tahap_id = %(tahap)s
      -- as ``EvaluasiQuerySet.dihitung``
      AND NOT EXISTS (
        SELECT 1 FROM indikator_skp s
        JOIN evaluasi_evaluasi lain
          ON lain.tahap_id = e.tahap_id AND lain.pegawai_id = e.pegawai_id
        JOIN indikator_skp b ON b.id = lain.skp_id AND b.status <> 'DIBATALKAN'
        WHERE s.id = e.skp_id AND s.status = 'DIBATALKAN')
), """
BARIS_SKP = """isi AS (
    SELECT p.pegawai_id, j.unit_id,
           CASE WHEN v.status IS NULL THEN 'belum' WHEN v.status = %(diajukan)s
                THEN 'menunggu' WHEN v.status = %(ditetapkan)s THEN 'selesai'
                ELSE 'draf' END AS ember,
           CASE WHEN v.status = %(ditetapkan)s THEN NULL WHEN v.status = %(diajukan)s
                THEN v.penilai_id ELSE p.pegawai_id END AS tunggu_id
    FROM organisasi_penempatan p
    JOIN organisasi_jabatan j ON j.id = p.jabatan_id
    JOIN organisasi_pegawai o ON o.id = p.pegawai_id AND o.jenis <> %(non_asn)s
    LEFT JOIN LATERAL (
        SELECT v.status, v.penilai_id FROM indikator_versiskp v
        JOIN indikator_skp s ON s.id = v.skp_id
        WHERE s.penempatan_id = p.id AND s.tahun = %(tahun)s
          AND s.status <> 'DIBATALKAN'
        ORDER BY (v.status = %(ditetapkan)s) DESC, v.nomor DESC LIMIT 1
    ) v ON true
    WHERE p.jenis = 'DEFINITIF' AND p.berlaku @> %(hari)s::date
      AND NOT EXISTS (
        SELECT 1 FROM organisasi_keadaanpegawai k WHERE k.pegawai_id = p.pegawai_id
          AND k.berlaku @> %(hari)s::date AND k.jenis = ANY(%(dikecualikan)s))
), """
BARIS = """baris AS (
    SELECT isi.*, peta.kelompok, a.id AS penerima
    FROM isi JOIN peta USING (unit_id)
    LEFT JOIN organisasi_pegawai t ON t.id = isi.tunggu_id
    LEFT JOIN akun_pengguna a ON a.id = t.pengguna_id AND a.aktif
)
"""
#: One row per unit, per office (unit NULL) and for all (both NULL).
CORONG = """
SELECT kelompok, unit_id, u.kode, u.nama, belum, draf, menunggu, selesai, orang
FROM (
    SELECT kelompok, unit_id, count(*) FILTER (WHERE ember = 'belum') AS belum,
           count(*) FILTER (WHERE ember = 'draf') AS draf,
           count(*) FILTER (WHERE ember = 'menunggu') AS menunggu,
           count(*) FILTER (WHERE ember = 'selesai') AS selesai,
           count(DISTINCT penerima) AS orang
    FROM baris GROUP BY GROUPING SETS ((kelompok, unit_id), (kelompok), ())
) hitung LEFT JOIN organisasi_unitkerja u ON u.id = coalesce(unit_id, kelompok)
ORDER BY u.nama
"""
TUNGGAK = """
SELECT o.kode, o.nama, o.gelar_depan, o.gelar_belakang, u.nama, ember, t.nama,
       t.id = o.id, count(*) OVER ()
FROM baris JOIN organisasi_pegawai o ON o.id = baris.pegawai_id
JOIN organisasi_unitkerja u ON u.id = baris.unit_id
LEFT JOIN organisasi_pegawai t ON t.id = baris.tunggu_id
WHERE ember <> 'selesai' ORDER BY o.nama, o.id LIMIT %(batas)s OFFSET %(mulai)s
"""
PENERIMA = """
SELECT DISTINCT a.id, a.nama FROM baris JOIN akun_pengguna a ON a.id = penerima
ORDER BY a.nama, a.id
"""
MASIH = "SELECT EXISTS (SELECT 1 FROM baris WHERE penerima = %(orang)s)"


@dataclass(frozen=True)
class TahapPapan:
    """One stage with its words; ``lewat`` says that its window is over."""

    tahap: Tahap
    kode: str
    nama: str
    lewat: bool

    @property
    def tutup(self) -> date:
        """Return the inclusive last day of the window."""
        akhir = hari_akhir(self.tahap.jendela)
        assert akhir is not None  # noqa: S101 - the table refuses an open window
        return akhir

    @property
    def sebutan(self) -> str:
        """Return what an unfinished row is called."""
        return "terlambat" if self.lewat else "belum selesai"


@dataclass(frozen=True)
class BarisPapan:
    """One office (or unit) with its counts."""

    kode: UUID
    nama: str
    hitungan: Hitungan


@dataclass(frozen=True)
class Corong:
    """All counts of one stage inside one scope at one moment.

    Offices and units with most unfinished first, by name among equals.
    """

    pada: datetime
    jumlah: Hitungan
    skpk: list[BarisPapan]
    #: The first of the units, and in how many something is unfinished.
    terbanyak: list[BarisPapan]
    unit_tertunggak: int


@dataclass(frozen=True)
class Tunggakan:
    """One unfinished row with whom it waits for."""

    kode: UUID
    nama: str
    unit: str
    ember: Ember
    menunggu: str
    diri: bool

    @property
    def kata(self) -> str:
        """Return where it stands, as a detail beside a status word."""
        return LABEL_EMBER[self.ember].lower()


def tahap_papan() -> list[TahapPapan]:
    """Return the stages of the board, newest window first."""
    kini = hari_ini()
    return [
        TahapPapan(
            satu, sebut_kode(satu), sebut_tahap(satu), satu.jendela.upper <= kini
        )
        for satu in daftar_tahap(JENIS_TAHAP)
    ]


def pilih_tahap(semua: Sequence[TahapPapan], kode: str) -> TahapPapan | None:
    """Return the stage asked for, else the one opened last; None without any.

    Raises Http404 for a code that names no stage.
    """
    if kode:
        for satu in semua:
            if satu.kode == kode:
                return satu
        raise Http404
    kini = hari_ini()
    terbuka = (satu for satu in semua if satu.tahap.jendela.lower <= kini)
    return next(terbuka, semua[0] if semua else None)


def unit_dalam(cakupan: Cakupan, kode: UUID) -> UnitKerja:
    """Return a unit inside a scope; 404 for all others."""
    semua = UnitKerja.objects.filter(kode=kode)
    if not cakupan.semua:
        semua = semua.filter(pk__in=subtree(cakupan.unit, hari_ini()))
    unit = semua.first()
    if unit is None:
        raise Http404
    return unit


def sempitkan(cakupan: Cakupan, unit: UnitKerja | None) -> Cakupan:
    """Return the scope of one unit, which must come from ``unit_dalam`` of it."""
    return cakupan if unit is None else Cakupan(unit=frozenset({unit.pk}))


def corong(papan: TahapPapan, cakupan: Cakupan) -> Corong:
    """Count one stage: one query for any number of people.

    The count of the whole kabupaten reads every person. All who follow it (board,
    Beranda of BKPSDM) share one for a minute, and the page says of when it is.
    """
    if not cakupan.semua:
        return _hitung(papan, cakupan)
    kunci = f"corong:{papan.tahap.pk}:{hari_ini()}"
    tersimpan: Corong | None = cache.get(kunci)
    if tersimpan is None:
        tersimpan = _hitung(papan, cakupan)
        cache.set(kunci, tersimpan, UMUR_DETIK)
    return tersimpan


def _hitung(papan: TahapPapan, cakupan: Cakupan) -> Corong:
    jumlah, skpk, unit_saja = Hitungan(), [], []
    for kelompok, unit, kode, nama, *hitungan in _jalankan(CORONG, papan, cakupan):
        baris = BarisPapan(kode, nama, Hitungan(*hitungan))
        if kelompok is None:
            jumlah = baris.hitungan
        elif unit is None:
            skpk.append(baris)
        elif baris.hitungan.tertunggak:
            unit_saja.append(baris)
    for daftar in (skpk, unit_saja):  # the database gave them by name
        daftar.sort(key=lambda satu: -satu.hitungan.tertunggak)
    return Corong(sekarang(), jumlah, skpk, unit_saja[:TERBANYAK], len(unit_saja))


def tunggakan(
    papan: TahapPapan, cakupan: Cakupan, *, halaman: int
) -> tuple[list[Tunggakan], int]:
    """Return one page of unfinished rows by name, and how many there are.

    A page number beyond the end gives the first page.
    """
    mulai = (halaman - 1) * PER_HALAMAN
    baris = _jalankan(TUNGGAK, papan, cakupan, mulai=mulai, batas=PER_HALAMAN)
    if not baris and mulai:
        baris = _jalankan(TUNGGAK, papan, cakupan, mulai=0, batas=PER_HALAMAN)
    jumlah = baris[0][-1] if baris else 0
    return [_tunggakan(satu) for satu in baris], jumlah


def _tunggakan(baris: tuple[Any, ...]) -> Tunggakan:
    kode, nama, depan, belakang, unit, ember, menunggu, diri, _ = baris
    lengkap = nama_lengkap(depan, nama, belakang)
    return Tunggakan(kode, lengkap, unit, Ember(ember), menunggu or "", bool(diri))


def penerima(papan: TahapPapan, cakupan: Cakupan) -> list[tuple[int, str]]:
    """Return (account, name) of everybody the unfinished rows wait for, once."""
    return [(pk, nama) for pk, nama in _jalankan(PENERIMA, papan, cakupan)]


def masih_ditunggu(papan: TahapPapan, pengguna: Pengguna) -> bool:
    """Say whether anything of this stage still waits for this account."""
    semua = Cakupan(semua=True)
    return bool(_jalankan(MASIH, papan, semua, orang=pengguna.pk)[0][0])


def _jalankan(
    akhir: str, papan: TahapPapan, cakupan: Cakupan, **lain: int
) -> list[tuple[Any, ...]]:
    tahap = papan.tahap
    skp = tahap.jenis == JenisTahap.SKP
    sql = "".join((PETA, BARIS_SKP if skp else BARIS_EVALUASI, BARIS, akhir))
    isi: dict[str, Any] = {
        "awal": list(cakupan.unit),
        "semua": cakupan.semua,
        "skpk": [jenis.value for jenis in UNIT_SKPK],
        "hari": min(hari_ini(), hari_akhir(tahap.masa) or hari_ini()),
        "tahap": tahap.pk,
        "tahun": tahap.siklus.tahun,
        "belum": StatusEvaluasi.BELUM.value,
        "diisi": StatusEvaluasi.REALISASI_DIISI.value,
        "dinilai": StatusEvaluasi.DINILAI.value,
        "diajukan": StatusVersi.DIAJUKAN.value,
        "ditetapkan": StatusVersi.DITETAPKAN.value,
        "non_asn": JenisPegawai.NON_ASN.value,
        "dikecualikan": DIKECUALIKAN,
        **lain,
    }
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)
        return list(kursor.fetchall())
