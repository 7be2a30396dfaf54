"""Addresses of the organisation."""

from django.urls import path

from organisasi.views import kebutuhan, pegawai

app_name = "organisasi"
urlpatterns = [
    path("pegawai/", pegawai.pegawai_list, name="pegawai_list"),
    path("pegawai/<uuid:kode>/", pegawai.pegawai_detail, name="pegawai_detail"),
    path("saya/kontak/", pegawai.kontak_edit, name="kontak_edit"),
    path("kebutuhan/", kebutuhan.unit_list, name="kebutuhan_unit"),
    path(
        "kebutuhan/unit/<uuid:kode>/", kebutuhan.kebutuhan_papan, name="kebutuhan_papan"
    ),
    path(
        "kebutuhan/unit/<uuid:kode>/sasaran/",
        kebutuhan.sasaran_create,
        name="sasaran_create",
    ),
    path(
        "kebutuhan/baru/<uuid:kode>/",
        kebutuhan.kebutuhan_create,
        name="kebutuhan_create",
    ),
    path("kebutuhan/<uuid:kode>/", kebutuhan.kebutuhan_detail, name="kebutuhan_detail"),
    path(
        "kebutuhan/<uuid:kode>/ubah/", kebutuhan.kebutuhan_edit, name="kebutuhan_edit"
    ),
    path(
        "kebutuhan/<uuid:kode>/keputusan/",
        kebutuhan.keputusan_create,
        name="keputusan_create",
    ),
]
