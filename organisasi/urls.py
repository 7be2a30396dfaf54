"""Addresses of the organisation."""

from django.urls import path

from organisasi import views

app_name = "organisasi"
urlpatterns = [
    path("pegawai/", views.pegawai_list, name="pegawai_list"),
    path("pegawai/<uuid:kode>/", views.pegawai_detail, name="pegawai_detail"),
    path("saya/kontak/", views.kontak_edit, name="kontak_edit"),
]
