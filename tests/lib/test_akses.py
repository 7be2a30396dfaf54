"""The middleware that closes bare views and turns refusals into pages."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from kinerja.akun.models import Pengguna
from kinerja.lib.akses import public
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError, NotAllowed
from kinerja.urls import urlpatterns as produk


class BentrokLain(Conflict):
    """A kind of conflict that some room may define."""


GALAT: dict[str, KinerjaError] = {
    "400": InvalidInput("Isi dulu."),
    "403": NotAllowed("Bukan hak Anda."),
    "409": BentrokLain("Sudah berubah."),
}


def telanjang(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("rahasia")


@public
def menolak(_request: HttpRequest, kode: str) -> HttpResponse:
    raise GALAT[kode]


urlpatterns = [
    *produk,
    path("telanjang/", telanjang),
    path("tolak/<kode>/", menolak),
]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_view_that_says_nothing_stays_closed_even_to_the_signed_in() -> None:
    klien = Client()
    klien.force_login(Pengguna.objects.create_user("sari", "Sari", None))
    response = klien.get("/telanjang/")
    assert b"rahasia" not in response.content
    assert response.status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("kode", GALAT)
@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_becomes_a_page_with_its_sentence(client: Client, kode: str) -> None:
    response = client.get(f"/tolak/{kode}/")
    assert response.status_code == int(kode)
    assert GALAT[kode].message in response.content.decode()


@pytest.mark.django_db
def test_a_liveness_probe_with_a_cookie_asks_no_database(
    client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    client.cookies["kinerja_sesi"] = "a" * 32
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert client.get("/sehat").status_code == 200


@pytest.mark.parametrize("jalur", ["/sehat", "/siap", "/masuk/"])
@pytest.mark.django_db
def test_every_page_carries_the_policy(client: Client, jalur: str) -> None:
    assert "default-src 'none'" in client.get(jalur)["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_static_file_carries_it_too(client: Client) -> None:
    response = client.get("/statis/kinerja/ikon.svg")
    assert response.status_code == 200
    assert "default-src 'none'" in response["Content-Security-Policy"]
    response.close()
