"""Ways to the states of realisasi, feedback, capaian, desk, keberatan and follow-up.

Nothing here is sent that cannot be taken again: each way may be walked many times.
"""

import re

from playwright.sync_api import Locator, Page

from tests.peramban.langkah import tekan

#: The desk is at rest: without script at once, else when nothing is being saved.
TENANG = "() => document.getElementById('meja-saat')?.textContent !== 'Menyimpan …'"


def _kirim(page: Page) -> None:
    """Send the first form of the page as it stands."""
    tekan(page.locator("main form [type=submit]").first)


def _baris(page: Page, teks: str) -> Locator:
    return page.get_by_role("main").get_by_role("row").filter(has_text=teks)


# --- realisasi and feedback ---


def realisasi(page: Page) -> None:
    """Open the realisasi of the open period."""
    page.goto("/evaluasi/")
    tekan(page.locator("main").get_by_role("link", name=re.compile("realisasi")).first)


def realisasi_galat(page: Page) -> None:
    """Send words where a number belongs."""
    realisasi(page)
    page.locator("input[name^=teks_]").first.fill("sudah selesai")
    page.locator("textarea[name^=catatan_]").first.fill("Menunggu berita acara.")
    _kirim(page)


def realisasi_bentrok(page: Page) -> None:
    """Send a form that another tab has overtaken."""
    realisasi(page)
    lain = page.context.new_page()
    realisasi(lain)
    isi = lain.locator("input[name^=teks_]").first
    lama = isi.input_value()
    isi.fill("11" if lama == "12" else "12")
    tekan(lain.get_by_role("button", name="Simpan draf"))
    lain.close()
    page.locator("input[name^=teks_]").first.fill("10")
    tekan(page.get_by_role("button", name="Simpan draf"))


def realisasi_baca(page: Page) -> None:
    """Read the realisasi of a period that is over."""
    page.goto("/evaluasi/")
    tekan(page.locator("main tbody tr").last.get_by_role("link").last)


def beri_umpan_balik(page: Page) -> None:
    """Open the form of feedback to the first colleague."""
    page.goto("/umpan-balik/")
    beri = page.get_by_role("region", name="Beri umpan balik")
    tekan(beri.get_by_role("listitem").first.get_by_role("link"))


def umpan_balik_galat(page: Page) -> None:
    """Send it without a word."""
    beri_umpan_balik(page)
    _kirim(page)


# --- capaian and the desk ---


def capaian(page: Page) -> None:
    """Open the form of the first unit."""
    page.goto("/capaian/")
    tekan(page.locator("main tbody a").first)


def capaian_galat(page: Page) -> None:
    """Send it without a reason."""
    capaian(page)
    page.locator("textarea").fill("")
    _kirim(page)


def meja_bukti(page: Page) -> None:
    """Unfold the evidence of two people."""
    page.goto("/meja/")
    for nomor in range(2):
        page.locator(".orang-rinci > summary").nth(nomor).click()


def _nilai(page: Page, geser: int = 0) -> None:
    """Rate the first who can be rated; behaviour ``geser`` steps from what stands."""
    orang = page.locator(".orang:has(fieldset)").first
    kini = [
        orang.locator(f"[name={nama}]").evaluate_all("r => r.findIndex(x => x.checked)")
        for nama in ("hasil", "perilaku")
    ]
    orang.locator("[name=hasil]").nth(max(kini[0], 1)).check()
    orang.locator("[name=perilaku]").nth((max(kini[1], 0) + geser) % 3).check()
    simpan = orang.get_by_role("button", name=re.compile("^Simpan"))
    if simpan.is_visible():  # only without script, which saves by itself
        simpan.click()
    page.wait_for_function(TENANG)


