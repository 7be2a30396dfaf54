"""Addresses of indikator."""

from django.urls import path

from indikator.views import indikator, skp, skp_batal, skp_isi

app_name = "indikator"
urlpatterns = [
    path("indikator/baru/", indikator.indikator_create, name="indikator_create"),
    path("indikator/<uuid:kode>/", indikator.indikator_detail, name="indikator_detail"),
    path("skp/", skp.skp_list, name="skp_list"),
    path("skp/mulai/", skp.skp_start, name="skp_start"),
    path("skp/setujui/", skp.skp_agree_many, name="skp_agree_many"),
    path("skp/<uuid:kode>/", skp.skp_detail, name="skp_detail"),
    path("skp/<uuid:kode>/ajukan/", skp.skp_submit, name="skp_submit"),
    path("skp/<uuid:kode>/kembalikan/", skp.skp_return, name="skp_return"),
    path("skp/<uuid:kode>/tetapkan/", skp.skp_agree, name="skp_agree"),
    path("skp/<uuid:kode>/batalkan/", skp_batal.skp_cancel, name="skp_cancel"),
    path("skp/<uuid:kode>/rhk/baru/", skp_isi.rhk_edit, name="rhk_add"),
    path("skp/<uuid:kode>/rhk/<uuid:garis>/", skp_isi.rhk_edit, name="rhk_edit"),
    path(
        "skp/<uuid:kode>/rhk/<uuid:garis>/hapus/",
        skp_isi.rhk_remove,
        name="rhk_remove",
    ),
    path("skp/<uuid:kode>/lampiran/", skp_isi.lampiran_edit, name="lampiran_edit"),
    path(
        "skp/<uuid:kode>/ekspektasi/",
        skp_isi.ekspektasi_edit,
        name="ekspektasi_edit",
    ),
]
