"""Overrides: who sets them, whom, and never a loop."""

from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import hari_akhir, rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai, Pegawai, PenetapanPenilai
from organisasi.rules.jenis import JenisJabatan, JenisKeadaan, JenisPenempatan
from organisasi.selectors import penilai_pada
from organisasi.services.penetapan import IsiPenetapan, end_penetapan, set_penetapan
from tests.conftest import Kabupaten
from tests.organisasi.pindah import pindah_unit
from tests.serentak import serentak

MULAI = date(2026, 7, 1)


def tetapkan(
    kab: Kabupaten,
    dinilai: str,
    penilai: str,
    *,
    oleh: str = "dewi",
    mulai: date = MULAI,
    akhir: date | None = None,
    atasan: str | None = None,
    kini: int | None = None,
) -> PenetapanPenilai:
    return set_penetapan(
        pegawai=kab.orang[dinilai],
        actor=kab.akun(oleh),
        kini=kini,
        isi=IsiPenetapan(
            penilai=kab.orang[penilai],
            atasan=kab.orang[atasan] if atasan else None,
            dasar="SK 12/2026",
            alasan="susunan belum benar",
            mulai=mulai,
            akhir=akhir,
        ),
    )


def nama_penilai(kab: Kabupaten, dinilai: str, hari: date = MULAI) -> str:
    penilai = penilai_pada(kab.orang[dinilai], hari).penilai
    return Pegawai.objects.get(pk=penilai).nama if penilai else ""


def test_an_override_counts_from_its_first_day(kabupaten: Kabupaten) -> None:
    tetapkan(kabupaten, "sari", "eko")
    assert nama_penilai(kabupaten, "sari", MULAI - timedelta(1)) == "Budi"
    assert nama_penilai(kabupaten, "sari") == "Eko"


def test_the_act_stands_in_the_history_with_actor_and_reason(
    kabupaten: Kabupaten,
) -> None:
    baru = tetapkan(kabupaten, "sari", "eko")
    catatan = Perubahan.objects.get(
        tabel="organisasi_penetapanpenilai", baris=baru.pk, aksi="I"
    )
    assert catatan.tindakan == "penilai:tetapkan"
    assert catatan.pelaku_id == kabupaten.akun("dewi").pk
    assert catatan.alasan == "susunan belum benar"


def test_the_next_override_ends_the_one_before(kabupaten: Kabupaten) -> None:
    lama = tetapkan(kabupaten, "sari", "eko")
    hari = MULAI + timedelta(30)
    tetapkan(kabupaten, "sari", "safwan", mulai=hari, kini=lama.pk)
    lama.refresh_from_db()
    assert hari_akhir(lama.berlaku) == hari - timedelta(1)
    assert nama_penilai(kabupaten, "sari", hari) == "Safwan"


def test_an_override_of_the_same_day_is_replaced(kabupaten: Kabupaten) -> None:
    lama = tetapkan(kabupaten, "sari", "eko")
    tetapkan(kabupaten, "sari", "safwan", kini=lama.pk)
    assert PenetapanPenilai.objects.get().penilai == kabupaten.orang["safwan"]


def test_a_later_override_is_not_run_over(kabupaten: Kabupaten) -> None:
    nanti = tetapkan(kabupaten, "sari", "eko", mulai=MULAI + timedelta(30))
    with pytest.raises(InvalidInput, match="sudah ada penetapan lain"):
        tetapkan(kabupaten, "sari", "safwan", kini=nanti.pk)


def test_the_second_of_two_officers_is_told(kabupaten: Kabupaten) -> None:
    tetapkan(kabupaten, "sari", "eko")
    with pytest.raises(Conflict, match="baru saja berubah"):
        tetapkan(kabupaten, "sari", "safwan", mulai=MULAI + timedelta(1))


@pytest.mark.parametrize("oleh", ["sari", "budi", "citra", "ilham", "safwan"])
def test_only_who_keeps_the_data_sets_a_penilai(
    kabupaten: Kabupaten, oleh: str
) -> None:
    with pytest.raises(NotAllowed):
        tetapkan(kabupaten, "sari", "eko", oleh=oleh)


