"""Who rates after somebody moved: what the preview says is what happens (p.89-92)."""

from datetime import date

import pytest
import time_machine

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.services.periode import open_tahap
from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import StatusVersi
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.services import run_job
from kinerja.lib.tanggal import rentang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import still_holds, words_for
from organisasi.rules.jenis import JenisPenempatan
from organisasi.services.penetapan import IsiPenetapan, end_penetapan, set_penetapan
from organisasi.services.perubahan.pegawai import Berhenti, Mutasi, PelaksanaTugas
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import preview_perubahan, save_perubahan
from organisasi.services.perubahan.unit import PindahUnit
from tests.conftest import Kabupaten
from tests.indikator.siklus import buat_siklus

pytestmark = pytest.mark.django_db


def pada(bulan: int, hari: int) -> time_machine.travel:
    return time_machine.travel(f"2026-{bulan:02}-{hari:02}T03:00:00Z", tick=False)


@pytest.fixture
def tahap(kabupaten: Kabupaten) -> Tahap:
    """Return TW III, open from 20 September to 10 October; Sari has an SKP."""
    sari = kabupaten.orang["sari"]
    skp = SKP.objects.create(
        pegawai=sari,
        penempatan=sari.penempatan.get(),
        tahun=2026,
        masa=rentang(date(2026, 1, 1), date(2026, 12, 31)),
    )
    VersiSKP.objects.create(
        skp=skp, penilai=kabupaten.orang["budi"], status=StatusVersi.DITETAPKAN.value
    )
    return buat_siklus(2026)[2]


def pindah(kab: Kabupaten, siapa: str, hari: date) -> Mutasi:
    """Move somebody to the head's post of Dinas PUPR."""
    return Mutasi(
        pegawai=kab.orang[siapa], tujuan=kab.jabatan["Dinas PUPR"], tanggal=hari
    )


def lakukan(kab: Kabupaten, act: Tindakan) -> list[str]:
    """Save the act; return what its preview said of evaluations."""
    dewi = kab.akun("dewi")
    pratinjau = preview_perubahan(act=act, actor=dewi)
    save_perubahan(act=act, actor=dewi, sidik=pratinjau.sidik)
    return [s.kalimat for s in pratinjau.dampak if "valuasi" in s.kalimat]


def penilai() -> str:
    return Evaluasi.objects.get().penilai.nama


@pytest.mark.parametrize(
    ("hari", "nama"),
    [
        (date(2026, 8, 25), "Eko"),
        (date(2026, 9, 19), "Eko"),
        (date(2026, 9, 20), "Budi"),
        (date(2026, 9, 25), "Budi"),
    ],
)
@pytest.mark.parametrize("dibuka", [20, 26])
@pytest.mark.parametrize("dicatat", ["dulu", "kemudian"])
def test_pv_01_to_03_a_penilai_who_moves(
    kabupaten: Kabupaten, tahap: Tahap, hari: date, nama: str, dibuka: int, dicatat: str
) -> None:
    """Known before the stage opens or recorded afterwards, opened in time or late."""
    act = pindah(kabupaten, "budi", hari)
    if dicatat == "dulu":
        with pada(8, 1):
            lakukan(kabupaten, act)
    with pada(9, dibuka):
        run_job("buka_evaluasi")
    with pada(9, 28):
        if dicatat == "kemudian":
            assert penilai() == "Budi"
            dampak = lakukan(kabupaten, act)
            beralih = "beralih" if nama == "Eko" else "tetap"
            assert dampak[-1].startswith(f"1 evaluasi di meja penilai Budi {beralih}")
        run_job("susunan_berlaku")
        assert penilai() == nama


