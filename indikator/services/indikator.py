"""An indicator grows out of a need: decision, wording and targets together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from indikator.models import Indikator, IndikatorKebutuhan, Target, VersiIndikator
from indikator.policies.indikator import can_create_indikator
from indikator.rules.capaian import Arah
from indikator.rules.jenis import TingkatIndikator
from indikator.rules.target import TargetTerbaca
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.tanggal import rentang
from organisasi.models import Kebutuhan
from organisasi.rules.jenis import UNIT_SKPK, JenisUnit
from organisasi.rules.kebutuhan import JenisKeputusan
from organisasi.services.kebutuhan import BUKAN_PEMUTUS, decide_kebutuhan

_UNIT_UTAMA = (JenisUnit.KABUPATEN, *UNIT_SKPK)


@dataclass(frozen=True)
class IsiIndikator:
    """The wording of an indicator and its targets.

    ``periode`` maps the key of a ``Tahap`` to its target; a period that is not in it
    has none. ``kumulatif``: each period's target counts from the start of the year.
    """

    rumusan: str
    satuan: str
    arah: Arah
    rumus: str
    sumber: str
    tahunan: TargetTerbaca
    periode: Mapping[int, TargetTerbaca] = field(default_factory=dict)
    aspek: tuple[str, ...] = ()
    kumulatif: bool = False


def create_indikator(
    *,
    kebutuhan: Kebutuhan,
    actor: Pengguna,
    isi: IsiIndikator,
    alasan: str,
    versi: int,
) -> Indikator:
    """Decide that a need becomes an indicator, and make it with all its targets.

    One transaction: either all rows stand or none. Raises ``NotAllowed``,
    ``Conflict`` when the need is no longer at ``versi`` (also for a second click),
    ``InvalidInput`` for a period of another year.
    """
    if not can_create_indikator(actor, kebutuhan):
        raise NotAllowed(BUKAN_PEMUTUS)
    with tindakan(pelaku=actor, nama="indikator:buat", alasan=alasan):
        decide_kebutuhan(
            kebutuhan=kebutuhan,
            actor=actor,
            jenis=JenisKeputusan.INDIKATOR,
            alasan=alasan,
            versi=versi,
        )
        return _write(kebutuhan, isi)


def _write(kebutuhan: Kebutuhan, isi: IsiIndikator) -> Indikator:
    _check_periode(kebutuhan.tahun, isi.periode)
    utama = kebutuhan.unit.jenis in _UNIT_UTAMA
    indikator = Indikator.objects.create(
        unit=kebutuhan.unit,
        sasaran=kebutuhan.sasaran,
        tingkat=(TingkatIndikator.IKU if utama else TingkatIndikator.IKK).value,
    )
    IndikatorKebutuhan.objects.create(indikator=indikator, kebutuhan=kebutuhan)
    versi = VersiIndikator.objects.create(
        indikator=indikator,
        rumusan=isi.rumusan,
        satuan=isi.satuan,
        arah=isi.arah.value,
        aspek=list(isi.aspek),
        rumus=isi.rumus,
        sumber=isi.sumber,
        berlaku=rentang(date(kebutuhan.tahun, 1, 1)),
    )
    masa: list[tuple[int | None, TargetTerbaca]] = [(None, isi.tahunan)]
    masa.extend(isi.periode.items())
    Target.objects.bulk_create(
        Target(
            versi_indikator=versi,
            tahun=kebutuhan.tahun,
            tahap_id=tahap,
            teks=terbaca.teks,
            nilai_min=terbaca.nilai_min,
            nilai_maks=terbaca.nilai_maks,
            satuan=terbaca.satuan,
            kumulatif=isi.kumulatif,
        )
        for tahap, terbaca in masa
    )
    return indikator


def _check_periode(tahun: int, periode: Mapping[int, TargetTerbaca]) -> None:
    milik = Tahap.objects.filter(
        pk__in=periode,
        siklus__tahun=tahun,
        jenis=JenisTahap.EVALUASI_PERIODIK.value,
    )
    if milik.count() != len(periode):
        raise InvalidInput(
            f"Salah satu masa target bukan bagian siklus {tahun}. Buka lagi halamannya."
        )
