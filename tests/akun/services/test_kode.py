"""Printed codes: once, in time, by one person, and nowhere to be read again."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError

from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.akun.rules import ABJAD_KODE
from kinerja.akun.services import issue_kode, redeem_kode
from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import InvalidInput
from kinerja.lib.waktu import sekarang
from tests.akun.pintu import SANDI_LAIN
from tests.serentak import serentak


def pakai(pengguna: Pengguna, kode: str, sandi: str = SANDI_LAIN) -> Pengguna:
    """Redeem a code for its owner."""
    return redeem_kode(nama_masuk=pengguna.nama_masuk, kode=kode, sandi=sandi)


def isi_riwayat() -> str:
    """Return everything the history holds, as text."""
    return json.dumps(list(Perubahan.objects.values("sebelum", "sesudah", "alasan")))


def test_a_code_sets_the_password_of_its_owner(sari: Pengguna, budi: Pengguna) -> None:
    pakai(budi, issue_kode(pengguna=budi, actor=sari))

    budi.refresh_from_db()
    assert budi.check_password(SANDI_LAIN)


def test_a_code_is_grouped_and_easy_to_read(budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    assert re.fullmatch(rf"([{ABJAD_KODE}]{{4}}-){{3}}[{ABJAD_KODE}]{{4}}", kode)


def test_a_code_may_be_typed_in_lower_case_without_hyphens(budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    assert pakai(budi, kode.lower().replace("-", " ")) == budi


def test_a_used_code_is_refused(budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)
    pakai(budi, kode)

    with pytest.raises(InvalidInput, match="admin SKPK"):
        pakai(budi, kode, "Lain-lagi-sama-sekali-9")


def test_a_code_of_somebody_else_is_refused(sari: Pengguna, budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    with pytest.raises(InvalidInput, match="admin SKPK"):
        pakai(sari, kode)


@pytest.mark.parametrize(("hari", "laku"), [(14, True), (15, False)])
def test_a_code_lives_fourteen_days(budi: Pengguna, hari: int, *, laku: bool) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    with time_machine.travel(sekarang() + timedelta(days=hari)):
        if laku:
            assert pakai(budi, kode) == budi
        else:
            with pytest.raises(InvalidInput, match="admin SKPK"):
                pakai(budi, kode)


def test_a_new_code_voids_the_older_one(budi: Pengguna) -> None:
    lama = issue_kode(pengguna=budi, actor=None)
    baru = issue_kode(pengguna=budi, actor=None)

    with pytest.raises(InvalidInput, match="admin SKPK"):
        pakai(budi, lama)
    assert pakai(budi, baru) == budi


def test_a_second_unused_code_is_refused_by_the_database(budi: Pengguna) -> None:
    issue_kode(pengguna=budi, actor=None)
    satu = KodeAktivasi.objects.get()
    satu.pk, satu.sidik = None, "0" * 64

    with pytest.raises(IntegrityError, match="kode_aktivasi_satu_belum_dipakai"):
        satu.save(force_insert=True)


@pytest.mark.parametrize(
    "tutup", [{"aktif": False}, {"terkunci_sejak": "2026-01-01T00:00+07:00"}]
)
def test_a_closed_account_gets_no_code_and_its_code_opens_nothing(
    budi: Pengguna, tutup: dict[str, object]
) -> None:
    kode = issue_kode(pengguna=budi, actor=None)
    Pengguna.objects.update(**tutup)

    with pytest.raises(InvalidInput, match="admin SKPK"):
        pakai(budi, kode)
    with pytest.raises(InvalidInput, match="Buka dulu"):
        issue_kode(pengguna=budi, actor=None)


@pytest.mark.parametrize(
    "lemah", ["password123", "197901022005011003", "Budi Santoso", "pendek1"]
)
def test_a_guessable_password_is_refused_and_the_code_stays(
    budi: Pengguna, lemah: str
) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    with pytest.raises(ValidationError):
        pakai(budi, kode, lemah)
    assert pakai(budi, kode) == budi


@pytest.mark.django_db(transaction=True)
def test_of_eight_simultaneous_redemptions_exactly_one_wins(budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    def coba() -> bool:
        try:
            pakai(budi, kode)
        except InvalidInput:
            return False
        return True

    assert serentak(8, coba).count(True) == 1


@pytest.mark.django_db(transaction=True)
def test_of_eight_simultaneous_codes_one_is_valid_and_none_fails(
    budi: Pengguna,
) -> None:
    serentak(8, lambda: issue_kode(pengguna=budi, actor=None))

    assert KodeAktivasi.objects.count() == 1


def test_neither_code_nor_password_is_stored_or_remembered(budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)
    sidik = KodeAktivasi.objects.get().sidik
    pakai(budi, kode)
    budi.refresh_from_db()

    assert sidik not in {kode, kode.replace("-", "")}
    for rahasia in (kode, kode.replace("-", ""), sidik, budi.password, SANDI_LAIN):
        assert rahasia not in isi_riwayat()


def test_the_history_says_who_made_and_who_used_a_code(
    sari: Pengguna, budi: Pengguna
) -> None:
    pakai(budi, issue_kode(pengguna=budi, actor=sari))

    assert list(
        Perubahan.objects.filter(tabel="akun_kodeaktivasi")
        .order_by("id")
        .values_list("aksi", "tindakan", "pelaku_id")
    ) == [
        ("I", "akun:buat_kode", sari.pk),
        ("U", "akun:pakai_kode", budi.pk),
    ]


def test_the_operator_command_prints_a_slip(
    budi: Pengguna, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("buat_kode", "19790102 200501 1 003")

    lembar = capsys.readouterr().out
    cocok = re.search(r"Kode +: (\S+)", lembar)
    assert cocok
    assert "http://localhost:8000/aktivasi/" in lembar
    assert pakai(budi, cocok[1]) == budi


@pytest.mark.django_db
def test_the_operator_command_names_an_unknown_account() -> None:
    with pytest.raises(CommandError, match="Tidak ada pengguna"):
        call_command("buat_kode", "siapa")