def meja_seorang(page: Page) -> None:
    """Open one person on a phone."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/meja/")
    tekan(page.get_by_role("link", name=re.compile("^Nilai ")).first)


def meja_terisi(page: Page) -> None:
    """Rate somebody, so that a predikat stands on the desk."""
    page.goto("/meja/")
    _nilai(page, 1)


def meja_bentrok(page: Page) -> None:
    """Change one rating that another tab has changed meanwhile.

    Only one: the next change would be saved, and take the sentence away.
    """
    meja_terisi(page)
    lain = page.context.new_page()
    lain.goto("/meja/")
    _nilai(lain, 1)
    lain.close()
    _nilai(page, 2)
    page.locator(".orang-hasil [role=alert]").wait_for()


def meja_periksa(page: Page) -> None:
    """Look over what is ready before sending."""
    meja_terisi(page)
    tekan(page.get_by_role("link", name="Periksa lalu kirim"))


def meja_periksa_galat(page: Page) -> None:
    """Send what another tab has changed meanwhile."""
    meja_periksa(page)
    lain = page.context.new_page()
    meja_terisi(lain)
    lain.close()
    tekan(page.get_by_role("button", name=re.compile("^Kirim")))


# --- keberatan and follow-up ---


def ajukan(page: Page) -> None:
    """Open the form of an objection."""
    page.goto("/kartu/")
    lain = page.get_by_role("region", name="Periode lain")
    if not page.get_by_role("link", name="Ajukan keberatan").count():
        tekan(lain.get_by_role("link").last)
    tekan(page.get_by_role("link", name="Ajukan keberatan"))


def ajukan_galat(page: Page) -> None:
    """Send it without a reason."""
    ajukan(page)
    _kirim(page)


def _keberatan(page: Page, keadaan: str) -> None:
    page.goto("/keberatan/")
    tekan(_baris(page, keadaan).get_by_role("link").first)


def jelaskan(page: Page) -> None:
    """Open an objection that waits for the explanation."""
    _keberatan(page, "Menunggu Anda")


def jelaskan_galat(page: Page) -> None:
    """Send no explanation."""
    jelaskan(page)
    _kirim(page)


def putuskan(page: Page) -> None:
    """Open an objection that waits for the decision."""
    _keberatan(page, "Menunggu Anda")


def putuskan_galat(page: Page) -> None:
    """Change a result without saying how."""
    putuskan(page)
    page.get_by_label(re.compile("^Mengubah")).check()
    page.get_by_label("Pertimbangan").fill("Bukti kunjungan malam lengkap.")
    _kirim(page)


def diputus(page: Page) -> None:
    """Open a decided objection."""
    _keberatan(page, "sudah diputus")


def kartu_bawahan(page: Page) -> None:
    """Open the card of somebody whose result is delivered."""
    page.goto("/meja/")
    tekan(page.get_by_role("link", name=re.compile("^Triwulan")).first)
    tekan(page.get_by_role("link", name=re.compile("^Buka kartu")).last)


def tindak_lanjut(page: Page) -> None:
    """Open the form of a follow-up."""
    kartu_bawahan(page)
    tekan(page.get_by_role("link", name="Catat tindak lanjut"))


def tutup_galat(page: Page) -> None:
    """Close a follow-up without saying what came of it."""
    page.goto("/meja/")
    tekan(page.get_by_role("link", name=re.compile("^Triwulan")).first)
    for alamat in _kartu_semua(page):
        page.goto(alamat)
        hasil = page.get_by_role("link", name=re.compile("^Catat hasilnya"))
        if hasil.count():
            tekan(hasil.first)
            break
    _kirim(page)


def _kartu_semua(page: Page) -> list[str]:
    kartu = page.get_by_role("link", name=re.compile("^Buka kartu"))
    return [str(satu.get_attribute("href")) for satu in kartu.all()]


def tindak_lanjut_galat(page: Page) -> None:
    """Ask for a need without its weights."""
    tindak_lanjut(page)
    page.get_by_label("Kebutuhan organisasi tahun depan").check()
    page.get_by_label("Tenggat").fill("31/11/2026")
    _kirim(page)