def test_who_moves_inside_the_window_is_rated_by_the_new_penilai(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    """p.91 13a: and on the result of the new unit."""
    with pada(9, 20):
        open_tahap(tahap)
    with pada(9, 28):
        dampak = lakukan(kabupaten, pindah(kabupaten, "sari", date(2026, 9, 25)))
    assert "dinilai Safwan dengan capaian Kabupaten (sebelumnya Budi)" in dampak[0]
    satu = Evaluasi.objects.get()
    assert (satu.penilai.nama, satu.unit_capaian.nama) == ("Safwan", "Kabupaten")
    assert satu.versi == 2


def test_who_moves_inside_the_window_gets_no_second_evaluation(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    sari = kabupaten.orang["sari"]
    with pada(9, 20):
        open_tahap(tahap)
    with pada(9, 28):
        lakukan(kabupaten, pindah(kabupaten, "sari", date(2026, 9, 25)))
        baru = SKP.objects.create(
            pegawai=sari,
            penempatan=sari.penempatan.get(berlaku__contains=date(2026, 9, 28)),
            tahun=2026,
            masa=rentang(date(2026, 9, 25), date(2026, 12, 31)),
        )
        VersiSKP.objects.create(
            skp=baru,
            penilai=kabupaten.orang["safwan"],
            status=StatusVersi.DITETAPKAN.value,
        )
        open_tahap(tahap)
    satu = Evaluasi.objects.get()
    assert satu.skp != baru
    assert (satu.penilai.nama, satu.unit_capaian.nama) == ("Safwan", "Kabupaten")


def test_who_moves_after_the_quarter_keeps_the_penilai(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    with pada(9, 20):
        open_tahap(tahap)
    with pada(10, 5):
        dampak = lakukan(kabupaten, pindah(kabupaten, "sari", date(2026, 10, 1)))
    assert "tetap dinilai Budi dengan capaian Puskesmas Susoh" in dampak[0]
    assert penilai() == "Budi"
    assert Evaluasi.objects.get().versi == 1


def test_a_planned_act_moves_it_on_its_day(kabupaten: Kabupaten, tahap: Tahap) -> None:
    with pada(9, 20):
        open_tahap(tahap)
        act = Berhenti(pegawai=kabupaten.orang["budi"], tanggal=date(2026, 9, 25))
        dampak = lakukan(kabupaten, act)
        assert len(dampak) == 1
        assert dampak[0].startswith("1 evaluasi di meja penilai Budi beralih kepada")
        run_job("susunan_berlaku")
        assert penilai() == "Budi"
    with pada(9, 25):
        run_job("susunan_berlaku")
    assert penilai() == "Eko"


@pytest.mark.parametrize(("berhenti", "nama"), [(True, "Eko"), (False, "Budi")])
def test_begun_ratings_stay_unless_the_penilai_has_left(
    kabupaten: Kabupaten, tahap: Tahap, nama: str, *, berhenti: bool
) -> None:
    with pada(9, 20):
        open_tahap(tahap)
    Evaluasi.objects.update(
        rating_hasil="SESUAI", status=StatusEvaluasi.REALISASI_DIISI.value
    )
    budi, hari = kabupaten.orang["budi"], date(2026, 9, 1)
    with pada(9, 28):
        act = Berhenti(pegawai=budi, tanggal=hari)
        lakukan(kabupaten, act if berhenti else pindah(kabupaten, "budi", hari))
    assert penilai() == nama
    assert Evaluasi.objects.get().rating_hasil == "SESUAI"


@pytest.mark.parametrize("jenis", ["plt", "unit"])
def test_other_acts_move_it_too(kabupaten: Kabupaten, tahap: Tahap, jenis: str) -> None:
    """A Plt of the puskesmas while its head is away; the puskesmas below another."""
    with pada(9, 20):
        open_tahap(tahap)
    hari = date(2026, 9, 1)
    with pada(9, 28):
        if jenis == "unit":
            kabupaten.orang["budi"].penempatan.all().delete()
            kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
            act: Tindakan = PindahUnit(
                pokok=kabupaten.unit["Puskesmas Susoh"],
                tujuan=kabupaten.unit["Dinas PUPR"],
                tanggal=hari,
            )
        else:
            kabupaten.orang["budi"].penempatan.all().delete()
            act = PelaksanaTugas(
                pegawai=kabupaten.orang["citra"],
                jabatan=kabupaten.jabatan["Puskesmas Susoh"],
                sebagai=JenisPenempatan.PLT,
                tanggal=hari,
            )
        lakukan(kabupaten, act)
    assert penilai() == "Citra"


def test_all_three_are_told(kabupaten: Kabupaten, tahap: Tahap) -> None:
    with pada(9, 20):
        open_tahap(tahap)
    with pada(9, 28):
        lakukan(kabupaten, pindah(kabupaten, "budi", date(2026, 9, 1)))
        kabar = Pesan.objects.filter(objek_jenis="evaluasi").exclude(
            jenis="evaluasi:dibuka"
        )
        isi = {p.penerima.nama: words_for(p) for p in kabar}
        assert {nama: kata and kata.judul for nama, kata in isi.items()} == {
            "Sari": "Penilai evaluasi Triwulan III 2026 Anda berganti",
            "Eko": "Anda menilai Sari, Triwulan III 2026",
            "Budi": "Evaluasi Sari beralih, Triwulan III 2026",
        }
        assert all(still_holds(satu) for satu in kabar)


def test_after_the_window_nothing_moves(kabupaten: Kabupaten, tahap: Tahap) -> None:
    with pada(9, 20):
        open_tahap(tahap)
    with pada(10, 11):
        dampak = lakukan(kabupaten, pindah(kabupaten, "budi", date(2026, 9, 1)))
    assert dampak == [
        "1 evaluasi di meja penilai Budi tetap pada penilainya yang sekarang."
    ]
    assert penilai() == "Budi"


def test_an_override_moves_it_at_once_and_so_does_its_end(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    with pada(9, 20):
        open_tahap(tahap)
    sari, dewi = kabupaten.orang["sari"], kabupaten.akun("dewi")
    isi = IsiPenetapan(
        penilai=kabupaten.orang["eko"],
        atasan=kabupaten.orang["safwan"],
        dasar="SK 12/2026",
        alasan="Kepala puskesmas sakit",
        mulai=date(2026, 9, 1),
    )
    with pada(9, 28):
        satu = set_penetapan(pegawai=sari, actor=dewi, isi=isi, kini=None)
        assert penilai() == "Eko"
        akhir = date(2026, 9, 2)
        end_penetapan(penetapan=satu, actor=dewi, akhir=akhir, alasan="sembuh")
        assert penilai() == "Budi"
