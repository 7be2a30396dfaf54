"""Acts on people and units: said, saved as said, taken back.

Races and random acts: ``tests/beban/test_perubahan.py``.
"""

from datetime import date, timedelta

import pytest
import time_machine

from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import hari_akhir, rentang
from organisasi.models import (
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PerubahanStruktur,
    SusunanUnit,
)
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan, JenisUnit
from organisasi.selectors import penilai_pada
from organisasi.selectors.perubahan import cari_unit as cari_tujuan
from organisasi.selectors.unit import cari_unit
from organisasi.services.perubahan.pegawai import (
    AkhiriPelaksana,
    Berhenti,
    Kembali,
    MulaiKeadaan,
    Mutasi,
    PelaksanaTugas,
    Tukar,
)
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import (
    Pratinjau,
    cancel_perubahan,
    preview_perubahan,
    save_perubahan,
)
from organisasi.services.perubahan.unit import GabungUnit, NamaUnit, PindahUnit
from tests.conftest import AWAL, Kabupaten

pytestmark = pytest.mark.django_db
HARI = date(2026, 4, 1)
SEHARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def lakukan(kab: Kabupaten, act: Tindakan, oleh: str = "dewi") -> PerubahanStruktur:
    actor = kab.akun(oleh)
    sidik = preview_perubahan(act=act, actor=actor).sidik
    return save_perubahan(act=act, actor=actor, sidik=sidik)


def lihat(kab: Kabupaten, act: Tindakan) -> Pratinjau:
    return preview_perubahan(act=act, actor=kab.akun("dewi"))


def jejak(orang: Pegawai) -> list[tuple[str, date, date | None]]:
    return [
        (p.jabatan.nama, p.berlaku.lower, hari_akhir(p.berlaku))
        for p in Penempatan.objects.filter(pegawai=orang)
        .select_related("jabatan")
        .order_by("berlaku")
    ]


def mutasi(kab: Kabupaten, nama: str, unit: str, hari: date = HARI) -> Mutasi:
    return Mutasi(
        pegawai=kab.orang[nama], tujuan=kab.jabatan[unit], tanggal=hari, dasar_sk="SK 1"
    )


def test_a_preview_saves_nothing_and_names_the_new_penilai(
    kabupaten: Kabupaten,
) -> None:
    hasil = lihat(kabupaten, mutasi(kabupaten, "sari", "Dinas PUPR"))
    assert jejak(kabupaten.orang["sari"]) == [("Bidan Penyelia", AWAL, None)]
    ganti = {g.pegawai.nama: [o and o.nama for o in g.penilai] for g in hasil.penilai}
    assert ganti == {"Sari": ["Budi", "Safwan"], "Citra": ["Safwan", "Sari"]}
    assert PerubahanStruktur.objects.count() == 0


def test_a_mutasi_ends_the_old_stay_the_day_before(kabupaten: Kabupaten) -> None:
    lakukan(kabupaten, mutasi(kabupaten, "sari", "Dinas PUPR"))
    assert jejak(kabupaten.orang["sari"]) == [
        ("Bidan Penyelia", AWAL, HARI - SEHARI),
        ("Kepala Dinas PUPR", HARI, None),
    ]


def test_a_back_dated_mutasi_fits_between_two_stays(kabupaten: Kabupaten) -> None:
    lakukan(kabupaten, mutasi(kabupaten, "sari", "Dinas PUPR"))
    dulu = date(2025, 3, 1)
    lakukan(kabupaten, mutasi(kabupaten, "sari", "BKPSDM", dulu))
    assert jejak(kabupaten.orang["sari"]) == [
        ("Bidan Penyelia", AWAL, dulu - SEHARI),
        ("Kepala BKPSDM", dulu, HARI - SEHARI),
        ("Kepala Dinas PUPR", HARI, None),
    ]


