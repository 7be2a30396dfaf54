"""Seats, attendance and the close of a class."""

from datetime import timedelta
from decimal import Decimal
from threading import Lock

import pytest
import time_machine
from django.db import IntegrityError, transaction

from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai
from pelatihan.models import Angkatan, CatatanJP, HasilTes, Kehadiran, Peserta
from pelatihan.rules.jenis import JenisTes, StatusPeserta
from pelatihan.services import angkatan as services
from tests.conftest import Kabupaten
from tests.pelatihan.conftest import Latihan, buat_angkatan
from tests.serentak import serentak


def terisi(angkatan: Angkatan) -> int:
    return Angkatan.objects.get(pk=angkatan.pk).terisi


def ikutkan(latihan: Latihan, kab: Kabupaten, *nama: str) -> list[Peserta]:
    for satu in nama:
        services.enrol(
            actor=kab.akun("dewi"), angkatan=latihan.angkatan, pegawai=kab.orang[satu]
        )
    return list(Peserta.objects.filter(angkatan=latihan.angkatan).order_by("id"))


def test_a_seat_taken_and_given_back(latihan: Latihan, kabupaten: Kabupaten) -> None:
    akun = kabupaten.akun("sari")
    services.enrol(
        actor=akun, angkatan=latihan.angkatan, pegawai=kabupaten.orang["sari"]
    )
    assert terisi(latihan.angkatan) == 1
    peserta = Peserta.objects.get()
    services.withdraw(actor=akun, peserta=peserta)
    assert terisi(latihan.angkatan) == 0
    with pytest.raises(Conflict):
        services.withdraw(actor=akun, peserta=peserta)
    assert terisi(latihan.angkatan) == 0


def test_who_withdrew_may_come_back(latihan: Latihan, kabupaten: Kabupaten) -> None:
    (peserta,) = ikutkan(latihan, kabupaten, "sari")
    services.withdraw(actor=kabupaten.akun("dewi"), peserta=peserta)
    ikutkan(latihan, kabupaten, "sari")
    assert Peserta.objects.get().status == StatusPeserta.TERDAFTAR
    assert terisi(latihan.angkatan) == 1


def test_enrolling_twice_takes_one_seat(latihan: Latihan, kabupaten: Kabupaten) -> None:
    ikutkan(latihan, kabupaten, "sari")
    with pytest.raises(services.SudahTerdaftar):
        ikutkan(latihan, kabupaten, "sari")
    assert terisi(latihan.angkatan) == 1


@pytest.mark.parametrize("aktor", ["citra", "budi", "sari"])
def test_nobody_but_the_committee_puts_others_into_a_class(
    latihan: Latihan, kabupaten: Kabupaten, aktor: str
) -> None:
    with pytest.raises(NotAllowed):
        services.enrol(
            actor=kabupaten.akun(aktor),
            angkatan=latihan.angkatan,
            pegawai=kabupaten.orang["budi" if aktor == "sari" else "sari"],
        )


