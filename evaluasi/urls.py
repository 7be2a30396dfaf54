"""Addresses of evaluasi."""

from django.urls import URLPattern, path

from evaluasi.views import kartu, keberatan, layanan, layanan_warga, tindak_lanjut

app_name = "evaluasi"
urlpatterns: list[URLPattern] = [
    path("kartu/<uuid:kode>/terima/", kartu.kartu_accept, name="kartu_accept"),
    path(
        "kartu/<uuid:kode>/keberatan/",
        keberatan.keberatan_start,
        name="keberatan_start",
    ),
    path(
        "kartu/<uuid:kode>/tindak-lanjut/",
        tindak_lanjut.tindak_lanjut_create,
        name="tindak_lanjut_create",
    ),
    path("keberatan/", keberatan.keberatan_list, name="keberatan_list"),
    path("keberatan/<uuid:kode>/", keberatan.keberatan_detail, name="keberatan_detail"),
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
    path("titik-layanan/<uuid:kode>/ubah/", layanan.layanan_edit, name="layanan_edit"),
    path(
        "titik-layanan/<uuid:kode>/tautan-baru/",
        layanan.layanan_renew,
        name="layanan_renew",
    ),
    path(
        "titik-layanan/<uuid:kode>/tutup/", layanan.layanan_close, name="layanan_close"
    ),
]
