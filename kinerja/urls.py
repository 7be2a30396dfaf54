"""Every address of the product, Indonesian and without ids of rows."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("organisasi.urls")),
    path("", include("kinerja.beranda.urls")),
]
