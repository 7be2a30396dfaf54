"""Pages for what went wrong; each says what to do next."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinerja.lib.akses import public


@public
def csrf(request: HttpRequest, **_reason: str) -> HttpResponse:
    """Explain an expired form; the browser's back button still has the words."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
