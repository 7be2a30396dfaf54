"""The structure: tree and search of units, one unit, its org chart."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from organisasi.forms.pada import baca_pada
from organisasi.policies import can_open_directory
from organisasi.policies.impor import can_import
from organisasi.policies.kode import can_open_kode
from organisasi.policies.struktur import can_keep_tim
from organisasi.policies.unit import can_open_kebutuhan_of, can_open_unit
from organisasi.selectors import unit as selectors
from organisasi.selectors.perubahan import menu_unit
from organisasi.selectors.pohon import pohon
from organisasi.selectors.tim import tim_unit

PER_HALAMAN = 25
ANAK_PER_HALAMAN = 50


@require_safe
@requires(can_open_unit)
def unit_list(request: AkunRequest) -> HttpResponse:
    """Show the tree of what the actor reads, or the units whose name was asked for."""
    pada = baca_pada(request.GET)
    cari = request.GET.get("q", "").strip()[:100]
    isi: dict[str, object] = {
        "pada": pada,
        "cari": cari,
        "halaman": None,
        "boleh_impor": can_import(request.user),
    }
    if cari:
        semua = selectors.cari_unit(request.user, cari, pada.tanggal)
        isi["halaman"] = Paginator(semua, PER_HALAMAN).get_page(
            request.GET.get("halaman")
        )
    else:
        isi["pohon"] = pohon(request.user, pada.tanggal)
    return render(request, "organisasi/unit_list.html", isi)


@require_safe
@requires(can_open_unit)
def unit_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show one unit: its place, head, posts with holders, units below, people."""
    pada = baca_pada(request.GET)
    tampil = selectors.unit_tampil(request.user, kode, pada.tanggal)
    unit = tampil.unit
    semua = selectors.anak_unit(unit, pada.tanggal)
    anak = Paginator(semua, ANAK_PER_HALAMAN).get_page(request.GET.get("halaman"))
    pos = selectors.jabatan_unit(
        request.user, unit, list(anak.object_list), pada.tanggal
    )
    perubahan = menu_unit(request.user, unit, berdiri=tampil.berdiri_kini)
    jumlah = selectors.jumlah_menurut_jenis(unit, pada.tanggal)
    isi = {
        "unit": unit,
        "pada": pada,
        "berdiri": tampil.berdiri,
        "lebur": None if tampil.berdiri else selectors.peleburan(unit, pada.tanggal),
        "jalur": selectors.jalur(request.user, unit, pada.tanggal),
        "pos": pos,
        "kepala": next((satu for satu in pos if satu.memimpin), None),
        "anak": anak,
        "jumlah": jumlah,
        "orang": sum(n for _, n in jumlah),
        "boleh_pegawai": can_open_directory(request.user),
        "boleh_kode": can_open_kode(request.user),
        "boleh_kebutuhan": can_open_kebutuhan_of(request.user, unit.pk),
        "tim": tim_unit(unit, pada.tanggal),
        # who records acts on the unit keeps its teams too: one question less
        "boleh_tim": tampil.berdiri_kini
        and (bool(perubahan) or can_keep_tim(request.user, unit)),
        "perubahan": perubahan,
    }
    return render(request, "organisasi/unit_detail.html", isi)


@require_safe
@requires(can_open_unit)
def unit_bagan(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Draw the org chart of a unit, for the screen and for one sheet of paper."""
    pada = baca_pada(request.GET)
    unit = selectors.unit_for(request.user, kode, pada.tanggal)
    isi = {
        "unit": unit,
        "pada": pada,
        "jalur": selectors.jalur(request.user, unit, pada.tanggal),
        "akar": selectors.bagan(request.user, unit, pada.tanggal),
        "boleh_pegawai": can_open_directory(request.user),
    }
    return render(request, "organisasi/unit_bagan.html", isi)
