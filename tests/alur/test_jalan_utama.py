"""The whole product once, end to end, by its people in a browser (issue 02)."""

from playwright.sync_api import Browser

from tests.alur import langkah_banyak as banyak
from tests.alur import langkah_nilai as nilai
from tests.alur import langkah_rencana as rencana
from tests.alur.jalan import Jalan
from tests.situs import Situs


def test_a_year_is_walked_from_the_import_to_the_need_of_next_year(
    situs: Situs, browser: Browser
) -> None:
    jalan = Jalan(situs, browser)
    try:
        rencana.impor(jalan)
        banyak.impor_banyak(jalan)
        rencana.kebutuhan(jalan)
        rencana.skp(jalan)
        banyak.setujui_banyak(jalan)
        rencana.pelatihan(jalan)
        nilai.buka_masa(jalan)
        banyak.ingatkan(jalan)
        nilai.realisasi(jalan)
        nilai.umpan_balik(jalan)
        nilai.suara_warga(jalan)
        nilai.capaian(jalan)
        nilai.penilaian(jalan)
        nilai.kartu(jalan)
        nilai.keberatan(jalan)
        nilai.putusan(jalan)
        nilai.tindak_lanjut(jalan)
        nilai.siklus(jalan)
    finally:
        jalan.tutup()
    assert jalan.galat == []
