"""Target, realisasi and capaian of each IKI of one evaluation, with their origin."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from evaluasi.models import Evaluasi, Realisasi
from evaluasi.rules.capaian_iki import (
    KATA_ARAH,
    SasaranAngka,
    bersatuan,
    capaian_iki,
    uraikan,
)
from evaluasi.selectors.realisasi import sasaran_periode, target_tahap
from indikator.models import IKI, RHK, Target
from indikator.rules.capaian import Arah, Capaian, StatusCapaian
from indikator.rules.jenis import JenisRHK
from kinerja.akun.models import Pengguna
from kinerja.beranda.rules.tren import Tren, gambar_tren
from kinerja.jejak.models import Perubahan
from kinerja.jejak.selectors import perubahan_terakhir
from kinerja.lib.angka import format_angka
from kinerja.lib.tanggal import WIB, format_jam, format_tanggal

Fakta = tuple[tuple[str, str], ...]
BUKAN_RATING = (
    "Hanya menunjukkan capaian: rating tidak dihitung dari angka (PermenPANRB 6/2022, "
    "lampiran hal. 97–102)."
)
_TITIK_TREN = 4


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


@dataclass(frozen=True)
class _Bahan:
    """What one row is made of, loaded for all rows at once."""

    iki: dict[int, list[IKI]]
    realisasi: dict[str, list[Realisasi]]
    target: dict[int, Target]
    jejak: dict[int, Perubahan]
    pelaku: dict[int, Pengguna]


def sebut_saat(perubahan: Perubahan | None, pelaku: dict[int, Pengguna]) -> str:
    """Return "Nama, 25 November 2026, 14.05 WIB" out of the history."""
    if perubahan is None:
        return "belum tercatat"
    orang = pelaku.get(perubahan.pelaku_id or 0)
    waktu = perubahan.waktu.astimezone(WIB)
    nama = orang.nama if orang else "sistem"
    return f"{nama}, {format_tanggal(waktu.date())}, {format_jam(waktu)}"


def pelaku_dari(perubahan: Iterable[Perubahan]) -> dict[int, Pengguna]:
    """Return the accounts behind these changes."""
    return Pengguna.objects.in_bulk({p.pelaku_id for p in perubahan if p.pelaku_id})


def hasil_kerja(evaluasi: Evaluasi, rhk: Sequence[RHK]) -> HasilKerja:
    """Return the table of the card, for the RHK of the evaluated version."""
    bahan = _bahan(evaluasi)
    golongan: dict[str, list[Baris]] = {"Utama": [], "Tambahan": []}
    for nomor, satu in enumerate(rhk, start=1):
        nama = "Utama" if satu.jenis == JenisRHK.UTAMA else "Tambahan"
        for urutan, iki in enumerate(bahan.iki[satu.pk]):
            kepala = (nomor, satu.rumusan if urutan == 0 else "")
            golongan[nama].append(_baris(evaluasi, iki, kepala, bahan))
    semua = [baris for daftar in golongan.values() for baris in daftar]
    return HasilKerja(
        tuple((nama, daftar) for nama, daftar in golongan.items() if daftar),
        len(semua),
        sum(baris.tercapai for baris in semua),
    )


def _bahan(evaluasi: Evaluasi) -> _Bahan:
    semua_iki = list(
        IKI.objects.filter(rhk__versi_skp=evaluasi.versi_skp_id)
        .select_related("versi_indikator")
        .order_by("id")
    )
    per_rhk: dict[int, list[IKI]] = defaultdict(list)
    for iki in semua_iki:
        per_rhk[iki.rhk_id].append(iki)
    per_garis: dict[str, list[Realisasi]] = defaultdict(list)
    for satu_r in (
        Realisasi.objects.filter(
            evaluasi__skp_id=evaluasi.skp_id,
            evaluasi__tahap__masa__startswith__lte=evaluasi.tahap.masa.lower,
        )
        .annotate(jumlah_bukti=Count("bukti"))
        .order_by("evaluasi__tahap__masa", "evaluasi_id")
    ):
        per_garis[str(satu_r.garis)].append(satu_r)
    kini = [
        r.pk
        for semua in per_garis.values()
        for r in semua
        if r.evaluasi_id == evaluasi.pk
    ]
    jejak = perubahan_terakhir(Realisasi, kini)
    return _Bahan(
        per_rhk,
        per_garis,
        target_tahap(evaluasi.tahap, semua_iki),
        jejak,
        pelaku_dari(jejak.values()),
    )


def _baris(
    evaluasi: Evaluasi, iki: IKI, kepala: tuple[int, str], bahan: _Bahan
) -> Baris:
    satuan = iki.versi_indikator.satuan if iki.versi_indikator else ""
    target, asal_target = sasaran_periode(evaluasi.tahap, iki, bahan.target, satuan)
    semua = bahan.realisasi.get(str(iki.garis), [])
    kini = next((r for r in semua if r.evaluasi_id == evaluasi.pk), None)
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
        asal=_asal(iki, target, asal_target, kini, hasil, bahan),
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
    iki: IKI,
    target: SasaranAngka,
    asal_target: str,
    kini: Realisasi | None,
    hasil: Capaian | None,
    bahan: _Bahan,
) -> Fakta:
    target_fakta = ("Target", f"{target.tampil}, {asal_target}")
    if kini is None or hasil is None:
        return (target_fakta, ("Realisasi", "belum ada, jadi capaian belum dihitung"))
    bukti = kini.__dict__["jumlah_bukti"]
    aturan = f"{KATA_ARAH[Arah(iki.arah)]}, rumus pengaturan instansi. {BUKAN_RATING}"
    sumber = iki.versi_indikator.sumber if iki.versi_indikator else ""
    return (
        ("Rumus", uraikan(hasil, target, kini.nilai)),
        ("Aturan", aturan),
        target_fakta,
        ("Bahan", "; ".join(filter(None, (sumber, kini.catatan, f"{bukti} bukti")))),
        ("Dicatat", sebut_saat(bahan.jejak.get(kini.pk), bahan.pelaku)),
    )


def _tren(semua: list[Realisasi], target: SasaranAngka) -> Tren | None:
    nilai: list[Decimal] = [r.nilai for r in semua if r.nilai is not None]
    if target.nilai_min is None:
        return None
    return gambar_tren([n.normalize() for n in nilai[-_TITIK_TREN:]], target.nilai_min)
