"""The example kabupaten: true to the rules, the same every time, on any day."""

from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client

from evaluasi.models import Evaluasi
from indikator.models import VersiSKP
from kinerja.beranda.kabupaten.isi import fill_example
from kinerja.beranda.kabupaten.orang import Orang, Pengarang
from kinerja.beranda.kabupaten.tokoh import SANDI, TOKOH
from kinerja.jadwal.models import HariLibur, Tahap
from organisasi.models import Pegawai, Penempatan, UnitKerja
from organisasi.rules.jenis import UNIT_SKPK, JenisPegawai
from organisasi.rules.nip import periksa_nip
from organisasi.rules.penilai import Sebab
from organisasi.selectors import penilaian_pada

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def pada_hari_itu() -> Iterator[None]:
    """Let every test see one day; ``test_any_day_will_do`` goes on to others."""
    with time_machine.travel(f"{HARI} 09:00+07:00", tick=False):
        yield


def isi(*argumen: str) -> str:
    keluaran = StringIO()
    call_command("isi_contoh", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_it_makes_exactly_the_number_asked_for() -> None:
    isi("--pegawai", "60")
    assert Pegawai.objects.count() == 60
    assert Penempatan.objects.count() >= 60


def test_about_thirty_offices_stand_in_the_tree() -> None:
    isi("--pegawai", "40")
    assert 30 <= UnitKerja.objects.filter(jenis__in=UNIT_SKPK).count() <= 45


def test_every_nip_follows_the_rules() -> None:
    fill_example(pegawai=400)
    for pegawai in Pegawai.objects.exclude(nip=None):
        assert pegawai.nip is not None
        hasil = periksa_nip(pegawai.nip, pada=HARI)
        assert hasil.nip is not None, hasil.masalah
        assert hasil.nip.lahir == pegawai.lahir


def test_the_same_day_makes_the_same_people() -> None:
    def orang() -> list[Orang]:
        pengarang = Pengarang(HARI)
        return [pengarang.buat("kantor", senior=False) for _ in range(2000)]

    assert orang() == orang()
    assert len({o.nip for o in orang()}) == 2000
    assert len({o.nama for o in orang()}) == 2000


def test_a_database_with_people_is_left_alone() -> None:
    fill_example(pegawai=40)
    with pytest.raises(CommandError, match="sudah berisi pegawai"):
        isi()
    assert Pegawai.objects.count() == 40


def test_everybody_but_the_bupati_has_a_penilai() -> None:
    fill_example(pegawai=400)
    orang = dict(Pegawai.objects.values_list("pk", "jenis"))
    hasil = penilaian_pada(list(orang), HARI)
    tanpa = [pk for pk, h in hasil.items() if h.penilai is None]
    assert [orang[pk] for pk in tanpa] == [JenisPegawai.NON_ASN]
    assert {h.sebab for h in hasil.values()} >= {
        Sebab.KEPALA_UNIT,
        Sebab.PLT_DI_ATAS,
        Sebab.KEPALA_DI_ATAS,
        Sebab.PENETAPAN,
    }


def test_everybody_of_the_story_can_sign_in(client: Client) -> None:
    keluaran = isi("--pegawai", "40")
    assert SANDI in keluaran
    for tokoh in TOKOH:
        baris = next(b for b in keluaran.splitlines() if b.endswith(tokoh.nama))
        nama_masuk = baris.removesuffix(tokoh.nama).split()[-1]
        response = client.post("/masuk/", {"login": nama_masuk, "password": SANDI})
        assert response.status_code == 302, tokoh
        client.post("/keluar/")


@pytest.mark.parametrize("hari", ["2026-01-01", "2028-02-29", "2026-12-31"])
def test_any_day_will_do(hari: str) -> None:
    with time_machine.travel(f"{hari} 09:00+07:00", tick=False):
        isi("--pegawai", "40")
    tahun = int(hari[:4])
    assert Tahap.objects.filter(siklus__tahun=tahun).count() == 5
    assert HariLibur.objects.filter(tanggal__year=tahun).exists()


def test_a_real_site_is_never_filled(settings: object) -> None:
    settings.HTTPS = True  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="situs sungguhan"):
        isi()
    assert not Pegawai.objects.exists()


def test_too_few_people_cannot_fill_the_story() -> None:
    with pytest.raises(CommandError, match="paling sedikit 40"):
        isi("--pegawai", "5")


def test_one_period_is_open_on_the_day_and_the_one_before_is_finished() -> None:
    fill_example(pegawai=120)
    per_tahap = dict(
        Evaluasi.objects.values_list("tahap").annotate(n=Count("id")).order_by("tahap")
    )
    terbuka = Tahap.objects.get(
        jenis="EVALUASI_PERIODIK", jendela__contains=HARI, siklus__tahun=HARI.year
    )
    assert len(per_tahap) == 2
    assert terbuka.pk in per_tahap
    lalu = Evaluasi.objects.exclude(tahap=terbuka)
    assert not lalu.filter(predikat="").exists()
    assert not Evaluasi.objects.filter(tahap=terbuka).exclude(predikat="").exists()


def test_every_state_of_an_skp_can_be_tried() -> None:
    fill_example(pegawai=400)
    ada = set(VersiSKP.objects.values_list("status", flat=True))
    assert ada == {"DIAJUKAN", "DIKEMBALIKAN", "DITETAPKAN"}
    assert Pegawai.objects.filter(skp=None).exists()


def test_the_rating_desk_of_the_story_has_its_people() -> None:
    fill_example(pegawai=400)
    dinilai = VersiSKP.objects.filter(penilai__nama="Budi Cempaka").count()
    assert dinilai >= 20
