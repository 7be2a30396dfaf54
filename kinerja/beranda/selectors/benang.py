"""The golden thread: from an RHK up to the need it answers.

Everything is read from rows the caller loaded with ``rhk_berbenang``; a thread costs
no query of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import NoReverseMatch, reverse

from indikator.models import IKI, RHK, SKP
from indikator.policies.skp import visible_skp
from kinerja.akun.models import Pengguna
from kinerja.lib import kait
from kinerja.lib.kait import Simpul
from organisasi.models import Kebutuhan, Sasaran
from organisasi.policies.kebutuhan import visible_kebutuhan
from organisasi.rules.kebutuhan import JenisSasaran

NAIK = "naik"
_SASARAN = "sasaran__induk__induk"
_ATASAN = ("rhk_pimpinan", "rhk_pimpinan__rhk_pimpinan")
_KATA_SASARAN = {jenis.value: jenis.value.title() for jenis in JenisSasaran}


@dataclass(frozen=True)
class Titik:
    """One knot as this reader sees it; ``alamat`` is empty where he may not go."""

    jenis: str
    teks: str
    keterangan: str
    alamat: str


def rhk_berbenang() -> QuerySet[RHK]:
    """Return RHK with all a thread needs: three levels of people, three of sasaran."""
    iki = IKI.objects.select_related(
        f"versi_indikator__indikator__{_SASARAN}"
    ).prefetch_related(f"versi_indikator__indikator__kebutuhan__kebutuhan__{_SASARAN}")
    return RHK.objects.select_related(
        f"kebutuhan__{_SASARAN}",
        *(f"{atas}__kebutuhan__{_SASARAN}" for atas in _ATASAN),
        *(f"{atas}__versi_skp__skp__pegawai" for atas in _ATASAN),
    ).prefetch_related(Prefetch("iki", iki.order_by("id")))


def simpul_rhk(objek: object, arah: str) -> list[Simpul]:
    """Answer ``kait.simpul_benang``: the knots above an RHK, the highest first."""
    if not isinstance(objek, RHK) or arah != NAIK:
        return []
    atasan = _jalur(objek)
    kebutuhan = next(filter(None, map(_kebutuhan, [objek, *reversed(atasan)])), None)
    sasaran = kebutuhan.sasaran if kebutuhan else None
    return [
        *([_simpul_kebutuhan(kebutuhan)] if kebutuhan else []),
        *map(_simpul_sasaran, _naik_sasaran(sasaran or _sasaran_indikator(objek))),
        *map(_simpul_rhk, atasan),
    ]


def _jalur(rhk: RHK) -> list[RHK]:
    """Return the RHK of the leaders above, the highest first (two levels loaded)."""
    pertama = rhk.rhk_pimpinan
    if pertama is None:
        return []
    kedua = pertama.rhk_pimpinan
    return [kedua, pertama] if kedua else [pertama]


def _kebutuhan(rhk: RHK) -> Kebutuhan | None:
    """Return the need an RHK names itself or reaches through its indicators."""
    if rhk.kebutuhan is not None or "iki" not in _prefetched(rhk):
        return rhk.kebutuhan
    for iki in rhk.iki.all():
        if iki.versi_indikator is not None:
            for tautan in iki.versi_indikator.indikator.kebutuhan.all():
                return tautan.kebutuhan
    return None


def _prefetched(rhk: RHK) -> dict[str, object]:
    """Return what was prefetched: the RHK of a leader come without their IKI."""
    isi: dict[str, object] = rhk.__dict__.get("_prefetched_objects_cache", {})
    return isi


def _sasaran_indikator(rhk: RHK) -> Sasaran | None:
    versi = (iki.versi_indikator for iki in rhk.iki.all())
    return next(
        (v.indikator.sasaran for v in versi if v is not None and v.indikator.sasaran),
        None,
    )


def _naik_sasaran(sasaran: Sasaran | None) -> list[Sasaran]:
    """Return a sasaran below its two parents, the highest first."""
    jalur: list[Sasaran] = []
    while sasaran is not None and len(jalur) < 3:
        jalur.insert(0, sasaran)
        sasaran = sasaran.induk if len(jalur) < 3 else None
    return jalur


def _simpul_kebutuhan(kebutuhan: Kebutuhan) -> Simpul:
    return Simpul(
        f"Kebutuhan {kebutuhan.tahun}",
        kebutuhan.pernyataan,
        f"prioritas {kebutuhan.prioritas.skor} dari 125",
        kebutuhan,
    )


def _simpul_sasaran(sasaran: Sasaran) -> Simpul:
    return Simpul(_KATA_SASARAN[sasaran.jenis], sasaran.rumusan, "", sasaran)


def _simpul_rhk(rhk: RHK) -> Simpul:
    nama = rhk.versi_skp.skp.pegawai.nama_lengkap
    return Simpul("RHK pimpinan", rhk.rumusan, nama, rhk)


def benang_untuk(pembaca: Pengguna, rhk: Iterable[RHK]) -> dict[int, list[Titik]]:
    """Return the thread above each RHK by its key, with the links of this reader."""
    simpul = {
        satu.pk: [s for jawaban in kait.simpul_benang(satu, NAIK) for s in jawaban]
        for satu in rhk
    }
    objek = [s.objek for daftar in simpul.values() for s in daftar]
    terbuka = _alamat(pembaca, objek)
    return {
        kunci: [
            Titik(s.jenis, s.teks, s.keterangan, terbuka.get(_kunci(s.objek), ""))
            for s in daftar
        ]
        for kunci, daftar in simpul.items()
    }


def _kunci(objek: object) -> tuple[str, int]:
    return type(objek).__name__, getattr(objek, "pk", 0)


def _alamat(pembaca: Pengguna, objek: Iterable[object]) -> dict[tuple[str, int], str]:
    """Return the pages this reader may open; at most one query per kind."""
    semua = list(objek)
    skp = {o.versi_skp.skp_id for o in semua if isinstance(o, RHK)}
    butuh = {o.pk for o in semua if isinstance(o, Kebutuhan)}
    boleh_skp = _kode(visible_skp(pembaca).filter(pk__in=skp)) if skp else {}
    boleh = _kode(visible_kebutuhan(pembaca).filter(pk__in=butuh)) if butuh else {}
    hasil = {}
    for satu in semua:
        if isinstance(satu, RHK) and satu.versi_skp.skp_id in boleh_skp:
            kode = boleh_skp[satu.versi_skp.skp_id]
            hasil[_kunci(satu)] = _reverse("indikator:skp_detail", kode)
        elif isinstance(satu, Kebutuhan) and satu.pk in boleh:
            hasil[_kunci(satu)] = _reverse(
                "organisasi:kebutuhan_detail", boleh[satu.pk]
            )
    return hasil


def _kode(baris: QuerySet[SKP] | QuerySet[Kebutuhan]) -> dict[int, object]:
    return dict(baris.values_list("pk", "kode"))


def _reverse(nama: str, kode: object) -> str:
    """Return an address, "" while the room has no such page."""
    try:
        return reverse(nama, args=[kode])
    except NoReverseMatch:
        return ""
