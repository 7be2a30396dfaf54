"""Proposals: who makes them, from what, and who decides."""

import pytest
from django.db import IntegrityError, transaction

from evaluasi.models import Evaluasi
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.kait import tugas_saya
from pelatihan.models import Usulan
from pelatihan.services import usulan as services
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.pelatihan.conftest import Latihan
from tests.serentak import serentak


@pytest.fixture
def evaluasi(kabupaten: Kabupaten) -> Evaluasi:
    return BahanKartu(kabupaten).evaluasi("sari", "budi", "eko")


def usul(
    kab: Kabupaten, aktor: str, untuk: str = "sari", asal: object = None
) -> Usulan:
    return services.propose(
        actor=kab.akun(aktor),
        pegawai=kab.orang[untuk],
        sebab="Belum menguasai sweeping.",
        asal=asal,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("aktor", ["budi", "sari"])
def test_the_penilai_and_the_person_propose_from_an_evaluation(
    kabupaten: Kabupaten, evaluasi: Evaluasi, aktor: str
) -> None:
    assert usul(kabupaten, aktor, asal=evaluasi).dari_evaluasi == evaluasi


@pytest.mark.parametrize("aktor", ["citra", "eko", "ilham"])
def test_others_do_not_propose_from_it(
    kabupaten: Kabupaten, evaluasi: Evaluasi, aktor: str
) -> None:
    with pytest.raises(NotAllowed):
        usul(kabupaten, aktor, asal=evaluasi)


def test_an_evaluation_serves_only_its_own_person(
    kabupaten: Kabupaten, evaluasi: Evaluasi
) -> None:
    with pytest.raises(NotAllowed):
        usul(kabupaten, "budi", untuk="citra", asal=evaluasi)


def test_without_an_origin_people_propose_for_themselves_only(
    kabupaten: Kabupaten,
) -> None:
    assert usul(kabupaten, "sari").pegawai == kabupaten.orang["sari"]
    with pytest.raises(NotAllowed):
        usul(kabupaten, "budi")


def test_a_head_proposes_the_own_people_from_a_need(
    kabupaten: Kabupaten, latihan: Latihan
) -> None:
    assert usul(kabupaten, "budi", asal=latihan.kebutuhan).dari_kebutuhan_id
    with pytest.raises(NotAllowed):
        usul(kabupaten, "budi", untuk="citra", asal=latihan.kebutuhan)
    with pytest.raises(NotAllowed):
        usul(kabupaten, "citra", untuk="citra", asal=latihan.kebutuhan)


def test_a_proposal_has_one_origin_at_most(
    kabupaten: Kabupaten, latihan: Latihan, evaluasi: Evaluasi
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Usulan.objects.create(
            pegawai=kabupaten.orang["sari"],
            sebab="x",
            dari_evaluasi=evaluasi,
            dari_kebutuhan=latihan.kebutuhan,
            oleh=kabupaten.akun("budi"),
        )


@pytest.mark.django_db(transaction=True)
def test_the_same_proposal_sent_ten_times_is_one(kabupaten: Kabupaten) -> None:
    def kirim() -> str:
        try:
            usul(kabupaten, "sari")
        except Conflict:
            return "sudah ada"
        return "dikirim"

    assert serentak(10, kirim).count("dikirim") == 1
    assert Usulan.objects.count() == 1


def test_a_decided_proposal_is_not_decided_again(
    kabupaten: Kabupaten, latihan: Latihan
) -> None:
    usulan, dewi = usul(kabupaten, "sari"), kabupaten.akun("dewi")
    services.plan_usulan(actor=dewi, usulan=usulan, program=latihan.program)
    with pytest.raises(Conflict):
        services.refuse_usulan(actor=dewi, usulan=usulan, alasan="Penuh.")
    assert Usulan.objects.get().program == latihan.program


def test_a_refusal_needs_a_reason(kabupaten: Kabupaten) -> None:
    usulan = usul(kabupaten, "sari")
    with pytest.raises(InvalidInput):
        services.refuse_usulan(actor=kabupaten.akun("dewi"), usulan=usulan, alasan=" ")


@pytest.mark.parametrize("aktor", ["lina", "budi", "sari"])
def test_only_bkpsdm_decides(
    kabupaten: Kabupaten, latihan: Latihan, aktor: str
) -> None:
    with pytest.raises(NotAllowed):
        services.plan_usulan(
            actor=kabupaten.akun(aktor),
            usulan=usul(kabupaten, "sari"),
            program=latihan.program,
        )


def judul_tugas(kab: Kabupaten, nama: str) -> list[str]:
    return [t.judul for jawaban in tugas_saya(kab.akun(nama)) for t in jawaban]


def test_bkpsdm_alone_is_asked_to_decide(kabupaten: Kabupaten) -> None:
    usul(kabupaten, "sari")
    kalimat = "1 usulan pelatihan menunggu keputusan"
    assert kalimat in judul_tugas(kabupaten, "dewi")
    assert kalimat not in judul_tugas(kabupaten, "lina")
