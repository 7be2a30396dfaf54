"""An empty required field of the four rooms says what to fill in and how."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms

UMUM = str(forms.Field.default_error_messages["required"])


def _forms() -> Iterator[type[forms.BaseForm]]:
    for ruang in ("organisasi", "indikator", "evaluasi", "pelatihan"):
        paket = importlib.import_module(f"{ruang}.forms")
        for modul in pkgutil.iter_modules(paket.__path__):
            isi = vars(importlib.import_module(f"{paket.__name__}.{modul.name}"))
            for form in isi.values():
                if (
                    isinstance(form, type)
                    and issubclass(form, forms.BaseForm)
                    and form.__module__.startswith(paket.__name__)
                ):
                    yield form


def _dapat_kosong(isian: forms.Field) -> bool:
    """Say whether a person can leave it empty: a list without an empty choice not."""
    if not isian.required or isian.widget.is_hidden:
        return False
    pilihan = getattr(isian.widget, "choices", [])
    senarai = type(isian.widget) is forms.Select
    return not (senarai and pilihan and next(iter(pilihan))[0])


ISIAN = sorted(
    {
        (f"{form.__name__}.{nama}", str(isian.error_messages["required"]))
        for form in _forms()
        for nama, isian in getattr(form, "base_fields", {}).items()
        if nama != "versi" and _dapat_kosong(isian)
    }
)


@pytest.mark.parametrize(("nama", "kalimat"), ISIAN, ids=[n for n, _ in ISIAN])
def test_an_empty_field_says_what_to_fill_in(nama: str, kalimat: str) -> None:
    assert kalimat != UMUM, f"{nama}: give it error_messages['required']"
    assert kalimat.endswith("."), nama


def test_the_forms_are_found() -> None:
    assert len(ISIAN) > 40
