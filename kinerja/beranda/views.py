"""Beranda and the few pages that belong to no room."""

from http import HTTPStatus
from threading import Event

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from evaluasi.rules.kelompok import MINIMUM
from evaluasi.selectors.layanan import masa_setahun
from evaluasi.selectors.publik import (
    layanan_publik,
    sebaran_predikat,
    tindak_lanjut_publik,
)
from kinerja.akun.http import AkunRequest
from kinerja.beranda.contoh import contoh_gaya
from kinerja.beranda.tugas import daftar_tugas
from kinerja.lib.akses import public, signed_in
from kinerja.lib.waktu import hari_ini
from organisasi.selectors import posisi

#: Set once this process has seen that every migration is done.
_migrated = Event()


@require_safe
@signed_in
def home(request: AkunRequest) -> HttpResponse:
    """Show what is due, then where the person stands."""
    context = {
        "tugas": daftar_tugas(request.user, hari_ini()),
        "posisi": posisi(request.user),
    }
    return render(request, "beranda/home.html", context)


@require_safe
@signed_in
def bantuan(request: HttpRequest) -> HttpResponse:
    """Say whom to ask and how dates and figures may be typed."""
    return render(request, "beranda/bantuan.html")


@require_safe
@signed_in
def gaya(request: HttpRequest) -> HttpResponse:
    """Show every component; a page is built from these and nothing else."""
    return render(request, "beranda/gaya.html", contoh_gaya())


@public
@require_safe
def publik(_request: HttpRequest) -> HttpResponse:
    """Show the citizens figures of groups; rendered without the request, so the same
    page for everybody, and no cookie.
    """
    isi = {
        "layanan": layanan_publik(),
        "masa": masa_setahun(),
        "sebaran": sebaran_predikat(hari_ini()),
        "tindak_lanjut": tindak_lanjut_publik(),
        "minimum": MINIMUM,
    }
    response = HttpResponse(render_to_string("beranda/publik.html", isi))
    patch_cache_control(response, public=True, max_age=300)
    return response


@require_safe
@public
def sehat(_request: HttpRequest) -> HttpResponse:
    """Liveness: the process answers. Asks nobody, so a dead database keeps it alive."""
    return HttpResponse("sehat", content_type="text/plain")


@require_safe
@public
def siap(_request: HttpRequest) -> HttpResponse:
    """Readiness: database reachable and migrated; 503 otherwise, never the reason."""
    if _ready():
        return HttpResponse("siap", content_type="text/plain")
    return HttpResponse(
        "belum siap", content_type="text/plain", status=HTTPStatus.SERVICE_UNAVAILABLE
    )


def _ready() -> bool:
    """Ask for the database each time, for the migrations until they are done.

    A process serves one version of the code: what was migrated for it stays so.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return _migrated.is_set() or _plan_is_empty()
    except DatabaseError:
        return False


def _plan_is_empty() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    _migrated.set()
    return True
