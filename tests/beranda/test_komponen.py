"""The components: closed lists stay closed, forms keep one order."""

import re
from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from kinerja.beranda.templatetags.komponen import STATUS, _deret, masa, sebut
from kinerja.lib.tanggal import rentang


class ContohForm(forms.Form):
    """One field with hint, one optional, one hidden."""

    surel = forms.EmailField(label="Surel", help_text="Contoh <nama@contoh.go.id>")
    telepon = forms.CharField(label="Telepon", required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput)


def _cetak(form: forms.Form) -> str:
    templat = "{% load crispy_forms_tags %}{{ form|crispy }}"
    return Template(templat).render(Context({"form": form}))


def _salah() -> ContohForm:
    return ContohForm({"surel": "a@", "versi": "x"})


def test_there_are_eight_status_words_each_with_its_own_shape() -> None:
    assert len(STATUS) == len({bentuk.bentuk for bentuk in STATUS.values()}) == 8


def test_a_ninth_status_word_is_refused() -> None:
    templat = Template('{% load komponen %}{% status "Diproses" %}')
    with pytest.raises(KeyError):
        templat.render(Context())


def test_a_field_is_label_hint_error_control_in_this_order() -> None:
    isi = _cetak(_salah())
    letak = [
        isi.index(bagian)
        for bagian in (
            '<label for="id_surel"',
            'id="id_surel_helptext"',
            'id="id_surel_error"',
            'name="surel"',
        )
    ]
    assert letak == sorted(letak)


def test_a_refused_control_names_its_hint_and_its_error() -> None:
    kontrol = re.search(r'<input[^>]*name="surel"[^>]*>', _cetak(_salah()))
    assert kontrol
    assert 'aria-invalid="true"' in kontrol[0]
    assert 'aria-describedby="id_surel_helptext id_surel_error"' in kontrol[0]


def test_only_optional_fields_are_marked() -> None:
    assert _cetak(ContohForm()).count("(boleh kosong)") == 1


def test_a_hint_is_text_never_markup() -> None:
    assert "&lt;nama@contoh.go.id&gt;" in _cetak(ContohForm())


def test_the_summary_tells_errors_of_fields_hidden_fields_and_the_form() -> None:
    form = _salah()
    form.add_error(None, "Data ini baru saja diubah.")
    isi = render_to_string("komponen/ringkasan_galat.html", {"form": form})
    assert "autofocus" in isi
    assert '<a href="#id_surel">' in isi
    assert "<li>Data ini baru saja diubah.</li>" in isi
    assert isi.count("<li>") == 3


@pytest.mark.parametrize(
    ("kini", "akhir", "deret"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, None, 9]),
        (3, 9, [1, 2, 3, 4, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_page_numbers_leave_a_gap_only_where_two_or_more_are_missing(
    kini: int, akhir: int, deret: list[int | None]
) -> None:
    assert list(_deret(kini, akhir)) == deret


def test_a_range_is_told_with_its_last_day() -> None:
    berlaku = rentang(date(2024, 3, 1), date(2025, 2, 28))
    assert masa(berlaku) == "1 Maret 2024 sampai 28 Februari 2025"
    assert masa(rentang(date(2024, 3, 1))) == "sejak 1 Maret 2024"


def test_an_error_gets_its_label_only_when_it_does_not_say_it() -> None:
    assert sebut("Wajib diisi.", "Surel") == "Surel: Wajib diisi."
    assert sebut("Surel belum lengkap.", "Surel") == "Surel belum lengkap."
