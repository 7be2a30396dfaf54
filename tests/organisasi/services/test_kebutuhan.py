"""Proposing, changing and deciding a need."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kinerja.jejak.selectors import riwayat_baris
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.models import Kebutuhan, KeputusanKebutuhan
from organisasi.rules.kebutuhan import JenisKeputusan, JenisSasaran, StatusKebutuhan
from organisasi.services.kebutuhan import (
    IsiKebutuhan,
    add_sasaran,
    decide_kebutuhan,
    propose_kebutuhan,
    update_kebutuhan,
)
from tests.conftest import Kabupaten
from tests.organisasi.kebutuhan import ISI, TAHUN, usulkan
from tests.serentak import serentak


def putuskan(
    kab: Kabupaten,
    kebutuhan: Kebutuhan,
    jenis: JenisKeputusan,
    *,
    oleh: str = "budi",
    versi: int = 1,
) -> KeputusanKebutuhan:
    return decide_kebutuhan(
        kebutuhan=kebutuhan,
        actor=kab.akun(oleh),
        jenis=jenis,
        alasan="Sesuai rencana kerja",
        versi=versi,
    )


def test_a_stranger_and_a_plain_pegawai_propose_nothing(kabupaten: Kabupaten) -> None:
    for nama in ("citra", "sari", "ilham", "eko"):
        with pytest.raises(NotAllowed):
            usulkan(kabupaten, oleh=nama)
    assert not Kebutuhan.objects.exists()


def test_a_node_of_a_unit_elsewhere_is_refused(kabupaten: Kabupaten) -> None:
    jauh = add_sasaran(
        unit=kabupaten.unit["Dinas PUPR"],
        actor=kabupaten.akun("dewi"),
        jenis=JenisSasaran.SASARAN,
        rumusan="Jalan mantap",
        induk=None,
        tahun=TAHUN,
    )
    with pytest.raises(InvalidInput, match="unit lain"):
        usulkan(kabupaten, sasaran=jauh)


def test_a_node_of_the_unit_above_is_welcome(kabupaten: Kabupaten) -> None:
    atas = add_sasaran(
        unit=kabupaten.unit["Dinas Kesehatan"],
        actor=kabupaten.akun("lina"),
        jenis=JenisSasaran.SASARAN,
        rumusan="Kematian ibu menurun",
        induk=None,
        tahun=TAHUN,
    )
    assert usulkan(kabupaten, sasaran=atas).sasaran == atas


def test_the_second_of_two_editors_is_told(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    for nama, sebab in (("budi", "Pertama"), ("lina", "Kedua")):
        isi = IsiKebutuhan(**{**ISI, "sebab": sebab})  # type: ignore[arg-type]
        argumen = {"kebutuhan": kebutuhan, "isi": isi, "versi": 1}
        if nama == "budi":
            update_kebutuhan(actor=kabupaten.akun(nama), **argumen)  # type: ignore[arg-type]
        else:
            with pytest.raises(Conflict):
                update_kebutuhan(actor=kabupaten.akun(nama), **argumen)  # type: ignore[arg-type]
    kebutuhan.refresh_from_db()
    assert (kebutuhan.sebab, kebutuhan.versi) == ("Pertama", 2)


def test_a_decided_need_keeps_its_words(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    putuskan(kabupaten, kebutuhan, JenisKeputusan.PELATIHAN)
    kebutuhan.refresh_from_db()
    with pytest.raises(InvalidInput, match="sudah diputuskan"):
        update_kebutuhan(
            kebutuhan=kebutuhan,
            actor=kabupaten.akun("budi"),
            isi=IsiKebutuhan(**ISI),  # type: ignore[arg-type]
            versi=2,
        )


@pytest.mark.parametrize("nama", ["lina", "dewi", "sari", "ilham", "citra"])
def test_nobody_but_a_head_decides(kabupaten: Kabupaten, nama: str) -> None:
    kebutuhan = usulkan(kabupaten)
    with pytest.raises(NotAllowed):
        putuskan(kabupaten, kebutuhan, JenisKeputusan.PELATIHAN, oleh=nama)


def test_a_decision_moves_the_need_and_stays_in_the_history(
    kabupaten: Kabupaten,
) -> None:
    kebutuhan = usulkan(kabupaten)
    putuskan(kabupaten, kebutuhan, JenisKeputusan.PELATIHAN, oleh="eko")
    kebutuhan.refresh_from_db()
    assert kebutuhan.status == StatusKebutuhan.DIPUTUSKAN
    perubahan = riwayat_baris(kebutuhan)[0]
    assert (perubahan.tindakan, perubahan.alasan, perubahan.pelaku_id) == (
        "kebutuhan:putuskan",
        "Sesuai rencana kerja",
        kabupaten.akun("eko").pk,
    )


def test_a_decided_need_may_get_a_second_measure_but_is_not_refused(
    kabupaten: Kabupaten,
) -> None:
    kebutuhan = usulkan(kabupaten)
    putuskan(kabupaten, kebutuhan, JenisKeputusan.PELATIHAN)
    putuskan(kabupaten, kebutuhan, JenisKeputusan.ANGGARAN, versi=2)
    with pytest.raises(Conflict):
        putuskan(kabupaten, kebutuhan, JenisKeputusan.TOLAK, versi=3)
    assert kebutuhan.keputusan.count() == 2


@pytest.mark.parametrize(
    ("jenis", "hari"),
    [
        (JenisKeputusan.TUNDA, None),
        (JenisKeputusan.TUNDA, 0),
        (JenisKeputusan.PELATIHAN, 5),
    ],
)
def test_a_day_of_review_belongs_to_a_postponement_only(
    kabupaten: Kabupaten, jenis: JenisKeputusan, hari: int | None
) -> None:
    tinjau = None if hari is None else hari_ini() + timedelta(days=hari)
    with pytest.raises(InvalidInput):
        decide_kebutuhan(
            kebutuhan=usulkan(kabupaten),
            actor=kabupaten.akun("budi"),
            jenis=jenis,
            alasan="Nanti",
            versi=1,
            tinjau_pada=tinjau,
        )


def test_the_database_knows_the_scale_and_the_sources(kabupaten: Kabupaten) -> None:
    for salah in ({"urgensi": 6}, {"kelayakan": 0}, {"sumber": "RUMOR"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            propose_kebutuhan(
                unit=kabupaten.unit["Puskesmas Susoh"],
                actor=kabupaten.akun("budi"),
                tahun=TAHUN,
                isi=IsiKebutuhan(**{**ISI, **salah}),  # type: ignore[arg-type]
            )


@pytest.mark.django_db(transaction=True)
def test_of_many_simultaneous_decisions_one_stands(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)

    def coba() -> bool:
        try:
            putuskan(kabupaten, kebutuhan, JenisKeputusan.PELATIHAN)
        except KinerjaError:
            return False
        return True

    assert sum(serentak(8, coba)) == 1
    assert KeputusanKebutuhan.objects.count() == 1