def test_a_filled_leading_post_is_refused_with_the_name(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput, match="sudah diisi Budi"):
        lihat(kabupaten, mutasi(kabupaten, "sari", "Puskesmas Susoh"))


def test_the_plt_goes_when_the_head_comes(kabupaten: Kabupaten) -> None:
    plt = kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    hasil = lihat(kabupaten, mutasi(kabupaten, "sari", "Dinas PUPR"))
    assert any("Citra" in k and "berakhir 31 Maret 2026" in k for k in hasil.kalimat)
    lakukan(kabupaten, mutasi(kabupaten, "sari", "Dinas PUPR"))
    plt.refresh_from_db()
    assert hari_akhir(plt.berlaku) == HARI - SEHARI


def test_a_head_who_goes_leaves_a_warning(kabupaten: Kabupaten) -> None:
    hasil = lihat(kabupaten, mutasi(kabupaten, "budi", "Dinas PUPR"))
    assert hasil.peringatan[0].startswith("Puskesmas Susoh tanpa pimpinan mulai 1 Apr")


def test_superior_and_subordinate_swap_in_one_step(kabupaten: Kabupaten) -> None:
    sari, budi = kabupaten.orang["sari"], kabupaten.orang["budi"]
    lakukan(kabupaten, Tukar(pegawai=sari, mitra=budi, tanggal=HARI))
    assert penilai_pada(budi, HARI).penilai == sari.pk
    assert penilai_pada(sari, HARI - SEHARI).penilai == budi.pk
    assert jejak(budi)[-1] == ("Bidan Penyelia", HARI, None)


def test_a_leaver_keeps_the_history_and_loses_post_role_and_login(
    kabupaten: Kabupaten,
) -> None:
    lina = kabupaten.orang["lina"]
    lakukan(kabupaten, Berhenti(pegawai=lina, tanggal=HARI))
    assert jejak(lina) == [("Pengolah Data", AWAL, HARI - SEHARI)]
    akun = kabupaten.akun("lina")
    assert not akun.is_active
    assert hari_akhir(akun.peran.get().berlaku) == HARI - SEHARI
    with pytest.raises(InvalidInput, match="sudah berhenti"):
        lihat(kabupaten, mutasi(kabupaten, "lina", "Dinas PUPR"))


def test_plt_begins_and_ends(kabupaten: Kabupaten) -> None:
    sari, pos = kabupaten.orang["sari"], kabupaten.jabatan["Dinas PUPR"]
    plt = PelaksanaTugas(
        pegawai=sari, jabatan=pos, sebagai=JenisPenempatan.PLT, tanggal=HARI
    )
    lakukan(kabupaten, plt)
    assert penilai_pada(kabupaten.orang["citra"], HARI).penilai == sari.pk
    akhir = AkhiriPelaksana(
        pegawai=sari,
        penempatan=sari.penempatan.select_related("jabatan__unit", "pegawai").get(
            jenis="PLT"
        ),
        tanggal=date(2026, 5, 1),
    )
    lakukan(kabupaten, akhir)
    assert jejak(sari)[-1] == ("Kepala Dinas PUPR", HARI, date(2026, 4, 30))


