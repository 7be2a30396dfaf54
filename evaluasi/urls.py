"""Addresses of evaluasi."""

from django.urls import URLPattern, path

from evaluasi.views import layanan, layanan_warga

app_name = "evaluasi"
urlpatterns: list[URLPattern] = [
    path("layanan/<slug:token>/", layanan_warga.jawaban_create, name="jawaban_create"),
    path("titik-layanan/", layanan.layanan_list, name="layanan_list"),
    path(
        "titik-layanan/unit/<uuid:kode>/baru/",
        layanan.layanan_create,
        name="layanan_create",
    ),
    path(
        "titik-layanan/tautan/<slug:token>/",
        layanan.layanan_poster,
        name="layanan_poster",
    ),
    path(
        "titik-layanan/tautan/<slug:token>/kode-qr.svg",
        layanan.layanan_qr,
        name="layanan_qr",
    ),
    path("titik-layanan/<uuid:kode>/", layanan.layanan_detail, name="layanan_detail"),
    path(
        "titik-layanan/<uuid:kode>/tautan-baru/",
        layanan.layanan_renew,
        name="layanan_renew",
    ),
    path(
        "titik-layanan/<uuid:kode>/tutup/", layanan.layanan_close, name="layanan_close"
    ),
]
