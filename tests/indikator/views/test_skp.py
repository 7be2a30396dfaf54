"""The pages of SKP, through their addresses."""

import re
from collections.abc import Callable, Mapping

import pytest
from django.test import Client
from django.urls import reverse

from indikator.forms.rhk import nilai_pimpinan
from indikator.models import SKP, Target, VersiSKP
from indikator.services.skp import return_skp
from kinerja.jejak.models import Akses
from kinerja.lib.waktu import hari_ini
from tests.conftest import Kabupaten
from tests.indikator.rencana import (
    ajukan,
    indikator,
    isi,
    mulai,
    tetapkan,
    versi,
)
from tests.indikator.siklus import buat_siklus

Masuk = Callable[[str], Client]
DAFTAR = reverse("indikator:skp_list")


def ke(versi_skp: VersiSKP, nama: str = "skp_detail") -> str:
    return reverse(f"indikator:{nama}", args=[versi_skp.skp.kode])


def rapi(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def rhk(versi: int, **ubah: str) -> Mapping[str, object]:
    return {
        "versi": versi,
        "jumlah": "1",
        "rumusan": "Ibu hamil terlayani sesuai standar",
        "jenis": "UTAMA",
        "i1_rumusan": "Persentase K6",
        "i1_aspek": ["KUANTITAS", "WAKTU"],
        "i1_target": "95",
        "i1_satuan": "%",
        "i1_arah": "MAKSIMUM",
    } | ubah


LIHAT = {
    "sari": 200,
    "budi": 200,
    "eko": 200,
    "lina": 200,
    "dewi": 200,
    "ilham": 200,
    "citra": 404,
}


@pytest.mark.parametrize("aktor", LIHAT)
def test_who_reads_the_skp_of_sari(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str
) -> None:
    draf = isi(kabupaten, "sari")
    assert masuk(aktor).get(ke(draf)).status_code == LIHAT[aktor]


@pytest.mark.parametrize("aktor", ["budi", "eko", "lina", "dewi", "ilham", "citra"])
@pytest.mark.parametrize("nama", ["skp_submit", "rhk_add", "lampiran_edit"])
def test_only_the_owner_writes(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str, nama: str
) -> None:
    draf = isi(kabupaten, "sari")
    for cara in ("get", "post"):
        response = getattr(masuk(aktor), cara)(ke(draf, nama), rhk(draf.versi))
        assert response.status_code == (404 if aktor == "citra" else 403)
    assert versi(kabupaten, "sari").versi == draf.versi


@pytest.mark.parametrize("aktor", ["eko", "dewi", "sari"])
@pytest.mark.parametrize("nama", ["skp_return", "skp_agree"])
def test_only_the_penilai_decides(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str, nama: str
) -> None:
    tetapkan(kabupaten, "budi")
    maju = ajukan(kabupaten, "sari")
    kiriman = {
        "versi": maju.versi,
        "umum": "x",
        f"j{maju.rhk.get().garis.hex}": "UTAMA",
    }
    assert masuk(aktor).get(ke(maju, nama)).status_code == 403
    assert masuk(aktor).post(ke(maju, nama), kiriman).status_code == 403
    assert masuk("citra").get(ke(maju, nama)).status_code == 404
    assert masuk("budi").get(ke(maju, nama)).status_code == 200


def test_looking_at_somebody_elses_leaves_a_note(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    draf = mulai(kabupaten, "sari")
    masuk("sari").get(ke(draf))
    assert not Akses.objects.exists()
    masuk("dewi").get(ke(draf))
    assert Akses.objects.get().subjek_id == kabupaten.orang["sari"].pk


def test_an_empty_year_offers_to_begin(masuk: Masuk, kabupaten: Kabupaten) -> None:
    klien = masuk("sari")
    assert f"Susun SKP {hari_ini().year}" in rapi(klien.get(DAFTAR))
    response = klien.post(reverse("indikator:skp_start"), follow=True)
    assert "Belum ada hasil kerja" in rapi(response)
    assert SKP.objects.get().pegawai == kabupaten.orang["sari"]


def test_without_a_post_the_start_says_whom_to_ask(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.orang["sari"].penempatan.all().delete()
    response = masuk("sari").post(reverse("indikator:skp_start"), follow=True)
    assert "Minta BKPSDM mencatat penempatan" in rapi(response)


def test_an_rhk_is_written_and_read_back(masuk: Masuk, kabupaten: Kabupaten) -> None:
    draf, klien = mulai(kabupaten, "sari"), masuk("sari")
    halaman = rapi(klien.post(ke(draf, "rhk_add"), rhk(1), follow=True))
    assert "Hasil kerja tersimpan." in halaman
    assert "Persentase K6: 95 %" in halaman
    assert "Kuantitas, Waktu" in halaman
    alamat = reverse("indikator:rhk_edit", args=[draf.skp.kode, draf.rhk.get().garis])
    form = klien.get(alamat).context["form"]
    assert form["i1_target"].value() == "95"
    iki = draf.rhk.get().iki.get()
    klien.post(
        alamat, rhk(2, i1_garis=str(iki.garis), i1_target="87,5", rumusan="Baru")
    )
    baru = draf.rhk.get()
    assert (baru.rumusan, baru.iki.get().pk) == ("Baru", iki.pk)
    assert baru.iki.get().target_teks == "87,5"


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"rumusan": ""}, "Tulis rencana hasil kerja."),
        ({"i1_target": "87.125"}, "dapat berarti 87,125 atau 87125"),
        ({"i1_target": ""}, "Indikator 1: isi target tahunan."),
        ({"i1_rumusan": ""}, "Indikator 1: tulis indikator kinerja individu."),
        ({"i1_aspek": ""}, "Indikator 1, aspek"),
        ({"i1_indikator": "99"}, "pilih dari daftar"),
    ],
)
def test_a_wrong_field_is_kept_and_explained(
    masuk: Masuk, kabupaten: Kabupaten, ubah: dict[str, str], kalimat: str
) -> None:
    draf = mulai(kabupaten, "sari")
    kiriman = {k: v for k, v in rhk(1, **ubah).items() if v != ""}
    response = masuk("sari").post(ke(draf, "rhk_add"), kiriman)
    assert kalimat in rapi(response)
    assert "<title>Galat:" in rapi(response)
    assert not draf.rhk.exists()


