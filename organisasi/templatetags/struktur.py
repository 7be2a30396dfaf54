"""People, heads, boxes of the chart, options: drawn often, at little cost."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kinerja.lib.alamat import alamat_baris
from kinerja.lib.angka import format_angka
from kinerja.lib.templat import cetak, sekali
from kinerja.lib.templatetags.format_id import nip
from organisasi.models import Pegawai
from organisasi.rules.jenis import (
    LABEL,
    JenisKeadaan,
    JenisPegawai,
    JenisPenempatan,
)
from organisasi.selectors.pegawai import sebut_posisi
from organisasi.selectors.pohon import Pejabat, Simpul

register = template.Library()
Pilihan = tuple[tuple[str, str], ...]


class Berkepala(Protocol):
    """A unit or a post with whoever holds its leading post."""

    @property
    def pejabat(self) -> list[Pejabat]: ...


@register.simple_tag
def pejabat(unit: Berkepala, kueri: str = "") -> SafeString:
    """Say who leads, in words; vacant is said, not left out."""
    if unit.pejabat:
        return nama_pejabat(unit.pejabat, kueri)
    jabatan = getattr(unit, "jabatan", "")
    kata = f"{jabatan} kosong" if jabatan else "belum ada jabatan pimpinan"
    return format_html('<span class="turun">{}</span>', kata)


def nama_pejabat(semua: Iterable[Pejabat], kueri: str = "") -> SafeString:
    """Name the holders of a post, each with a link where the reader may open him."""
    return format_html_join(", ", "{}{}", (_orang(satu, kueri) for satu in semua))


@register.simple_tag
def daftar_pejabat(semua: Iterable[Pejabat], kueri: str = "") -> SafeString:
    """List the holders of a post; on a phone each has a line."""
    baris = format_html_join("", "<li>{}{}</li>", (_orang(s, kueri) for s in semua))
    return format_html('<ul class="pejabat">{}</ul>', baris) if baris else baris


def _orang(satu: Pejabat, kueri: str) -> tuple[str, str]:
    biasa = satu.jenis == JenisPenempatan.DEFINITIF
    sebagai = "" if biasa else f"{LABEL[satu.jenis]} "
    if satu.kode is None:
        return sebagai, satu.nama
    alamat = alamat_baris("organisasi:pegawai_detail", satu.kode)
    return sebagai, format_html('<a href="{}{}">{}</a>', alamat, kueri, satu.nama)


@register.simple_tag
def kotak(
    unit: Simpul,
    kueri: str = "",
    *,
    boleh_pegawai: bool = False,
    puncak: bool = False,
) -> SafeString:
    """Draw one box of the org chart; ``puncak`` is the chart's own unit."""
    return cetak(
        "organisasi/_bagan_kotak.html",
        {
            "nama": unit.nama,
            "kode": unit.kode,
            "alamat": alamat_baris("organisasi:unit_detail", unit.kode),
            "bagan": alamat_baris("organisasi:unit_bagan", unit.kode),
            "kueri": kueri,
            "kepala": pejabat(unit, kueri),
            "orang": format_angka(unit.orang, 0),
            "sisa": format_angka(unit.sisa, 0),
        },
        ada_orang=bool(unit.orang),
        ada_sisa=bool(unit.sisa) and not puncak,
        tautan_orang=boleh_pegawai and not kueri,
        puncak=puncak,
    )


@register.simple_tag
def baris_pegawai(pegawai: Pegawai) -> SafeString:
    """Draw a row of the directory: with today's post, unit, state and penilai."""
    isi = pegawai.__dict__
    penilai, keadaan = isi["penilai"], isi["keadaan_kini"]
    jenis = LABEL[JenisPegawai(pegawai.jenis)]
    return cetak(
        "organisasi/_pegawai_row.html",
        {
            "alamat": alamat_baris("organisasi:pegawai_detail", pegawai.kode),
            "nama": pegawai.nama_lengkap,
            "nip": nip(pegawai.nip),
            "jabatan": sebut_posisi(pegawai),
            "unit": isi["unit_nama"] or "",
            "penilai": penilai.nama_lengkap if penilai else "",
            "jenis": f"{jenis}, {pegawai.golongan}" if pegawai.golongan else jenis,
        },
        ada_nip=bool(pegawai.nip),
        ada_jabatan=bool(isi["jabatan_nama"]),
        ada_unit=bool(isi["unit_nama"]),
        ada_penilai=penilai is not None,
        keadaan=LABEL[JenisKeadaan(keadaan)] if keadaan else "",
    )


@register.simple_tag
def opsi(pilihan: Pilihan, dipilih: str | None) -> SafeString:
    """Draw the options of a filter, (value, word) each."""
    return _opsi(pilihan, _dikenal(pilihan, dipilih))


@register.simple_tag
def opsi_kelompok(
    kelompok: tuple[tuple[str, Pilihan], ...], dipilih: str | None
) -> SafeString:
    """Draw options in groups, (name of the group, options) each."""
    return format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        ((nama, opsi(isi, dipilih)) for nama, isi in kelompok),
    )


def _dikenal(pilihan: Pilihan, dipilih: Any) -> str:
    """Return the choice if it is one: nobody's address fills what is kept drawn."""
    return next((nilai for nilai, _ in pilihan if nilai == dipilih), "")


@sekali
def _opsi(pilihan: Pilihan, dipilih: str) -> SafeString:
    tanda = SafeString(" selected")
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (nilai, tanda if nilai and nilai == dipilih else "", kata)
            for nilai, kata in pilihan
        ),
    )
