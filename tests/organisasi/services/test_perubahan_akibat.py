"""What an act does to other rows of the organisation, and who is told."""

from datetime import date, timedelta

import pytest
import time_machine

from kinerja.lib.tanggal import DateRange, hari_akhir, rentang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import still_holds, words_for
from organisasi.models import (
    AnggotaTim,
    Pegawai,
    PenetapanPenilai,
    PerubahanStruktur,
    TimKerja,
)
from organisasi.services.perubahan.pegawai import Berhenti, Mutasi
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import (
    cancel_perubahan,
    preview_perubahan,
    save_perubahan,
)
from organisasi.services.perubahan.unit import PindahUnit
from tests.conftest import AWAL, Kabupaten

pytestmark = pytest.mark.django_db
HARI = date(2026, 4, 1)
NANTI = date(2026, 9, 1)
SEHARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def lakukan(kab: Kabupaten, act: Tindakan) -> tuple[PerubahanStruktur, list[str]]:
    """Read the preview, save it; return the record and what was read."""
    dewi = kab.akun("dewi")
    pratinjau = preview_perubahan(act=act, actor=dewi)
    satu = save_perubahan(act=act, actor=dewi, sidik=pratinjau.sidik)
    return satu, [*pratinjau.kalimat, *pratinjau.peringatan]


def tetapkan(
    kab: Kabupaten, dinilai: str, penilai: str, atasan: str = ""
) -> PenetapanPenilai:
    return PenetapanPenilai.objects.create(
        pegawai=kab.orang[dinilai],
        penilai=kab.orang[penilai],
        atasan=kab.orang[atasan] if atasan else None,
        dasar="SK 1",
        alasan="susunan belum benar",
        berlaku=rentang(AWAL),
    )


def susun(kab: Kabupaten) -> tuple[list[PenetapanPenilai], AnggotaTim]:
    """Let Budi rate, be rated, stand above, and lead a team."""
    tim = TimKerja.objects.create(
        unit=kab.unit["Dinas Kesehatan"],
        nama="Tim Stunting",
        dasar_sk="SK 2",
        berlaku=rentang(AWAL),
    )
    return (
        [
            tetapkan(kab, "citra", "budi"),
            tetapkan(kab, "budi", "safwan"),
            tetapkan(kab, "lina", "eko", "budi"),
        ],
        AnggotaTim.objects.create(
            tim=tim, pegawai=kab.orang["budi"], peran="KETUA", berlaku=rentang(AWAL)
        ),
    )


def test_a_leaver_leaves_overrides_and_teams_as_it_was_said(
    kabupaten: Kabupaten,
) -> None:
    penetapan, anggota = susun(kabupaten)
    _, dibaca = lakukan(
        kabupaten, Berhenti(pegawai=kabupaten.orang["budi"], tanggal=HARI)
    )
    for satu in penetapan:
        satu.refresh_from_db()
    anggota.refresh_from_db()
    akhir = [satu.berlaku for satu in penetapan] + [anggota.berlaku]
    assert {hari_akhir(masa) for masa in akhir} == {HARI - SEHARI}
    tetap = PenetapanPenilai.objects.get(berlaku__contains=HARI)
    assert (tetap.pegawai.nama, tetap.penilai.nama) == ("Lina", "Eko")
    assert (tetap.atasan, tetap.berlaku) == (None, DateRange(HARI, None))
    for kalimat in (
        "Penetapan Budi sebagai penilai Citra berakhir 31 Maret 2026.",
        "Penetapan Safwan sebagai penilai Budi berakhir 31 Maret 2026.",
        "Eko tetap menilai Lina; atasan penilainya mengikuti susunan unit.",
        "Keanggotaan Budi dalam Tim Stunting berakhir 31 Maret 2026.",
        "Tim Stunting tanpa ketua mulai 1 April 2026. Tetapkan ketua yang baru.",
    ):
        assert kalimat in dibaca


def test_a_leaver_who_stays_gets_all_of_it_back(kabupaten: Kabupaten) -> None:
    susun(kabupaten)
    sebelum = [
        list(model.objects.order_by("id").values())
        for model in (PenetapanPenilai, AnggotaTim)
    ]
    satu, _ = lakukan(
        kabupaten, Berhenti(pegawai=kabupaten.orang["budi"], tanggal=NANTI)
    )
    assert PenetapanPenilai.objects.count() == 4
    cancel_perubahan(perubahan=satu, actor=kabupaten.akun("dewi"))
    sesudah = [
        list(model.objects.order_by("id").values())
        for model in (PenetapanPenilai, AnggotaTim)
    ]
    assert sesudah == sebelum


