"""The one page a citizen fills in: no account, no cookie, no script needed."""

from http import HTTPStatus

from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from evaluasi.forms.layanan import JawabanForm
from evaluasi.selectors.layanan import open_titik
from evaluasi.services.layanan import (
    FormulirUsang,
    JatahHabis,
    issue_formulir,
    read_formulir,
    record_jawaban,
    sidik_jaringan,
)
from kinerja.lib.akses import public


# Exempt, because a token in a cookie would shut out browsers that block cookies; the
# signed one-time number takes its place. Pages are rendered without the request, so
# that neither session nor account nor a message for somebody else can enter them.
@public
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def jawaban_create(request: HttpRequest, token: str) -> HttpResponse:
    """Show the three questions of a link and take one answer per form."""
    titik = open_titik(token)
    if titik is None:
        return _page("tiada", HTTPStatus.NOT_FOUND)
    if request.method != "POST":
        form = JawabanForm(initial={"formulir": issue_formulir(titik)})
        return _page("isi", form=form, titik=titik)
    form = JawabanForm(request.POST)
    status = HTTPStatus.OK
    try:
        nomor = read_formulir(titik, request.POST.get("formulir", ""))
        if form.is_valid():
            record_jawaban(
                titik=titik,
                nomor=nomor,
                jawaban=form.jawaban,
                saran=form.cleaned_data["saran"],
                jaringan=sidik_jaringan(get_ip(request)),
            )
            return _page("terima", titik=titik)
    except FormulirUsang as usang:
        data = {**request.POST.dict(), "formulir": issue_formulir(titik)}
        form = JawabanForm(data)
        form.add_error(None, usang.message)
    except JatahHabis as habis:
        form.add_error(None, habis.message)
        status = HTTPStatus.TOO_MANY_REQUESTS
    return _page("isi", status, form=form, titik=titik)


def _page(nama: str, status: HTTPStatus = HTTPStatus.OK, **isi: object) -> HttpResponse:
    return HttpResponse(
        render_to_string(f"evaluasi/layanan_{nama}.html", isi), status=status
    )
