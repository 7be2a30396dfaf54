"""Everything can be reached and seen with the keyboard alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.peramban.conftest import Buka
from tests.peramban.keadaan import HR, KEADAAN, Keadaan

#: Tab stops after which a page is called a trap.
PALING_BANYAK = 250
# The focused element: its name, its outline, and what lies on top of it, in the middle
# of its first line (a tall text box may reach below the window).
FOKUS = """() => {
  const e = document.activeElement, kotak = e.getBoundingClientRect();
  const atas = document.elementFromPoint(kotak.x + kotak.width / 2,
                                         kotak.y + Math.min(kotak.height / 2, 20));
  return {nama: (e.innerText || e.name || e.tagName).trim().slice(0, 30),
          tepi: getComputedStyle(e).outlineStyle,
          tebal: parseFloat(getComputedStyle(e).outlineWidth),
          tertutup: !(atas && (e.contains(atas) || atas.contains(e)))};
}"""


def _tab(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    fokus: dict[str, Any] = page.evaluate(FOKUS)
    return fokus


def test_the_first_tab_stop_skips_to_the_content(buka: Buka) -> None:
    page = buka(HR)
    page.goto("/")
    assert _tab(page)["nama"] == "Langsung ke isi"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    _tab(page)
    expect(page.locator("main :focus")).to_have_count(1)


def test_every_tab_stop_is_visible_and_uncovered_on_a_phone(buka: Buka) -> None:
    page = buka(HR)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/pegawai/")
    langkah: list[dict[str, Any]] = []
    while len(langkah) < 200:
        langkah.append(_tab(page))
        if langkah[-1]["nama"] == "BODY" or langkah[-1]["nama"] == "Keluar":
            break
    assert langkah[-1]["nama"] == "Keluar"
    cela = [
        s for s in langkah if s["tertutup"] or s["tepi"] == "none" or s["tebal"] < 2
    ]
    assert cela == []


_NAMA = [satu.nama for satu in KEADAAN]
#: Evaluation and training, where people work with forms.
RUANG = KEADAAN[_NAMA.index("evaluasi") : _NAMA.index("usulan-putusan-galat") + 1]


@pytest.mark.parametrize("keadaan", RUANG, ids=str)
def test_a_room_works_without_script_and_shows_every_tab_stop(
    buka: Buka, keadaan: Keadaan
) -> None:
    page = buka(keadaan.sebagai, java_script_enabled=False)
    keadaan.bawa(page)
    page.set_viewport_size({"width": 360, "height": 640})
    page.evaluate("document.activeElement.blur()")
    langkah: list[dict[str, Any]] = []
    while len(langkah) < PALING_BANYAK:
        langkah.append(_tab(page))
        if langkah[-1]["nama"] == "Keluar":
            break
    assert langkah[-1]["nama"] == "Keluar"
    cela = [
        s for s in langkah if s["tertutup"] or s["tepi"] == "none" or s["tebal"] < 2
    ]
    assert cela == []


def test_tab_order_follows_the_page(buka: Buka) -> None:
    page = buka()
    page.goto("/masuk/")
    urutan = [_tab(page)["nama"] for _ in range(7)]
    assert urutan[0] == "Langsung ke isi"
    assert urutan[2:] == [
        "login",
        "password",
        "Masuk",
        "Baru pertama kali masuk",
        "Lupa kata sandi",
    ]


def test_the_directory_is_used_without_a_pointer(buka: Buka) -> None:
    page = buka(HR)
    page.goto("/pegawai/")
    page.get_by_label("Nama, NIP, atau jabatan").focus()
    page.keyboard.type("sari rumbia")
    page.keyboard.press("Enter")
    page.locator("a.nama").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Sari"))
