"""Addresses of the organisation."""

from django.urls import path

from organisasi.views import pegawai

app_name = "organisasi"
urlpatterns = [
    path("pegawai/", pegawai.pegawai_list, name="pegawai_list"),
    path("pegawai/<uuid:kode>/", pegawai.pegawai_detail, name="pegawai_detail"),
    path("saya/kontak/", pegawai.kontak_edit, name="kontak_edit"),
]
