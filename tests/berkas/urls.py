"""One page that hands a file out, because berkas has no URL of its own."""

from django.http import FileResponse, HttpRequest
from django.urls import path

from kinerja.berkas.models import Berkas
from kinerja.berkas.responses import serve_berkas
from kinerja.lib.akses import public


@public
def unduh(request: HttpRequest, kode: str) -> FileResponse:
    return serve_berkas(Berkas.objects.get(kode=kode))


urlpatterns = [path("unduh/<uuid:kode>", unduh)]
