"""Answers are kept once each, in groups nobody can take apart; links can be ended."""

import logging
from datetime import date
from itertools import count

import pytest
from django.db import connection
from django.test import Client

from evaluasi.models import JawabanLayanan, TitikLayanan
from evaluasi.rules.layanan import PERTANYAAN
from evaluasi.selectors.layanan import (
    hasil_layanan,
    jumlah_menunggu,
    masa_setahun,
    nilai_kepuasan,
    saran_for,
)
from evaluasi.services import layanan as services
from evaluasi.services.layanan import (
    close_tautan,
    create_titik,
    record_jawaban,
    renew_tautan,
    update_titik,
)
from indikator.models import Indikator
from indikator.rules.jenis import TingkatIndikator
from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from tests.conftest import Kabupaten
from tests.evaluasi.warga import ISI, buat_titik, buka, jawab
from tests.serentak import serentak


def indikator_di(kab: Kabupaten, unit: str) -> Indikator:
    return Indikator.objects.create(
        unit=kab.unit[unit], tingkat=TingkatIndikator.IKK.value
    )


@pytest.mark.parametrize("nama", ["budi", "lina", "dewi"])
def test_head_admin_and_bkpsdm_open_points(kabupaten: Kabupaten, nama: str) -> None:
    unit = kabupaten.unit["Puskesmas Susoh"]
    create_titik(actor=kabupaten.akun(nama), unit=unit, nama="Loket", indikator=None)
    (catatan,) = Perubahan.objects.filter(tindakan="layanan:buat")
    assert catatan.pelaku_id == kabupaten.akun(nama).pk
    assert "token_sidik" not in (catatan.sesudah or {"token_sidik"})


@pytest.mark.parametrize("nama", ["sari", "eko", "citra", "ilham", "safwan"])
def test_nobody_else_opens_or_changes_a_point(kabupaten: Kabupaten, nama: str) -> None:
    """Eko leads the office above: the head of the unit itself decides."""
    titik, _ = buat_titik(kabupaten)
    actor = kabupaten.akun(nama)
    with pytest.raises(NotAllowed):
        create_titik(actor=actor, unit=titik.unit, nama="Loket", indikator=None)
    with pytest.raises(NotAllowed):
        renew_tautan(actor=actor, titik=titik, versi=1)
    with pytest.raises(NotAllowed):
        close_tautan(actor=actor, titik=titik, versi=1)


def test_only_a_digest_of_the_token_is_stored(kabupaten: Kabupaten) -> None:
    titik, alamat = buat_titik(kabupaten)
    token = alamat.strip("/").split("/")[-1]
    assert len(token) >= 22  # 128 bits in base64
    assert token not in str(TitikLayanan.objects.filter(pk=titik.pk).values())
    assert token not in str(list(Perubahan.objects.values_list("sesudah", flat=True)))


def test_a_name_is_used_once_in_a_unit(kabupaten: Kabupaten) -> None:
    buat_titik(kabupaten)
    with pytest.raises(InvalidInput, match="sudah ada di Puskesmas Susoh"):
        buat_titik(kabupaten)


def test_a_point_feeds_only_an_indicator_of_its_own_unit(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput, match="milik unit ini"):
        buat_titik(kabupaten, indikator=indikator_di(kabupaten, "Dinas PUPR"))


def test_a_point_that_is_there_can_be_tied_to_an_indicator(
    kabupaten: Kabupaten,
) -> None:
    """Answers that came before count for it too."""
    indikator = indikator_di(kabupaten, "Puskesmas Susoh")
    titik, alamat = buat_titik(kabupaten)
    jawab(alamat, 5)
    update_titik(
        actor=kabupaten.akun("budi"),
        titik=titik,
        nama="Poli Ibu",
        indikator=indikator,
        versi=1,
    )
    assert nilai_kepuasan(indikator, masa_setahun()) == 75
    assert "Poli Ibu" in Client().get(alamat).content.decode()
    with pytest.raises(InvalidInput, match="milik unit ini"):
        update_titik(
            actor=kabupaten.akun("budi"),
            titik=titik,
            nama="Poli Ibu",
            indikator=indikator_di(kabupaten, "Dinas PUPR"),
            versi=2,
        )


