"""What a refused person reads: what happened, and the next step."""

from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from django.test import Client

Masuk = Callable[[str], Client]


def test_a_page_beyond_the_role_is_refused_in_the_frame(masuk: Masuk) -> None:
    response = masuk("sari").get("/pegawai/")
    isi = response.content.decode()
    assert response.status_code == 403
    assert "Halaman ini bukan wewenang Anda" in isi
    assert "Menu lengkap" in isi


@pytest.mark.django_db
def test_an_unknown_address_is_explained_to_a_stranger(client: Client) -> None:
    response = client.get("/tidak-ada")
    assert response.status_code == 404
    assert "Halaman ini tidak ada" in response.content.decode()


def test_a_form_without_its_token_is_explained(masuk: Masuk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = masuk("sari").cookies
    response = client.post("/saya/kontak/", {"surel": "sari@abdya.example"})
    assert response.status_code == 403
    assert "Formulir sudah kedaluwarsa" in response.content.decode()


@pytest.mark.parametrize("nomor", ["400", "403", "404", "409", "500"])
def test_an_error_page_needs_neither_request_nor_database(nomor: str) -> None:
    isi = render_to_string(f"{nomor}.html")
    assert f"Galat {nomor}" in isi
    assert "Ke Beranda" in isi


def test_the_sentence_of_a_refusal_stands_on_its_page() -> None:
    kalimat = "Penempatan ini baru saja diubah Budi."
    assert kalimat in render_to_string("409.html", {"pesan": kalimat})