def test_adding_an_indicator_keeps_what_was_typed(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    draf = mulai(kabupaten, "sari")
    response = masuk("sari").post(
        ke(draf, "rhk_add"), rhk(1, tambah="1", i1_target="87.125")
    )
    form = response.context["form"]
    assert form["i1_target"].value() == "87.125"
    assert form["i1_aspek"].value() == ["KUANTITAS", "WAKTU"]
    assert form.jumlah_iki == 2
    assert not form.errors
    isian = rhk(1, i2_rumusan="Laporan", i2_target="12", i2_satuan="laporan")
    masuk("sari").post(
        ke(draf, "rhk_add"), {**isian, "jumlah": "2", "i2_aspek": ["WAKTU"]}
    )
    assert draf.rhk.get().iki.count() == 2


def test_a_ticked_indicator_is_removed(masuk: Masuk, kabupaten: Kabupaten) -> None:
    draf, klien = isi(kabupaten, "sari"), masuk("sari")
    baris = draf.rhk.get()
    klien.post(
        reverse("indikator:rhk_edit", args=[draf.skp.kode, baris.garis]),
        rhk(draf.versi, i1_garis=str(baris.iki.get().garis), i1_hapus="on"),
    )
    assert not baris.iki.exists()


def test_an_indicator_of_the_unit_can_be_chosen_and_searched(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    atas = indikator(kabupaten, "Dinas Kesehatan", "Cakupan K6")
    for nomor in range(60):
        indikator(kabupaten, "Puskesmas Susoh", f"Indikator {nomor:02d}")
    indikator(kabupaten, "Dinas PUPR", "Jalan mantap")
    draf, klien = mulai(kabupaten, "sari"), masuk("sari")
    halaman = klien.get(ke(draf, "rhk_add"))
    assert len(halaman.context["form"]["i1_indikator"].field.choices) == 51
    assert "61 indikator" in rapi(halaman)
    cari = klien.post(ke(draf, "rhk_add"), rhk(1, cari="cakupan", cari_indikator="1"))
    pilihan = cari.context["form"]["i1_indikator"].field.choices
    assert [satu for satu, _ in pilihan] == ["", str(atas.pk)]
    klien.post(
        ke(draf, "rhk_add"),
        {
            "versi": 1,
            "jumlah": 1,
            "jenis": "UTAMA",
            "rumusan": "Ibu",
            "i1_indikator": atas.pk,
            "i1_target": "95",
            "cari": "cakupan",
        },
    )
    assert draf.rhk.get().iki.get().versi_indikator == atas


@pytest.mark.parametrize(
    "ubah",
    [
        {"cari": "a\0b", "cari_indikator": "1"},
        {"jumlah": "9" * 5000},
        {"versi": "9" * 40},
        {"i1_garis": "bukan"},
        {"i1_indikator": "9" * 30},
    ],
)
def test_nonsense_is_refused_without_a_crash(
    masuk: Masuk, kabupaten: Kabupaten, ubah: dict[str, str]
) -> None:
    draf = mulai(kabupaten, "sari")
    response = masuk("sari").post(ke(draf, "rhk_add"), {**rhk(1), **ubah})
    assert response.status_code in {200, 409}
    assert not draf.rhk.exists()


def test_the_leaders_rows_are_offered_and_bound(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    atas = tetapkan(kabupaten, "budi").rhk.get()
    draf, klien = mulai(kabupaten, "sari"), masuk("sari")
    assert "Pilih hasil kerja pimpinan" in rapi(klien.post(ke(draf, "rhk_add"), rhk(1)))
    klien.post(ke(draf, "rhk_add"), rhk(1, pimpinan=f"{atas.pk}.{atas.iki.get().pk}"))
    baris = draf.rhk.get()
    assert (baris.rhk_pimpinan, baris.iki_pimpinan) == (atas, atas.iki.get())


def test_the_second_of_two_tabs_sees_both_and_can_go_on(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    draf, klien = isi(kabupaten, "sari"), masuk("sari")
    baris = draf.rhk.get()
    alamat = reverse("indikator:rhk_edit", args=[draf.skp.kode, baris.garis])
    garis = str(baris.iki.get().garis)
    klien.post(alamat, rhk(draf.versi, i1_garis=garis, rumusan="Pertama"))
    response = klien.post(alamat, rhk(draf.versi, i1_garis=garis, rumusan="Kedua"))
    assert response.status_code == 409
    assert "Sekarang tersimpan: Pertama" in rapi(response)
    form = response.context["form"]
    assert form["rumusan"].value() == "Kedua"
    kini = int(form["versi"].value())
    klien.post(alamat, rhk(kini, i1_garis=garis, rumusan="Kedua"))
    assert draf.rhk.get().rumusan == "Kedua"


@pytest.mark.parametrize(
    ("nama", "aktor", "bidang"),
    [("lampiran_edit", "sari", "SKEMA"), ("ekspektasi_edit", "budi", "n1")],
)
def test_other_texts_are_saved_and_a_late_tab_is_told(
    masuk: Masuk, kabupaten: Kabupaten, nama: str, aktor: str, bidang: str
) -> None:
    draf, klien = mulai(kabupaten, "sari"), masuk(aktor)
    klien.get(ke(draf, nama))
    halaman = klien.post(ke(draf, nama), {"versi": 1, bidang: "Satu"}, follow=True)
    assert "Satu" in rapi(halaman)
    lambat = klien.post(ke(draf, nama), {"versi": 1, bidang: "Dua"})
    assert lambat.status_code == 409
    assert "Satu" in rapi(lambat)
    assert lambat.context["form"][bidang].value() == "Dua"
    klien.post(ke(draf, nama), {"versi": 2, bidang: "Dua"})
    assert klien.get(ke(draf, nama)).context["form"][bidang].value() == "Dua"


def test_removing_a_row_asks_first(masuk: Masuk, kabupaten: Kabupaten) -> None:
    draf, klien = isi(kabupaten, "sari"), masuk("sari")
    alamat = reverse("indikator:rhk_remove", args=[draf.skp.kode, draf.rhk.get().garis])
    assert "Hapus rencana hasil kerja?" in rapi(klien.get(alamat))
    assert draf.rhk.exists()
    assert klien.post(alamat, {"versi": 1}).status_code == 409
    klien.post(alamat, {"versi": draf.versi})
    assert not draf.rhk.exists()


def test_what_is_missing_stands_before_the_disabled_button(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    draf, klien = mulai(kabupaten, "sari"), masuk("sari")
    halaman = rapi(klien.get(ke(draf, "skp_submit")))
    assert "Tambahkan paling sedikit satu hasil kerja berjenis Utama." in halaman
    assert "Ajukan, sesudah 5 hal di atas dilengkapi." in halaman
    klien.post(ke(draf, "skp_submit"), {"versi": draf.versi})
    assert versi(kabupaten, "sari").status == "DRAF"


def test_the_dialogue_from_submit_to_agreement(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    tetapkan(kabupaten, "budi")
    draf, sari, budi = isi(kabupaten, "sari"), masuk("sari"), masuk("budi")
    sari.post(ke(draf, "skp_submit"), {"versi": draf.versi})
    assert "1 SKP menunggu Anda" in rapi(budi.get("/"))
    maju = versi(kabupaten, "sari")
    garis = maju.rhk.get().garis
    kosong = budi.post(ke(maju, "skp_return"), {"versi": maju.versi})
    assert "Tulis paling sedikit satu catatan" in rapi(kosong)
    budi.post(
        ke(maju, "skp_return"),
        {"versi": maju.versi, f"r{garis.hex}": "Target terlalu tinggi"},
    )
    assert f"Perbaiki SKP {hari_ini().year}" in rapi(sari.get("/"))
    halaman = rapi(sari.get(ke(maju)))
    assert "Target terlalu tinggi" in halaman
    assert "Belum dijawab." in halaman
    baris = maju.rhk.get()
    kembali = versi(kabupaten, "sari")
    sari.post(
        reverse("indikator:rhk_edit", args=[maju.skp.kode, garis]),
        rhk(
            kembali.versi,
            pimpinan=f"{baris.rhk_pimpinan_id}.{baris.iki_pimpinan_id}",
            rumusan=baris.rumusan,
            i1_garis=str(baris.iki.get().garis),
            i1_target="87,5",
        ),
    )
    sari.post(ke(maju, "skp_submit"), {"versi": versi(kabupaten, "sari").versi})
    for klien in (sari, budi):
        halaman = rapi(klien.get(ke(maju)))
        assert "<del>95 %</del>" in halaman
        assert "<ins>87,5 %</ins>" in halaman
        assert "Dijawab dengan pengajuan" in halaman
    maju = versi(kabupaten, "sari")
    budi.post(ke(maju, "skp_agree"), {"versi": maju.versi, f"j{garis.hex}": "UTAMA"})
    assert "Ditetapkan" in rapi(sari.get(DAFTAR))
    assert "dapat ditambahkan pada tahun berjalan" in rapi(sari.get(ke(maju)))


def test_notes_of_a_late_tab_stay_on_the_page(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    maju, klien = ajukan(kabupaten, "eko"), masuk("safwan")
    lambat = klien.post(ke(maju, "skp_return"), {"versi": 1, "umum": "Perbaiki skema"})
    assert lambat.status_code == 409
    form = lambat.context["form"]
    assert form["umum"].value() == "Perbaiki skema"
    isian = {"versi": form["versi"].value(), "umum": "Perbaiki skema"}
    klien.post(ke(maju, "skp_return"), isian)
    assert versi(kabupaten, "eko").status == "DIKEMBALIKAN"


def test_many_are_named_before_they_are_set_and_the_failed_one_too(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    tetapkan(kabupaten, "eko")
    budi, lina = ajukan(kabupaten, "budi"), ajukan(kabupaten, "lina")
    klien, alamat = masuk("eko"), reverse("indikator:skp_agree_many")
    daftar = rapi(klien.get(DAFTAR))
    pilih = [f"{v.skp.kode}.{v.versi}" for v in (budi, lina)]
    for satu in pilih:
        assert f'value="{satu}"' in daftar
    periksa = rapi(klien.get(alamat, {"pilih": pilih}))
    assert "Setujui 2 SKP" in periksa
    assert "Budi" in periksa
    return_skp(
        versi_skp=lina,
        actor=kabupaten.akun("eko"),
        versi=lina.versi,
        catatan={None: "Perbaiki"},
    )
    hasil = rapi(klien.post(alamat, {"pilih": pilih}, follow=True))
    assert "1 SKP ditetapkan: Budi." in hasil
    assert "Lina tidak ditetapkan." in hasil
    assert versi(kabupaten, "budi").status == "DITETAPKAN"


def test_all_that_wait_on_the_page_are_one_link_away(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    tetapkan(kabupaten, "eko")
    for nama in ("budi", "lina"):
        ajukan(kabupaten, nama)
    klien = masuk("eko")
    halaman = klien.get(DAFTAR).content.decode()
    assert "Setujui 2 SKP yang menunggu" in halaman
    (tautan,) = re.findall(r'href="(/skp/setujui/[^"]*)"', halaman)
    periksa = rapi(klien.get(tautan.replace("&amp;", "&")))
    assert "Budi" in periksa
    assert "Lina" in periksa


def test_the_bupati_is_not_asked_for_an_skp(masuk: Masuk) -> None:
    assert "Susun SKP" not in rapi(masuk("safwan").get(DAFTAR))


def test_ticking_nothing_or_nonsense_does_nothing(masuk: Masuk) -> None:
    klien, alamat = masuk("eko"), reverse("indikator:skp_agree_many")
    assert "Centang dulu" in rapi(klien.get(alamat, follow=True))
    assert klien.get(alamat, {"pilih": "bukan"}).status_code == 404
    assert klien.post(alamat).status_code == 400


def nama_di(response: object) -> list[str]:
    return [p.nama for p in response.context["halaman"].object_list]  # type: ignore[attr-defined]


def test_a_penilai_lists_the_own_people_a_reader_the_scope(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi(kabupaten, "sari")
    assert nama_di(masuk("budi").get(DAFTAR)) == ["Sari"]
    assert nama_di(masuk("eko").get(DAFTAR)) == ["Budi", "Lina"]
    assert nama_di(masuk("eko").get(DAFTAR, {"lingkup": "semua"})) == [
        "Budi",
        "Eko",
        "Lina",
        "Sari",
    ]
    assert "Sari" in nama_di(masuk("dewi").get(DAFTAR))
    assert not masuk("sari").get(DAFTAR).context["ada_daftar"]


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({"q": "sar"}, ["Sari"]),
        ({"q": "Sari, A.Md.Keb."}, ["Sari"]),
        ({"q": "19880412"}, ["Sari"]),
        ({"status": "DRAF"}, ["Sari"]),
        ({"status": "DIAJUKAN"}, []),
        ({"status": "BELUM", "q": "citra"}, ["Citra"]),
    ],
)
def test_the_list_is_narrowed(
    masuk: Masuk, kabupaten: Kabupaten, saring: dict[str, str], nama: list[str]
) -> None:
    mulai(kabupaten, "sari")
    assert nama_di(masuk("dewi").get(DAFTAR, saring)) == nama


def test_the_list_asks_as_often_for_many_as_for_few(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Callable[[str], object]
) -> None:
    klien = masuk("budi")
    klien.get(DAFTAR)
    with jumlah_kueri("skp:list"):  # type: ignore[attr-defined]
        klien.get(DAFTAR)
    for nomor in range(30):
        nama = f"Pegawai {nomor:02d}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), "Puskesmas Susoh", f"Pos {nomor}")
        if nomor % 2:
            mulai(kabupaten, nama.lower())
    with jumlah_kueri("skp:list"):  # type: ignore[attr-defined]
        assert len(nama_di(klien.get(DAFTAR))) == 25


def test_the_document_asks_as_often_for_many_rows_as_for_one(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Callable[[str], object]
) -> None:
    draf, klien = isi(kabupaten, "sari"), masuk("sari")
    klien.get(ke(draf))
    with jumlah_kueri("skp:detail"):  # type: ignore[attr-defined]
        klien.get(ke(draf))
    for nomor in range(5):
        klien.post(ke(draf, "rhk_add"), rhk(draf.versi + nomor))
    assert draf.rhk.count() == 6
    with jumlah_kueri("skp:detail"):  # type: ignore[attr-defined]
        klien.get(ke(draf))


@pytest.mark.parametrize(
    ("target", "satuan", "kali"), [("88", "", 1), ("95", "", 0), ("88", "orang", 0)]
)
def test_less_than_the_unit_promised_for_a_quarter_is_told_and_not_refused(
    masuk: Masuk,
    kabupaten: Kabupaten,
    target: str,
    satuan: str,
    kali: int,
) -> None:
    tahap = buat_siklus(hari_ini().year)[-1]
    versi_unit = indikator(kabupaten, "Puskesmas Susoh", "Persentase K6")
    for kapan, teks in ((None, "90"), (tahap, "90")):
        Target.objects.create(
            versi_indikator=versi_unit,
            tahun=hari_ini().year,
            tahap=kapan,
            teks=teks,
            nilai_min=90,
            nilai_maks=90,
        )
    tetapkan(kabupaten, "budi")
    draf, klien = isi(kabupaten, "sari"), masuk("sari")
    tautan = {
        "pimpinan": nilai_pimpinan(draf.rhk.get()),
        "i1_indikator": str(versi_unit.pk),
        "i1_target": target,
        "i1_satuan": satuan,
    }
    klien.post(ke(draf, "rhk_add"), rhk(draf.versi, **tautan))
    kalimat = "lebih rendah daripada target unit untuk"
    assert (kalimat in klien.get(ke(draf)).text) == bool(kali)
    draf = versi(kabupaten, "sari")
    klien.post(ke(draf, "skp_submit"), {"versi": draf.versi})
    diajukan = versi(kabupaten, "sari")
    assert diajukan.status == "DIAJUKAN"
    assert masuk("budi").get(ke(diajukan)).text.count(kalimat) == kali
    assert kalimat not in klien.get(ke(diajukan)).text
