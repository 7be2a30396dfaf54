"""The targets of the unit's indikator beside those of an SKP."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from indikator.models import IKI, Target
from indikator.rules.capaian import Arah
from indikator.rules.target_unit import TargetAngka, TargetUnit
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.tercetak import normalkan_satuan


def target_unit(iki: Iterable[IKI], tahun: int) -> dict[int, TargetUnit]:
    """Return by IKI what its linked indikator promises; one query, none without a link.

    Left out: no link, no number, no period with a target, or another unit of measure.
    """
    terkait = [i for i in iki if i.versi_indikator_id and i.nilai_min is not None]
    if not terkait:
        return {}
    milik_unit: dict[int, list[Target]] = defaultdict(list)
    for satu in (
        Target.objects.filter(
            versi_indikator__in={i.versi_indikator_id for i in terkait},
            tahun=tahun,
            nilai_min__isnull=False,
        )
        .select_related("tahap__siklus", "versi_indikator")
        .order_by("tahap__urutan")
    ):
        milik_unit[satu.versi_indikator_id].append(satu)
    return {
        i.pk: susunan
        for i in terkait
        if (susunan := _susun(i, milik_unit[i.versi_indikator_id or 0]))
    }


def _susun(iki: IKI, target: list[Target]) -> TargetUnit | None:
    satuan = normalkan_satuan(iki.satuan)
    sama = [t for t in target if normalkan_satuan(_satuan(t)) == satuan]
    masa = [
        _angka(t.teks, _satuan(t), t.nilai_min, t.nilai_maks, sebut_tahap(t.tahap))
        for t in sama
        if t.tahap is not None
    ]
    if not masa:
        return None
    return TargetUnit(
        arah=Arah(iki.arah),
        milik=_angka(iki.target_teks, iki.satuan, iki.nilai_min, iki.nilai_maks),
        masa=masa,
        tahunan=next((t.nilai_maks for t in sama if t.tahap is None), None),
        kumulatif=any(t.kumulatif for t in sama),
    )


def _satuan(target: Target) -> str:
    return target.satuan or target.versi_indikator.satuan


def _angka(
    teks: str,
    satuan: str,
    bawah: Decimal | None,
    atas: Decimal | None,
    nama: str = "",
) -> TargetAngka:
    assert bawah is not None and atas is not None  # noqa: S101, PT018 - both or none
    tampil = teks if satuan in teks else f"{teks} {satuan}"
    return TargetAngka(tampil, bawah, atas, nama)
