"""Components every page is built from; the pattern page shows each of them."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template import RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kinerja.beranda.rules.siklus import Potong
from kinerja.beranda.selectors.siklus import BarisPapan, TahapPapan
from kinerja.lib.tanggal import DateRange, format_tanggal, hari_akhir, hari_awal
from kinerja.lib.templat import sekali

register = template.Library()


@dataclass(frozen=True)
class BentukStatus:
    """How one status word looks: tint class and the path of its own shape (16 × 16)."""

    kelas: str
    bentuk: str
    arti: str


# The closed list of status words. A detail may follow a word; a ninth may not come.
STATUS: dict[str, BentukStatus] = {
    "Belum mulai": BentukStatus(
        "",
        "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0"
        " 0 1 0-9z",
        "belum ada yang mengisi",
    ),
    "Draf": BentukStatus(
        "",
        "M2 2h4v2H4v2H2zM10 2h4v4h-2V4h-2zM2 10h2v2h2v2H2zM12 10h2v4h-4v-2h2z",
        "sedang diisi, belum dikirim",
    ),
    "Menunggu Anda": BentukStatus(
        "status-oker",
        "M8 1.5a6.5 6.5 0 1 0 0 13zm0 0v2a4.5 4.5 0 0 1 0 9v2a6.5 6.5 0 0 0 0-13z",
        "Anda yang perlu bertindak",
    ),
    "Menunggu pihak lain": BentukStatus(
        "",
        "M3 1.5h10v2c0 2-1.5 3.5-3.2 4.5C11.5 9 13 10.5 13 12.5v2H3v-2c0-2"
        " 1.5-3.5 3.2-4.5C4.5 7 3 5.5 3 3.5zm2 2c0 1.5 1.5 2.7 3 3.4 1.5-.7"
        " 3-1.9 3-3.4z",
        "orang lain yang perlu bertindak, namanya disebut",
    ),
    "Dikembalikan": BentukStatus(
        "status-oker",
        "M6.5 1.5v3H10a5 5 0 0 1 0 10H5v-2h5a3 3 0 0 0 0-6H6.5v3L1.5 5.5z",
        "perlu diperbaiki, catatannya tertulis",
    ),
    "Ditetapkan": BentukStatus(
        "status-aksen",
        "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm3.2 4.2 1.3 1.2-5.2"
        " 5.3-3-3 1.3-1.3 1.7 1.8z",
        "berlaku dan tidak berubah lagi",
    ),
    "Terlambat": BentukStatus(
        "status-bata",
        "M8 1 15.5 14.5H.5zm-1 5v4.5h2V6zm0 5.5v1.7h2v-1.7z",
        "batas waktu sudah lewat",
    ),
    "Selesai": BentukStatus(
        "status-aksen",
        "M2.5 1.5h11a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1"
        " 1-1zm9 3.7-4.3 4.5L4.9 7.5 3.5 8.9l3.7 3.7 5.7-6z",
        "tidak ada lagi yang perlu dikerjakan",
    ),
}


@register.simple_tag
@sekali
def ikon(nama: str) -> SafeString:
    """Draw a line icon; it never stands without a word or an aria-label."""
    return render_to_string("komponen/ikon.html", {"nama": nama})


@register.simple_tag
@sekali
def menu_utama(menu: tuple[Hashable, ...]) -> SafeString:
    """Draw the main menu; whoever may open the same rooms sees the same one."""
    return render_to_string("komponen/menu_utama.html", {"menu": menu})


@register.simple_tag
@sekali
def menu_lengkap(menu: tuple[Hashable, ...]) -> SafeString:
    """Draw the menu in the foot, where a phone finds all of it."""
    return render_to_string("komponen/menu_lengkap.html", {"menu": menu})


@register.simple_tag
@sekali
def status(kata: str, rincian: str = "") -> SafeString:
    """Draw a status word with its shape; KeyError for a word outside the list."""
    bentuk = STATUS[kata]
    isi = {
        "kata": kata,
        "rincian": rincian,
        "kelas": bentuk.kelas,
        "bentuk": bentuk.bentuk,
    }
    return render_to_string("komponen/status.html", isi)


@register.simple_tag
@sekali
def corong(potong: tuple[Potong, ...]) -> SafeString:
    """Draw a bar of coloured pieces, 200 wide; the table beside it has the numbers."""
    return format_html(
        '<svg class="corong" viewBox="0 0 200 10" preserveAspectRatio="none" '
        'aria-hidden="true">{}</svg>',
        format_html_join(
            "",
            '<rect class="{}" x="{}" y="0" width="{}" height="10" />',
            ((satu.warna, satu.x, satu.lebar) for satu in potong),
        ),
    )


@register.simple_tag
def siklus_skpk(
    semua: Iterable[BarisPapan], papan: TahapPapan, *, boleh_ingatkan: bool
) -> SafeString:
    """Draw the offices of the board; one count, shared for a minute, is drawn once."""
    return _siklus_skpk(tuple(semua), papan, boleh_ingatkan=boleh_ingatkan)


@partial(sekali, sebanyak=16)
def _siklus_skpk(
    semua: tuple[BarisPapan, ...], papan: TahapPapan, *, boleh_ingatkan: bool
) -> SafeString:
    isi = {"semua": semua, "papan": papan, "boleh_ingatkan": boleh_ingatkan}
    return render_to_string("beranda/_siklus_rows.html", isi)


# From worst to best, as PermenPANRB 6/2022 spells them; the rank is the bars' number.
PREDIKAT = (
    "Sangat Kurang",
    "Kurang/Misconduct",
    "Butuh Perbaikan",
    "Baik",
    "Sangat Baik",
)
_BATANG = (
    "M.2 11h2.2v4H.2z",
    "M3.4 8.5h2.2V15H3.4z",
    "M6.6 6h2.2v9H6.6z",
    "M9.8 3.5H12V15H9.8z",
    "M13 1h2.2v14H13z",
)


@register.simple_tag
@sekali
def predikat(kata: str) -> SafeString:
    """Draw a predikat as its word and one to five bars; ValueError if unknown."""
    tingkat = PREDIKAT.index(kata) + 1
    batang = [
        {"bentuk": bentuk, "isi": nomor <= tingkat}
        for nomor, bentuk in enumerate(_BATANG, start=1)
    ]
    isi = {"kata": kata, "kelas": f"predikat-{tingkat}", "batang_semua": batang}
    return render_to_string("komponen/predikat.html", isi)


@register.inclusion_tag("komponen/halaman.html", takes_context=True)
def halaman(context: RequestContext, halaman: Page[Any]) -> dict[str, object]:
    """Draw page numbers as links that keep the search of this page."""
    return {
        "request": context["request"],
        "halaman": halaman,
        "deret": list(_deret(halaman.number, halaman.paginator.num_pages)),
    }


def _deret(kini: int, akhir: int) -> Iterator[int | None]:
    """Yield first, last and the neighbours of ``kini``; None stands for a gap.

    Three numbers around the current page keep the row within 320 px.
    """
    lalu = 0
    dekat = {1, kini - 1, kini, kini + 1, akhir}
    for nomor in sorted(dekat & set(range(1, akhir + 1))):
        if nomor - lalu == 2:
            yield nomor - 1
        elif nomor - lalu > 2:
            yield None
        yield nomor
        lalu = nomor


@register.filter
def masa(berlaku: DateRange) -> str:
    """Print a date range with its last day: "sejak 1 Maret 2024" when it is open."""
    awal, akhir = hari_awal(berlaku), hari_akhir(berlaku)
    mulai = format_tanggal(awal)
    if akhir == awal:
        return mulai
    return f"{mulai} sampai {format_tanggal(akhir)}" if akhir else f"sejak {mulai}"


@register.filter
def syarat(isian: BoundField) -> str:
    """Return the words beside a label that is not always required."""
    kata: str = getattr(isian.field, "syarat", "boleh kosong")
    return kata


@register.filter
def sebut(galat: str, label: str) -> str:
    """Put the label before an error that does not name its field itself."""
    return galat if label.lower() in galat.lower() else f"{label}: {galat}"