def test_a_new_link_kills_the_old_one(kabupaten: Kabupaten) -> None:
    titik, lama = buat_titik(kabupaten)
    token = renew_tautan(actor=kabupaten.akun("budi"), titik=titik, versi=1)
    assert Client().get(lama).status_code == 404
    assert Client().get(f"/layanan/{token}/").status_code == 200


def test_of_two_who_change_a_link_the_second_is_told(kabupaten: Kabupaten) -> None:
    titik, _ = buat_titik(kabupaten)
    renew_tautan(actor=kabupaten.akun("budi"), titik=titik, versi=1)
    with pytest.raises(Conflict, match="baru saja diubah"):
        close_tautan(actor=kabupaten.akun("dewi"), titik=titik, versi=1)


def test_a_form_of_an_old_link_is_worth_nothing_at_the_new_one(
    kabupaten: Kabupaten,
) -> None:
    titik, lama = buat_titik(kabupaten)
    nomor = buka(lama)
    token = renew_tautan(actor=kabupaten.akun("budi"), titik=titik, versi=1)
    response = Client().post(f"/layanan/{token}/", {**ISI, "formulir": nomor})
    assert "Terima kasih" not in response.content.decode()
    assert not JawabanLayanan.objects.exists()


def test_results_appear_at_five_and_then_in_steps_of_five(kabupaten: Kabupaten) -> None:
    titik, alamat = buat_titik(kabupaten)
    terlihat = []
    for _ in range(11):
        jawab(alamat)
        hasil = hasil_layanan([titik.pk], masa_setahun()).get(titik.pk)
        terlihat.append(hasil.n if hasil else None)
    assert terlihat == [None] * 4 + [5] * 5 + [10] * 2
    assert jumlah_menunggu(titik) == 1


def test_the_indicator_gets_a_value_from_five_answers_and_nothing_before(
    kabupaten: Kabupaten,
) -> None:
    indikator = indikator_di(kabupaten, "Puskesmas Susoh")
    _, alamat = buat_titik(kabupaten, indikator=indikator)
    jawab(alamat, 4)
    assert nilai_kepuasan(indikator, masa_setahun()) is None
    jawab(alamat)
    assert nilai_kepuasan(indikator, masa_setahun()) == 75  # (4 + 3 + 2) / 3 × 25


def test_only_the_head_of_the_unit_reads_free_texts(kabupaten: Kabupaten) -> None:
    titik, alamat = buat_titik(kabupaten)
    jawab(alamat, 4, saran="Kursinya kurang")
    assert saran_for(kabupaten.akun("budi"), titik) == []
    jawab(alamat)
    assert saran_for(kabupaten.akun("budi"), titik) == ["Kursinya kurang"] * 4
    for nama in ("eko", "dewi", "lina", "ilham", "safwan", "sari"):
        assert saran_for(kabupaten.akun(nama), titik) == []


def test_a_published_group_has_new_keys_and_one_moment(kabupaten: Kabupaten) -> None:
    """Neither key nor xmin nor place in the table says who came when."""
    _, alamat = buat_titik(kabupaten)
    jawab(alamat, 4)
    menunggu = set(JawabanLayanan.objects.values_list("pk", flat=True))
    assert JawabanLayanan.objects.filter(bulan=None).count() == 4
    jawab(alamat)
    terbit = JawabanLayanan.objects.all()
    assert not menunggu & set(terbit.values_list("pk", flat=True))
    assert {satu.bulan and satu.bulan.day for satu in terbit} == {1}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM evaluasi_jawabanlayanan")
        assert cursor.fetchone() == (1,)


def test_columns_of_a_group_are_mixed_and_nothing_is_lost(kabupaten: Kabupaten) -> None:
    """Twenty groups of five whose rows are (v, v, v): kept whole by luck never."""
    titik, _ = buat_titik(kabupaten)
    nomor = count()
    for _ in range(20):
        for nilai in (1, 2, 3, 4, 4):
            record_jawaban(
                titik=titik,
                nomor=f"nomor-{next(nomor)}",
                jawaban={tanya.kode: nilai for tanya in PERTANYAAN},
                saran="",
                jaringan="uji",
            )
    baris = list(JawabanLayanan.objects.values_list("waktu", "petugas", "hasil"))
    for kolom in zip(*baris, strict=True):
        assert sorted(kolom) == [1] * 20 + [2] * 20 + [3] * 20 + [4] * 40
    assert any(len(set(satu)) > 1 for satu in baris)