def test_an_admin_sets_it_in_his_own_skpk_only(kabupaten: Kabupaten) -> None:
    tetapkan(kabupaten, "sari", "eko", oleh="lina")
    with pytest.raises(NotAllowed):
        tetapkan(kabupaten, "citra", "eko", oleh="lina")


@pytest.mark.parametrize("oleh", ["dewi", "lina"])
def test_nobody_sets_his_own_penilai(kabupaten: Kabupaten, oleh: str) -> None:
    with pytest.raises(NotAllowed, match="diri sendiri"):
        tetapkan(kabupaten, oleh, "eko", oleh=oleh)


@pytest.mark.parametrize("penilai", ["citra", "lina"])
def test_who_leads_nothing_cannot_rate(kabupaten: Kabupaten, penilai: str) -> None:
    with pytest.raises(InvalidInput, match="tidak dapat menilai"):
        tetapkan(kabupaten, "sari", penilai)


def test_a_pelaksana_who_leads_cannot_rate(kabupaten: Kabupaten) -> None:
    pos = kabupaten.jabatan["Dinas PUPR"]
    pos.jenis = JenisJabatan.PELAKSANA.value
    pos.save()
    kabupaten.pimpin("ilham", "Dinas PUPR", JenisPenempatan.PLT)
    with pytest.raises(InvalidInput, match="tidak dapat menilai"):
        tetapkan(kabupaten, "sari", "ilham")


def test_a_functional_who_leads_a_unit_may_rate(kabupaten: Kabupaten) -> None:
    pos = kabupaten.jabatan["Dinas PUPR"]
    pos.jenis = JenisJabatan.FUNGSIONAL.value
    pos.save()
    kabupaten.pimpin("ilham", "Dinas PUPR", JenisPenempatan.PLT)
    tetapkan(kabupaten, "sari", "ilham")
    assert nama_penilai(kabupaten, "sari") == "Ilham"


def test_who_is_away_for_good_cannot_rate(kabupaten: Kabupaten) -> None:
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["eko"],
        jenis=JenisKeadaan.MPP.value,
        berlaku=rentang(MULAI),
    )
    with pytest.raises(InvalidInput, match="tidak dapat menilai"):
        tetapkan(kabupaten, "sari", "eko")


@pytest.mark.parametrize(
    ("dinilai", "penilai", "atasan"),
    [("budi", "budi", None), ("sari", "budi", "budi"), ("sari", "budi", "sari")],
)
def test_three_people_are_three(
    kabupaten: Kabupaten, dinilai: str, penilai: str, atasan: str | None
) -> None:
    with pytest.raises(InvalidInput, match="tiga orang"):
        tetapkan(kabupaten, dinilai, penilai, atasan=atasan)


def test_a_head_is_never_rated_by_whom_he_rates(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput) as galat:
        tetapkan(kabupaten, "eko", "budi")
    assert "Eko dinilai Budi" in galat.value.message
    assert "Budi dinilai Eko" in galat.value.message
    assert not PenetapanPenilai.objects.exists()


