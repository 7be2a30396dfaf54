"""What no linter knows of our templates."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
KOMENTAR = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)

TERLARANG = {
    "foreign host": r"""(?:href|src|srcset|action)\s*=\s*["']?\s*(?:https?:)?//""",
    "inline script": r"<script(?![^>]*\bsrc=)",
    "inline style": r"<style|\sstyle\s*=",
    "inline handler": r"\son[a-z]+\s*=\s*[\"']",
    "javascript address": r"javascript:",
    "trusted HTML": r"\|\s*(?:safe|safeseq)\b|{%\s*autoescape off",
    "hard-coded path": r"""(?:href|src|action)\s*=\s*["']/""",
}


def _isi(templat: Path) -> str:
    return KOMENTAR.sub("", templat.read_text())


def _nama(templat: Path) -> str:
    return str(templat.relative_to(AKAR / "templates"))


@pytest.mark.parametrize("aturan", TERLARANG)
def test_no_template_holds(aturan: str) -> None:
    pola = re.compile(TERLARANG[aturan], re.IGNORECASE)
    assert [_nama(t) for t in TEMPLAT if pola.search(_isi(t))] == []


@pytest.mark.parametrize(
    ("aturan", "contoh"),
    [
        ("foreign host", '<link href="https://cdn.example/x.css">'),
        ("foreign host", "<img src=//cdn.example/x.png>"),
        ("inline script", "<script>alert(1)</script>"),
        ("inline style", '<p style="color: red">'),
        ("inline handler", '<a onclick="x()">'),
        ("javascript address", '<a href="javascript:x()">'),
        ("trusted HTML", "{{ isi|safe }}"),
        ("hard-coded path", '<a href="/pegawai/">'),
    ],
)
def test_each_rule_sees_its_breach(aturan: str, contoh: str) -> None:
    assert re.search(TERLARANG[aturan], contoh, re.IGNORECASE)


#: The one form without a CSRF token, and what stands for it.
TANPA_TOKEN = {"evaluasi/layanan_isi.html": "{{ form.formulir }}"}


def _form_post(isi: str) -> Iterator[str]:
    for form in re.findall(r"<form\b.*?</form>", isi, re.DOTALL | re.IGNORECASE):
        if re.search(r"method=[\"']?post", form, re.IGNORECASE):
            yield form


def test_every_post_form_carries_its_token() -> None:
    semua = [(t, form) for t in TEMPLAT for form in _form_post(_isi(t))]
    tanpa = [(_nama(t), form) for t, form in semua if "{% csrf_token %}" not in form]
    assert [nama for nama, _ in tanpa] == list(TANPA_TOKEN)
    assert all(TANPA_TOKEN[nama] in form for nama, form in tanpa)
    assert len(semua) > 5


def test_partials_are_included_with_only_what_they_declare() -> None:
    """A partial sees what is handed over, so it can be read and reused alone."""
    sertaan = re.compile(r"{%\s*include\s+(.*?)\s*%}", re.DOTALL)
    semua = [(t, isi) for t in TEMPLAT for isi in sertaan.findall(_isi(t))]
    assert [_nama(t) for t, isi in semua if not isi.endswith("only")] == []


def test_every_partial_declares_its_variables() -> None:
    sebagian = [
        t
        for t in TEMPLAT
        if t.name.startswith("_") or t.parent.name in {"komponen", "bootstrap5"}
    ]
    tanpa = [_nama(t) for t in sebagian if "Variables:" not in t.read_text()]
    assert tanpa == []