def test_a_person_of_another_unit_gets_no_seat(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    with pytest.raises(NotAllowed):
        ikutkan(latihan, kabupaten, "citra")


def test_a_full_class_says_so(latihan: Latihan, kabupaten: Kabupaten) -> None:
    Angkatan.objects.update(kuota=1)
    ikutkan(latihan, kabupaten, "sari")
    with pytest.raises(Conflict, match="kursi terakhir"):
        ikutkan(latihan, kabupaten, "budi")


def test_the_database_refuses_more_seats_than_there_are(latihan: Latihan) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Angkatan.objects.update(terisi=11)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_for_the_last_seat_one_gets_it(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    Angkatan.objects.update(kuota=1)
    for nomor in range(50):
        nama = f"Calon {nomor:02d}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), "Puskesmas Susoh", f"Pos {nomor}")
    antre = list(Pegawai.objects.filter(nama__startswith="Calon"))
    dewi, kunci = kabupaten.akun("dewi"), Lock()

    def daftar() -> str:
        with kunci:
            orang = antre.pop()
        try:
            services.enrol(actor=dewi, angkatan=latihan.angkatan, pegawai=orang)
        except Conflict:
            return "penuh"
        return "dapat"

    hasil = serentak(50, daftar)
    assert hasil.count("dapat") == 1
    assert hasil.count("penuh") == 49
    assert Peserta.objects.count() == terisi(latihan.angkatan) == 1


def tandai(latihan: Latihan, kab: Kabupaten, hadir: dict[Peserta, int]) -> None:
    angkatan = Angkatan.objects.get(pk=latihan.angkatan.pk)
    mulai = angkatan.masa.lower
    services.record_kehadiran(
        actor=kab.akun("dewi"),
        angkatan=angkatan,
        hadir={
            satu.pk: frozenset(mulai + timedelta(days=n) for n in range(hari))
            for satu, hari in hadir.items()
        },
        versi=angkatan.versi,
    )


def tutup(latihan: Latihan, kab: Kabupaten) -> int:
    angkatan = Angkatan.objects.get(pk=latihan.angkatan.pk)
    return services.close_angkatan(
        actor=kab.akun("dewi"), angkatan=angkatan, versi=angkatan.versi
    )


def test_only_those_present_every_day_get_hours(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    sari, budi = ikutkan(latihan, kabupaten, "sari", "budi")
    with time_machine.travel(f"{latihan.angkatan.masa.upper}T03:00Z"):
        tandai(latihan, kabupaten, {sari: 2, budi: 1})
        assert tutup(latihan, kabupaten) == 1
    catatan = CatatanJP.objects.get()
    assert (catatan.pegawai, catatan.jp_diakui) == (
        kabupaten.orang["sari"],
        Decimal(8),
    )
    status = dict(Peserta.objects.values_list("pk", "status"))
    assert status == {sari.pk: "HADIR", budi.pk: "TIDAK_HADIR"}


def test_a_class_closes_once(latihan: Latihan, kabupaten: Kabupaten) -> None:
    (sari,) = ikutkan(latihan, kabupaten, "sari")
    with time_machine.travel(f"{latihan.angkatan.masa.upper}T03:00Z"):
        tandai(latihan, kabupaten, {sari: 2})
        tutup(latihan, kabupaten)
        with pytest.raises(Conflict):
            tutup(latihan, kabupaten)
    assert CatatanJP.objects.count() == 1


@pytest.mark.parametrize("hari", [None, 0])
def test_a_class_closes_only_with_all_attendance_recorded(
    latihan: Latihan, kabupaten: Kabupaten, hari: int | None
) -> None:
    ikutkan(latihan, kabupaten, "sari")
    saat = latihan.angkatan.masa.upper if hari is None else latihan.angkatan.masa.lower
    with (
        time_machine.travel(f"{saat}T03:00Z"),
        pytest.raises(InvalidInput, match="Kehadiran 1 peserta belum dicatat"),
    ):
        tutup(latihan, kabupaten)
    assert Angkatan.objects.get(pk=latihan.angkatan.pk).ditutup_pada is None


def test_the_same_programme_twice_counts_once(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    for nomor in range(2):
        if nomor:
            latihan.angkatan = buat_angkatan(latihan.program, hari_ini())
        (sari,) = ikutkan(latihan, kabupaten, "sari")
        with time_machine.travel(f"{latihan.angkatan.masa.upper}T03:00Z"):
            tandai(latihan, kabupaten, {sari: 2})
            tutup(latihan, kabupaten)
    assert CatatanJP.objects.count() == 1


def test_attendance_is_not_recorded_before_the_class(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    (sari,) = ikutkan(latihan, kabupaten, "sari")
    with pytest.raises(InvalidInput, match="Angkatan ini mulai"):
        tandai(latihan, kabupaten, {sari: 0})


def test_a_day_that_has_not_come_is_left_open(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    (sari,) = ikutkan(latihan, kabupaten, "sari")
    with time_machine.travel(f"{latihan.angkatan.masa.lower}T03:00Z"):
        tandai(latihan, kabupaten, {sari: 1})
    assert Kehadiran.objects.count() == 1


def test_the_later_of_two_result_forms_is_told(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    (sari,) = ikutkan(latihan, kabupaten, "sari")
    angkatan = Angkatan.objects.get(pk=latihan.angkatan.pk)

    def catat(nilai: int) -> None:
        services.record_nilai(
            actor=kabupaten.akun("dewi"),
            angkatan=angkatan,
            nilai={(sari.pk, JenisTes.PRA): Decimal(nilai)},
            versi=angkatan.versi,
        )

    catat(50)
    with pytest.raises(Conflict):
        catat(90)
    assert HasilTes.objects.get().nilai == 50


def test_the_quota_never_falls_below_the_seats_taken(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    ikutkan(latihan, kabupaten, "sari", "budi")
    isi = services.IsiAngkatan("A", "B", latihan.angkatan.masa, 1)
    with pytest.raises(InvalidInput, match="Sudah 2 kursi terisi"):
        services.update_angkatan(
            actor=kabupaten.akun("dewi"), angkatan=latihan.angkatan, isi=isi, versi=1
        )


def test_who_reached_the_result_asked_for_ends_as_lulus_with_the_same_hours(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    latihan.program.nilai_lulus = Decimal(70)
    latihan.program.save()
    sari, budi = ikutkan(latihan, kabupaten, "sari", "budi")
    with time_machine.travel(f"{latihan.angkatan.masa.upper}T03:00Z"):
        tandai(latihan, kabupaten, {sari: 2, budi: 2})
        angkatan = Angkatan.objects.get(pk=latihan.angkatan.pk)
        services.record_nilai(
            actor=kabupaten.akun("dewi"),
            angkatan=angkatan,
            nilai={
                (sari.pk, JenisTes.PASCA): Decimal(70),
                (budi.pk, JenisTes.PASCA): Decimal("69.5"),
            },
            versi=angkatan.versi,
        )
        assert tutup(latihan, kabupaten) == 2
    assert dict(Peserta.objects.values_list("pegawai__nama", "status")) == {
        "Sari": StatusPeserta.LULUS,
        "Budi": StatusPeserta.HADIR,
    }