def pesan() -> dict[tuple[str, str], str]:
    """Return the title of every message by kind and receiver."""
    hasil = {}
    for satu in Pesan.objects.select_related("penerima"):
        kata = words_for(satu)
        assert kata is not None
        hasil[satu.jenis.split(":")[1], satu.penerima.nama] = kata.judul
    return hasil


def ke_pupr(kab: Kabupaten, hari: date) -> Mutasi:
    """Let Budi leave the puskesmas for the head's post of Dinas PUPR."""
    return Mutasi(
        pegawai=kab.orang["budi"], tujuan=kab.jabatan["Dinas PUPR"], tanggal=hari
    )


def test_those_concerned_are_told(kabupaten: Kabupaten) -> None:
    lakukan(kabupaten, ke_pupr(kabupaten, HARI))
    assert pesan() == {
        ("diri", "Budi"): "Mutasi Anda mulai 1 April 2026",
        ("penilai", "Sari"): "Penilai Anda berganti mulai 1 April 2026",
        ("penilai", "Citra"): "Penilai Anda berganti mulai 1 April 2026",
        ("melepas", "Budi"): "Anda tidak lagi menilai Sari mulai 1 April 2026",
        ("melepas", "Eko"): "Anda tidak lagi menilai Budi mulai 1 April 2026",
        ("melepas", "Safwan"): "Anda tidak lagi menilai Citra mulai 1 April 2026",
        ("menilai", "Eko"): "Anda menilai Sari mulai 1 April 2026",
        ("menilai", "Budi"): "Anda menilai Citra mulai 1 April 2026",
        ("menilai", "Safwan"): "Anda menilai Budi mulai 1 April 2026",
    }
    sari = words_for(Pesan.objects.get(penerima__nama="Sari"))
    assert sari is not None
    assert sari.isi == ("Eko pejabat penilai Anda mulai 1 April 2026, karena mutasi.")


def test_of_a_planned_act_they_are_told_on_its_day_or_never(
    kabupaten: Kabupaten,
) -> None:
    satu, _ = lakukan(kabupaten, ke_pupr(kabupaten, NANTI))
    kabar = Pesan.objects.get(jenis="perubahan:diri")
    assert kabar.kirim_setelah.isoformat() == "2026-09-01T00:00:00+00:00"
    assert still_holds(kabar)
    cancel_perubahan(perubahan=satu, actor=kabupaten.akun("dewi"))
    assert not any(still_holds(pesan) for pesan in Pesan.objects.all())


def test_a_leaver_is_told_before_the_login_ends(kabupaten: Kabupaten) -> None:
    lakukan(kabupaten, Berhenti(pegawai=kabupaten.orang["budi"], tanggal=NANTI))
    kirim = dict(Pesan.objects.values_list("jenis", "kirim_setelah__date"))
    assert kirim["perubahan:diri"] == date(2026, 6, 15)
    assert kirim["perubahan:penilai"] == NANTI


def test_a_refused_or_only_read_act_tells_nobody(kabupaten: Kabupaten) -> None:
    act = PindahUnit(
        pokok=kabupaten.unit["Puskesmas Susoh"],
        tujuan=kabupaten.unit["Dinas PUPR"],
        tanggal=HARI,
    )
    preview_perubahan(act=act, actor=kabupaten.akun("dewi"))
    assert not Pesan.objects.exists()


def test_many_are_counted_where_a_few_are_named(kabupaten: Kabupaten) -> None:
    for nomor in range(2):
        nama = f"Bidan {nomor}"
        kabupaten.buat_orang(nama, f"19900101201001100{nomor}")
        kabupaten.staf(nama.lower(), "Puskesmas Susoh")
    lakukan(kabupaten, ke_pupr(kabupaten, HARI))
    judul = "Anda tidak lagi menilai {} mulai 1 April 2026"
    assert pesan()["melepas", "Budi"] == judul.format("Bidan 0, Bidan 1 dan Sari")
    Pegawai.objects.filter(nama="Bidan 0").update(nama="Bidan Nol")
    assert "Bidan Nol" in pesan()["melepas", "Budi"]


def test_more_than_three_are_counted(kabupaten: Kabupaten) -> None:
    for nomor in range(3):
        kabupaten.buat_orang(f"Bidan {nomor}", f"19900101201001100{nomor}")
        kabupaten.staf(f"bidan {nomor}", "Puskesmas Susoh")
    lakukan(kabupaten, ke_pupr(kabupaten, HARI))
    assert "menilai 4 orang mulai" in pesan()["melepas", "Budi"]
