"""Every address of the product, Indonesian and without ids of rows."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kinerja.akun.urls")),
    path("pemberitahuan/", include("kinerja.pemberitahuan.urls")),
    path("", include("organisasi.urls")),
    path("", include("indikator.urls")),
    path("", include("evaluasi.urls")),
    path("", include("pelatihan.urls")),
    path("", include("kinerja.beranda.urls")),
]
