"""The public page: aggregates only, and no group small enough to point at somebody."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from evaluasi.models import Evaluasi, TindakLanjut, TitikLayanan
from evaluasi.rules.alur import StatusTindakLanjut
from evaluasi.rules.kelompok import MINIMUM, hidden_groups
from evaluasi.rules.predikat import Predikat
from evaluasi.selectors.layanan import with_hasil
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from organisasi.models import SusunanUnit, UnitKerja
from organisasi.rules.jenis import UNIT_SKPK

DI_LUAR_SKPK = "Unit di luar SKPK"
_DAPAT_SELESAI = (
    JenisTahap.EVALUASI_PERIODIK.value,
    JenisTahap.EVALUASI_TAHUNAN.value,
)


@dataclass(frozen=True)
class SebaranPredikat:
    """How many people of one office have each predikat, best first."""

    nama: str
    cacah: Mapping[Predikat, int]

    @property
    def jumlah(self) -> int:
        """How many people the row covers."""
        return sum(self.cacah.values())

    @property
    def kolom(self) -> list[tuple[str, int]]:
        """Every predikat with its number, 0 too."""
        return [(satu.label, self.cacah.get(satu, 0)) for satu in Predikat]


@dataclass(frozen=True)
class Sebaran:
    """The rows of a finished stage that may be shown, and their sum with the hidden.

    ``kabupaten`` is None when all people together are too few.
    """

    tahap: Tahap
    skpk: list[SebaranPredikat]
    kabupaten: SebaranPredikat | None


def layanan_publik() -> list[TitikLayanan]:
    """Return every open point with its ``hasil`` of the last year, by unit and name.

    Below the minimum ``hasil`` is None, whether one citizen answered or nobody.
    """
    terbuka = TitikLayanan.objects.filter(aktif=True).select_related("unit")
    return with_hasil(terbuka.order_by("unit__nama", "nama"))


def sebaran_predikat(pada: date) -> Sebaran | None:
    """Return the predikat per SKPK of the stage that finished last before ``pada``.

    None while no stage has finished.
    """
    tahap = (
        Tahap.objects.filter(jenis__in=_DAPAT_SELESAI, jendela__endswith__lte=pada)
        .order_by("-jendela__endswith", "-pk")
        .first()
    )
    if tahap is None:
        return None
    cacah = _cacah(tahap, pada)
    ukuran = {kantor: isi.total() for kantor, isi in cacah.items()}
    sembunyi = hidden_groups(ukuran)
    total = sum(cacah.values(), Counter[Predikat]())
    cukup = total.total() >= MINIMUM
    return Sebaran(
        tahap,
        [SebaranPredikat(n, cacah[n]) for n in sorted(cacah) if n not in sembunyi],
        SebaranPredikat("Seluruh kabupaten", total) if cukup else None,
    )


def tindak_lanjut_publik() -> dict[str, int]:
    """Return how many follow-ups were promised and how many of them are done."""
    return TindakLanjut.objects.exclude(
        status=StatusTindakLanjut.BATAL.value
    ).aggregate(
        dijanjikan=Count("pk"),
        selesai=Count("pk", filter=Q(status=StatusTindakLanjut.SELESAI.value)),
    )


def _cacah(tahap: Tahap, pada: date) -> dict[str, Counter[Predikat]]:
    """Return office name → predikat → people of one stage."""
    kantor = _kantor(pada)
    hasil: dict[str, Counter[Predikat]] = defaultdict(Counter)
    semua = Evaluasi.objects.filter(tahap=tahap).dihitung()
    baris = semua.exclude(predikat="")
    for unit, predikat, n in baris.values_list("unit_capaian_id", "predikat").annotate(
        n=Count("pegawai", distinct=True)
    ):
        hasil[kantor.get(unit, DI_LUAR_SKPK)][Predikat(predikat)] += n
    return hasil


def _kantor(pada: date) -> dict[int, str]:
    """Return unit → name of the SKPK it belongs to on this day, itself included."""
    induk = dict(SusunanUnit.objects.pada(pada).values_list("unit_id", "induk_id"))
    skpk = dict(UnitKerja.objects.filter(jenis__in=UNIT_SKPK).values_list("pk", "nama"))
    hasil = {}
    for unit in {*induk, *skpk}:
        atas: int | None = unit
        while atas is not None and atas not in skpk:
            atas = induk.get(atas)
        if atas is not None:
            hasil[unit] = skpk[atas]
    return hasil
