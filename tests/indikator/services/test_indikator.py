"""An indicator is made with the decision, or not at all."""

from decimal import Decimal

import pytest

from indikator.models import Indikator, IndikatorKebutuhan, Target, VersiIndikator
from indikator.rules.capaian import Arah
from indikator.rules.target import baca_target
from indikator.services.indikator import IsiIndikator, create_indikator
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError, NotAllowed
from organisasi.models import Kebutuhan, KeputusanKebutuhan
from organisasi.rules.kebutuhan import StatusKebutuhan
from tests.conftest import Kabupaten
from tests.indikator.siklus import buat_siklus
from tests.organisasi.kebutuhan import TAHUN, usulkan
from tests.serentak import serentak


def isi(tahap: list[Tahap] | None = None) -> IsiIndikator:
    return IsiIndikator(
        rumusan="Persentase imunisasi dasar lengkap",
        satuan="persen",
        arah=Arah.MAKSIMUM,
        rumus="Bayi lengkap / seluruh bayi",
        sumber="Kohort",
        tahunan=baca_target("95 %", Arah.MAKSIMUM),
        periode={t.pk: baca_target("80-90 %", Arah.MAKSIMUM) for t in tahap or []},
        aspek=("KUANTITAS", "KUALITAS"),
    )


def buat(
    kab: Kabupaten,
    kebutuhan: Kebutuhan,
    *,
    oleh: str = "budi",
    versi: int = 1,
    tahap: list[Tahap] | None = None,
) -> Indikator:
    return create_indikator(
        kebutuhan=kebutuhan,
        actor=kab.akun(oleh),
        isi=isi(tahap),
        alasan="Diukur",
        versi=versi,
    )


def test_decision_wording_link_and_targets_are_made_together(
    kabupaten: Kabupaten,
) -> None:
    kebutuhan = usulkan(kabupaten)
    tahap = buat_siklus(TAHUN)
    indikator = buat(kabupaten, kebutuhan, tahap=tahap)
    kebutuhan.refresh_from_db()
    assert kebutuhan.status == StatusKebutuhan.DIPUTUSKAN
    assert kebutuhan.keputusan.get().jenis == "INDIKATOR"
    assert indikator.kebutuhan.get().kebutuhan == kebutuhan
    versi = indikator.versi.get()
    assert versi.aspek == ["KUANTITAS", "KUALITAS"]
    setahun = versi.target.get(tahap=None)
    assert setahun.teks == "95 %"
    assert setahun.nilai_min == setahun.nilai_maks == 95
    periode = versi.target.exclude(tahap=None).values_list(
        "tahap", "teks", "nilai_min", "nilai_maks"
    )
    assert set(periode) == {(t.pk, "80-90 %", Decimal(80), Decimal(90)) for t in tahap}


@pytest.mark.parametrize("aktor", ["lina", "dewi", "sari", "ilham", "citra"])
def test_only_who_decides_words_an_indicator(kabupaten: Kabupaten, aktor: str) -> None:
    with pytest.raises(NotAllowed):
        buat(kabupaten, usulkan(kabupaten), oleh=aktor)
    assert not Indikator.objects.exists()


def test_a_second_click_makes_no_second_indicator(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    buat(kabupaten, kebutuhan)
    with pytest.raises(Conflict):
        buat(kabupaten, kebutuhan)
    assert Indikator.objects.count() == VersiIndikator.objects.count() == 1


def test_a_decided_need_may_get_a_second_indicator(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    buat(kabupaten, kebutuhan)
    buat(kabupaten, kebutuhan, versi=2)
    assert IndikatorKebutuhan.objects.filter(kebutuhan=kebutuhan).count() == 2


def test_a_period_of_another_year_takes_everything_back(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    with pytest.raises(InvalidInput, match="siklus"):
        buat(kabupaten, kebutuhan, tahap=buat_siklus(TAHUN + 1)[:1])
    kebutuhan.refresh_from_db()
    assert kebutuhan.status == StatusKebutuhan.DIUSULKAN
    assert not KeputusanKebutuhan.objects.exists()
    assert not Target.objects.exists()
    assert Siklus.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_simultaneous_clicks_one_makes_the_indicator(
    kabupaten: Kabupaten,
) -> None:
    kebutuhan = usulkan(kabupaten)

    def coba() -> bool:
        try:
            buat(kabupaten, kebutuhan)
        except KinerjaError:
            return False
        return True

    assert sum(serentak(8, coba)) == 1
    assert Indikator.objects.count() == KeputusanKebutuhan.objects.count() == 1