def test_an_answer_holds_nothing_but_the_answer() -> None:
    kolom = {field.name for field in JawabanLayanan._meta.concrete_fields}
    assert kolom == {
        "id", "titik", "formulir", "bulan", "waktu", "petugas", "hasil", "saran",
    }  # fmt: skip


def test_answers_leave_no_trace_in_history_and_log(
    kabupaten: Kabupaten, caplog: pytest.LogCaptureFixture
) -> None:
    _, alamat = buat_titik(kabupaten)
    sebelum = Perubahan.objects.count()
    with caplog.at_level(logging.INFO):
        jawab(alamat, 5, saran="Terima kasih, Bu Bidan")
        Client().post(alamat, {**ISI, "formulir": buka(alamat), "waktu": "9"})
    assert Perubahan.objects.count() == sebelum
    assert caplog.records == []


def test_over_the_daily_budget_answers_are_refused_kindly(
    kabupaten: Kabupaten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "JATAH_TAUTAN", 2)
    _, alamat = buat_titik(kabupaten)
    nomor = buka(alamat)
    Client().post(alamat, {**ISI, "formulir": nomor})
    jawab(alamat)
    response = Client().post(
        alamat, {**ISI, "formulir": buka(alamat), "saran": "Tetap ada"}
    )
    assert response.status_code == 429
    isi = response.content.decode()
    assert "kirim lagi besok" in isi
    assert "Tetap ada" in isi
    assert JawabanLayanan.objects.count() == 2
    # the answer that is kept already still shows its thanks
    ulang = Client().post(alamat, {**ISI, "formulir": nomor})
    assert "Terima kasih" in ulang.content.decode()


def test_one_network_cannot_use_up_the_link(
    kabupaten: Kabupaten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "JATAH_JARINGAN", 2)
    monkeypatch.setattr(services, "JATAH_TAUTAN", 3)
    _, alamat = buat_titik(kabupaten)
    for _ in range(5):
        Client().post(alamat, {**ISI, "formulir": buka(alamat)})
    assert JawabanLayanan.objects.count() == 2
    lain = Client(REMOTE_ADDR="203.0.113.7")
    lain.post(alamat, {**ISI, "formulir": buka(alamat)})
    assert JawabanLayanan.objects.count() == 3


def test_a_claimed_address_does_not_open_a_new_budget(
    kabupaten: Kabupaten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "JATAH_JARINGAN", 2)
    _, alamat = buat_titik(kabupaten)
    for nomor in range(5):
        Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{nomor}").post(
            alamat, {**ISI, "formulir": buka(alamat)}
        )
    assert JawabanLayanan.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_fifty_answers_at_one_moment_are_all_kept(kabupaten: Kabupaten) -> None:
    titik, alamat = buat_titik(kabupaten)
    nomor = count()

    def kirim() -> int:
        data = {**ISI, "formulir": buka(alamat), "saran": f"saran {next(nomor)}"}
        return Client(enforce_csrf_checks=True).post(alamat, data).status_code

    assert serentak(50, kirim) == [200] * 50
    assert JawabanLayanan.objects.filter(titik=titik).count() == 50
    assert jumlah_menunggu(titik) == 0
    assert JawabanLayanan.objects.values("saran").distinct().count() == 50


@pytest.mark.django_db(transaction=True)
@pytest.mark.pagar("jawaban_satu_per_formulir")
def test_one_form_sent_at_one_moment_is_one_answer(kabupaten: Kabupaten) -> None:
    _, alamat = buat_titik(kabupaten)
    data = {**ISI, "formulir": buka(alamat)}

    def kirim() -> int:
        return Client(enforce_csrf_checks=True).post(alamat, data).status_code

    assert serentak(20, kirim) == [200] * 20
    assert JawabanLayanan.objects.count() == 1


def test_months_outside_the_period_do_not_count(kabupaten: Kabupaten) -> None:
    titik, alamat = buat_titik(kabupaten)
    jawab(alamat, 5)
    JawabanLayanan.objects.update(bulan=date(2020, 1, 1))
    assert hasil_layanan([titik.pk], masa_setahun()) == {}