def test_a_second_plt_is_refused_with_the_name(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    act = PelaksanaTugas(
        pegawai=kabupaten.orang["sari"],
        jabatan=kabupaten.jabatan["Dinas PUPR"],
        sebagai=JenisPenempatan.PLH,
        tanggal=HARI,
    )
    with pytest.raises(InvalidInput, match=r"sudah punya Plt\. Citra"):
        lihat(kabupaten, act)


def test_a_head_away_to_study_rates_nobody_until_back(kabupaten: Kabupaten) -> None:
    budi, sari, eko = (kabupaten.orang[n] for n in ("budi", "sari", "eko"))
    lakukan(
        kabupaten,
        MulaiKeadaan(pegawai=budi, keadaan=JenisKeadaan.TUGAS_BELAJAR, tanggal=HARI),
    )
    assert penilai_pada(sari, HARI).penilai == eko.pk
    lakukan(kabupaten, Kembali(pegawai=budi, tanggal=date(2026, 6, 1)))
    assert penilai_pada(sari, date(2026, 6, 1)).penilai == budi.pk


def test_a_promotion_sets_golongan_on_its_day_only(kabupaten: Kabupaten) -> None:
    sari = kabupaten.orang["sari"]
    act = Mutasi(
        pegawai=sari, tujuan=None, golongan="III/d", promosi=True, tanggal=HARI
    )
    lakukan(kabupaten, act)
    sari.refresh_from_db()
    assert (sari.golongan, sari.tmt_golongan) == ("III/d", HARI)
    nanti = Mutasi(
        pegawai=sari,
        tujuan=None,
        golongan="IV/a",
        promosi=True,
        tanggal=date(2027, 1, 1),
    )
    with pytest.raises(InvalidInput, match="pada hari berlakunya"):
        lihat(kabupaten, nanti)


def test_a_planned_act_is_taken_back_whole(kabupaten: Kabupaten) -> None:
    nanti = date(2026, 9, 1)
    satu = lakukan(kabupaten, mutasi(kabupaten, "sari", "Dinas PUPR", nanti))
    cancel_perubahan(perubahan=satu, actor=kabupaten.akun("dewi"))
    assert jejak(kabupaten.orang["sari"]) == [("Bidan Penyelia", AWAL, None)]
    with pytest.raises(Conflict, match="sudah dibatalkan"):
        cancel_perubahan(perubahan=satu, actor=kabupaten.akun("dewi"))


def test_a_planned_leaver_is_taken_back_with_login_and_role(
    kabupaten: Kabupaten,
) -> None:
    act = Berhenti(pegawai=kabupaten.orang["lina"], tanggal=date(2026, 9, 1))
    satu = lakukan(kabupaten, act)
    cancel_perubahan(perubahan=satu, actor=kabupaten.akun("dewi"))
    akun = kabupaten.akun("lina")
    assert akun.ditutup is None
    assert akun.peran.get().berlaku == rentang(AWAL)


def test_what_is_in_force_or_changed_again_is_not_taken_back(
    kabupaten: Kabupaten,
) -> None:
    dewi = kabupaten.akun("dewi")
    berlaku = lakukan(kabupaten, mutasi(kabupaten, "sari", "Dinas PUPR"))
    with pytest.raises(InvalidInput, match="sudah berlaku"):
        cancel_perubahan(perubahan=berlaku, actor=dewi)
    rencana = lakukan(kabupaten, mutasi(kabupaten, "budi", "BKPSDM", date(2026, 9, 1)))
    lakukan(kabupaten, mutasi(kabupaten, "budi", "Inspektorat", date(2026, 8, 1)))
    with pytest.raises(Conflict, match="lebih baru"):
        cancel_perubahan(perubahan=rencana, actor=dewi)


def test_the_admin_acts_only_inside_and_nobody_on_himself(
    kabupaten: Kabupaten,
) -> None:
    lina = kabupaten.akun("lina")
    for act in (
        mutasi(kabupaten, "sari", "Dinas PUPR"),
        mutasi(kabupaten, "citra", "Dinas Kesehatan"),
        mutasi(kabupaten, "lina", "Dinas Kesehatan"),
    ):
        with pytest.raises(NotAllowed):
            preview_perubahan(act=act, actor=lina)
    tukar = Tukar(
        pegawai=kabupaten.orang["sari"], mitra=kabupaten.orang["budi"], tanggal=HARI
    )
    assert preview_perubahan(act=tukar, actor=lina).kalimat
    with pytest.raises(NotAllowed):
        preview_perubahan(
            act=mutasi(kabupaten, "dewi", "BKPSDM"), actor=kabupaten.akun("dewi")
        )
    with pytest.raises(NotAllowed):
        preview_perubahan(act=tukar, actor=kabupaten.akun("budi"))


def test_a_merged_unit_ends_and_its_people_go_on(kabupaten: Kabupaten) -> None:
    kabupaten.buat_unit("Pustu Pantai", "Puskesmas Susoh", JenisUnit.UPTD)
    susoh, pupr = kabupaten.unit["Puskesmas Susoh"], kabupaten.unit["Dinas PUPR"]
    act = GabungUnit(pokok=susoh, tujuan=pupr, tanggal=HARI)
    assert any("Budi kehilangan jabatan" in k for k in lihat(kabupaten, act).peringatan)
    lakukan(kabupaten, act)
    assert not SusunanUnit.objects.pada(HARI).filter(unit=susoh).exists()
    assert SusunanUnit.objects.pada(HARI - SEHARI).filter(unit=susoh).exists()
    anak = SusunanUnit.objects.pada(HARI).get(unit=kabupaten.unit["Pustu Pantai"])
    assert anak.induk == pupr
    pos = Penempatan.objects.pada(HARI).get(pegawai=kabupaten.orang["sari"])
    assert (pos.jabatan.nama, pos.jabatan.unit) == ("Bidan Penyelia", pupr)


def test_a_unit_moves_and_never_below_itself(kabupaten: Kabupaten) -> None:
    dinkes, susoh = (kabupaten.unit[n] for n in ("Dinas Kesehatan", "Puskesmas Susoh"))
    with pytest.raises(InvalidInput, match="Pindahkan dulu Puskesmas Susoh"):
        lihat(kabupaten, PindahUnit(pokok=dinkes, tujuan=susoh, tanggal=HARI))
    pupr = kabupaten.unit["Dinas PUPR"]
    lakukan(kabupaten, PindahUnit(pokok=susoh, tujuan=pupr, tanggal=HARI))
    assert SusunanUnit.objects.pada(HARI).get(unit=susoh).induk == pupr


def test_a_unit_gets_another_name(kabupaten: Kabupaten) -> None:
    susoh = kabupaten.unit["Puskesmas Susoh"]
    lakukan(kabupaten, NamaUnit(pokok=susoh, nama="Puskesmas Raya", tanggal=HARI))
    susoh.refresh_from_db()
    assert susoh.nama == "Puskesmas Raya"
    dewi = kabupaten.akun("dewi")
    for kata in ("puskesmas susoh", "raya"):
        assert list(cari_unit(dewi, kata, HARI)) == [susoh]
        assert cari_tujuan(dewi, kata) == [susoh]
    assert not cari_unit(dewi, "susoh raya", HARI)


def test_who_read_something_older_is_told_and_saves_nothing(
    kabupaten: Kabupaten,
) -> None:
    dewi = kabupaten.akun("dewi")
    act = mutasi(kabupaten, "sari", "Dinas PUPR")
    sidik = preview_perubahan(act=act, actor=dewi).sidik
    lakukan(kabupaten, mutasi(kabupaten, "sari", "BKPSDM", date(2026, 5, 1)))
    with pytest.raises(Conflict, match="belum ada yang disimpan"):
        save_perubahan(act=act, actor=dewi, sidik=sidik)
    assert len(jejak(kabupaten.orang["sari"])) == 2


def test_a_plt_beside_a_holder_at_work_is_warned_of(kabupaten: Kabupaten) -> None:
    act = PelaksanaTugas(
        pegawai=kabupaten.orang["sari"],
        jabatan=kabupaten.jabatan["Puskesmas Susoh"],
        sebagai=JenisPenempatan.PLT,
        tanggal=HARI,
    )
    (kata,) = lihat(kabupaten, act).peringatan
    assert kata.startswith("Kepala Puskesmas Susoh")
    assert "masih dipegang Budi" in kata
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["budi"],
        jenis=JenisKeadaan.TUGAS_BELAJAR.value,
        berlaku=rentang(HARI),
    )
    assert lihat(kabupaten, act).peringatan == []