def test_a_loop_over_several_is_refused(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    kabupaten.pimpin("ilham", "Inspektorat", JenisPenempatan.PLT)
    tetapkan(kabupaten, "citra", "budi")
    with pytest.raises(InvalidInput, match="saling menilai"):
        tetapkan(kabupaten, "eko", "citra")


def test_a_loop_that_begins_later_is_seen_now(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    tetapkan(kabupaten, "citra", "budi", mulai=date(2026, 10, 1))
    with pytest.raises(InvalidInput, match="sudah dinilai Budi"):
        tetapkan(kabupaten, "budi", "citra")


def test_a_loop_that_a_later_move_would_close_is_seen_now(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    pupr, pkm = kabupaten.unit["Dinas PUPR"], kabupaten.unit["Puskesmas Susoh"]
    pindah_unit(pupr, pkm, date(2026, 10, 1), kabupaten.akun("dewi"))
    with pytest.raises(InvalidInput, match="Mulai 1 Oktober 2026"):
        tetapkan(kabupaten, "budi", "citra")
    tetapkan(kabupaten, "budi", "citra", akhir=date(2026, 9, 30))


def test_overrides_that_never_meet_are_no_loop(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    tetapkan(kabupaten, "citra", "budi", mulai=date(2026, 10, 1))
    tetapkan(kabupaten, "budi", "citra", akhir=date(2026, 9, 30))
    assert nama_penilai(kabupaten, "budi") == "Citra"


def test_an_override_ends_on_its_last_day(kabupaten: Kabupaten) -> None:
    baru = tetapkan(kabupaten, "sari", "eko")
    hari = MULAI + timedelta(10)
    end_penetapan(
        penetapan=baru, actor=kabupaten.akun("lina"), akhir=hari, alasan="selesai"
    )
    assert nama_penilai(kabupaten, "sari", hari) == "Eko"
    assert nama_penilai(kabupaten, "sari", hari + timedelta(1)) == "Budi"


@pytest.mark.parametrize("hari", [MULAI - timedelta(1), MULAI + timedelta(99)])
def test_an_override_ends_inside_its_days(kabupaten: Kabupaten, hari: date) -> None:
    baru = tetapkan(kabupaten, "sari", "eko", akhir=MULAI + timedelta(20))
    with pytest.raises(InvalidInput, match="di antaranya"):
        end_penetapan(
            penetapan=baru, actor=kabupaten.akun("dewi"), akhir=hari, alasan="x"
        )


def test_an_override_that_has_not_begun_is_taken_back(kabupaten: Kabupaten) -> None:
    besok = hari_ini() + timedelta(1)
    baru = tetapkan(kabupaten, "sari", "eko", mulai=besok)
    end_penetapan(
        penetapan=baru, actor=kabupaten.akun("lina"), akhir=hari_ini(), alasan="batal"
    )
    assert nama_penilai(kabupaten, "sari", besok) == "Budi"
    assert not PenetapanPenilai.objects.exists()
    catatan = Perubahan.objects.get(tabel="organisasi_penetapanpenilai", aksi="D")
    assert catatan.alasan == "batal"


def test_ending_an_override_makes_no_loop(kabupaten: Kabupaten) -> None:
    """Eko is taken out of Budi's way first; taking that back would close a ring."""
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    lepas = tetapkan(kabupaten, "budi", "citra")
    tetapkan(kabupaten, "eko", "budi")
    with pytest.raises(InvalidInput, match="saling menilai"):
        end_penetapan(
            penetapan=lepas,
            actor=kabupaten.akun("dewi"),
            akhir=MULAI + timedelta(5),
            alasan="x",
        )


@pytest.mark.pagar("penetapan_tanpa_lingkaran")
def test_raw_sql_makes_no_loop_of_overrides(kabupaten: Kabupaten) -> None:
    tetapkan(kabupaten, "sari", "eko")
    sari, eko = (kabupaten.orang[n].pk for n in ("sari", "eko"))
    kueri = (
        "INSERT INTO organisasi_penetapanpenilai "
        "(pegawai_id, penilai_id, dasar, alasan, berlaku) "
        "VALUES (%s, %s, 'SK', 'x', daterange('2026-08-01', NULL))"
    )
    with (
        pytest.raises(IntegrityError, match="penilainya sendiri"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(kueri, [eko, sari])


@pytest.mark.django_db(transaction=True)
def test_two_who_set_each_other_as_penilai_at_once_one_is_refused(
    kabupaten: Kabupaten,
) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    kabupaten.orang["a"], kabupaten.orang["b"] = (
        kabupaten.orang["citra"],
        kabupaten.orang["budi"],
    )
    for ronde in range(RONDE):
        giliran = Barrier(2)
        arah = [("a", "b"), ("b", "a")]

        def satu(giliran: Barrier = giliran, arah: list[tuple[str, str]] = arah) -> str:
            dinilai, penilai = arah[giliran.wait(30)]
            try:
                tetapkan(kabupaten, dinilai, penilai, mulai=hari_ini())
            except InvalidInput:
                return "ditolak"
            return "tersimpan"

        assert sorted(serentak(2, satu)) == ["ditolak", "tersimpan"], ronde
        PenetapanPenilai.objects.all().delete()


RONDE = 50
