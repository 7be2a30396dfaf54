"""The page that repairs a wrong superior."""

from collections.abc import Callable

import pytest
from django.test import Client

from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from organisasi.models import PenetapanPenilai
from organisasi.rules.jenis import JenisPenempatan
from tests.conftest import Kabupaten
from tests.organisasi.services.test_penetapan import tetapkan

Masuk = Callable[[str], Client]


def alamat(kab: Kabupaten, nama: str) -> str:
    return f"/pegawai/{kab.orang[nama].kode}/penilai/"


def isian(kab: Kabupaten, penilai: str, **lain: object) -> dict[str, object]:
    return {
        "penilai": str(kab.orang[penilai].kode),
        "mulai": "1 Juli 2026",
        "akhir": "",
        "dasar": "SK 12/2026",
        "alasan": "susunan belum benar",
        "kini": "",
        **lain,
    }


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("dewi", 200),
        ("lina", 200),
        ("sari", 403),
        ("budi", 403),
        ("ilham", 403),
        ("citra", 404),
    ],
)
def test_the_page_is_for_who_keeps_the_data(
    kabupaten: Kabupaten, masuk: Masuk, siapa: str, status: int
) -> None:
    halaman = alamat(kabupaten, "sari")
    assert masuk(siapa).get(halaman).status_code == status
    assert masuk(siapa).post(halaman, isian(kabupaten, "eko")).status_code == (
        302 if status == 200 else status
    )


def test_an_admin_of_another_skpk_does_not_find_the_page(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    assert masuk("lina").get(alamat(kabupaten, "citra")).status_code == 404


def test_the_page_offers_the_heads_on_the_way_up(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    teks = masuk("lina").get(alamat(kabupaten, "sari")).content.decode()
    for nama in ("Budi · Kepala Puskesmas Susoh", "Eko", "Safwan"):
        assert nama in teks
    assert "Citra ·" not in teks


def test_a_head_of_another_skpk_is_found_by_name(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    halaman = masuk("lina").get(alamat(kabupaten, "sari"), {"q": "citra"})
    assert "Citra · Plt. Kepala Dinas PUPR" in halaman.content.decode()


def test_words_that_fit_nobody_say_who_can_rate(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    halaman = masuk("lina").get(alamat(kabupaten, "sari"), {"q": "tidak ada"})
    assert "Tidak ada pejabat yang cocok" in halaman.content.decode()


def test_one_form_sets_the_penilai(kabupaten: Kabupaten, masuk: Masuk) -> None:
    klien = masuk("lina")
    balasan = klien.post(
        alamat(kabupaten, "sari"), isian(kabupaten, "eko"), follow=True
    )
    assert "Tersimpan: Eko menilai Sari mulai " in balasan.content.decode()
    assert PenetapanPenilai.objects.get().penilai == kabupaten.orang["eko"]


def test_who_is_rated_reads_why(kabupaten: Kabupaten, masuk: Masuk) -> None:
    """The form says that the reason is read on the page of the person."""
    alasan = "Kepala puskesmas berhalangan"
    masuk("lina").post(
        alamat(kabupaten, "sari"), isian(kabupaten, "eko") | {"alasan": alasan}
    )
    diri = f"/pegawai/{kabupaten.orang['sari'].kode}/"
    for siapa in ("sari", "eko"):
        assert f"Alasan: {alasan}" in masuk(siapa).get(diri).content.decode()


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"penilai": ""}, "Pilih pejabat penilai"),
        ({"penilai": "x"}, "Orang itu tidak dapat menilai"),
        ({"dasar": ""}, "Isi nomor SK"),
        ({"alasan": ""}, "Tulis alasannya"),
        ({"mulai": "31 Juni 2026"}, "bukan tanggal yang ada"),
        ({"akhir": "1 Juni 2026"}, "mendahului tanggal mulai"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_kept(
    kabupaten: Kabupaten, masuk: Masuk, lain: dict[str, str], kalimat: str
) -> None:
    balasan = masuk("dewi").post(
        alamat(kabupaten, "sari"), isian(kabupaten, "eko") | lain
    )
    assert kalimat in balasan.content.decode()
    assert not PenetapanPenilai.objects.exists()


def test_a_loop_is_named_and_the_words_are_kept(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    balasan = masuk("dewi").post(alamat(kabupaten, "eko"), isian(kabupaten, "budi"))
    teks = balasan.content.decode()
    assert balasan.status_code == 400
    assert "saling menilai" in teks
    assert "susunan belum benar" in teks


def test_a_late_tab_is_told(kabupaten: Kabupaten, masuk: Masuk) -> None:
    tetapkan(kabupaten, "sari", "eko")
    balasan = masuk("dewi").post(alamat(kabupaten, "sari"), isian(kabupaten, "budi"))
    assert balasan.status_code == 409


def test_an_override_is_ended_on_its_own_page(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    baru = tetapkan(kabupaten, "sari", "eko")
    klien = masuk("lina")
    halaman = alamat(kabupaten, "sari")
    assert "Akhiri" in klien.get(halaman).content.decode()
    akhiri = f"{halaman}{baru.pk}/akhiri/"
    assert "Eko menilai Sari" in klien.get(akhiri).content.decode()
    salah = klien.post(akhiri, {"akhir": "1 Januari 2020", "alasan": "selesai"})
    assert salah.status_code == 400
    isi = {"akhir": hari_ini().isoformat(), "alasan": "selesai"}
    kata = klien.post(akhiri, isi, follow=True).content.decode()
    assert f"berakhir {format_tanggal(hari_ini())}. Sesudah hari itu" in kata
    baru.refresh_from_db()
    assert baru.berlaku.upper is not None


def test_an_override_is_ended_only_under_its_person(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    baru = tetapkan(kabupaten, "sari", "eko")
    akhiri = f"{alamat(kabupaten, 'budi')}{baru.pk}/akhiri/"
    assert masuk("lina").get(akhiri).status_code == 404
    assert (
        masuk("sari").get(f"{alamat(kabupaten, 'sari')}{baru.pk}/akhiri/").status_code
        == 403
    )
