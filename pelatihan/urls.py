"""Addresses of pelatihan."""

from django.urls import path

from pelatihan.views import angkatan, kelola, ruang, tanggapan, usulan

app_name = "pelatihan"
urlpatterns = [
    path("pelatihan/", ruang.program_list, name="program_list"),
    path("pelatihan/saya/", ruang.jp_saya, name="jp_saya"),
    path("pelatihan/kelola/", kelola.program_kelola, name="program_kelola"),
    path(
        "pelatihan/program-baru/<uuid:kode>/",
        kelola.program_create,
        name="program_create",
    ),
    path("pelatihan/<uuid:kode>/", ruang.program_detail, name="program_detail"),
    path("pelatihan/<uuid:kode>/ubah/", kelola.program_edit, name="program_edit"),
    path(
        "pelatihan/<uuid:kode>/terbit/", kelola.program_publish, name="program_publish"
    ),
    path("pelatihan/<uuid:kode>/studi-kasus/", kelola.kasus_edit, name="kasus_edit"),
    path("pelatihan/<uuid:kode>/adegan/", kelola.skenario_edit, name="skenario_edit"),
    path(
        "pelatihan/<uuid:kode>/adegan/<int:nomor>/",
        kelola.adegan_edit,
        name="adegan_edit",
    ),
    path(
        "pelatihan/<uuid:kode>/adegan/<int:nomor>/hapus/",
        kelola.adegan_delete,
        name="adegan_delete",
    ),
    path(
        "pelatihan/<uuid:kode>/angkatan-baru/",
        angkatan.angkatan_create,
        name="angkatan_create",
    ),
    path(
        "pelatihan/angkatan/<uuid:kode>/",
        angkatan.angkatan_detail,
        name="angkatan_detail",
    ),
    path(
        "pelatihan/angkatan/<uuid:kode>/ubah/",
        angkatan.angkatan_edit,
        name="angkatan_edit",
    ),
    path(
        "pelatihan/angkatan/<uuid:kode>/ikut/", ruang.peserta_join, name="peserta_join"
    ),
    path(
        "pelatihan/angkatan/<uuid:kode>/peserta/",
        angkatan.peserta_add,
        name="peserta_add",
    ),
    path(
        "pelatihan/angkatan/<uuid:kode>/kehadiran/",
        angkatan.kehadiran_edit,
        name="kehadiran_edit",
    ),
    path(
        "pelatihan/angkatan/<uuid:kode>/nilai/", angkatan.nilai_edit, name="nilai_edit"
    ),
    path(
        "pelatihan/angkatan/<uuid:kode>/tutup/",
        angkatan.angkatan_close,
        name="angkatan_close",
    ),
    path(
        "pelatihan/peserta/<uuid:kode>/batal/",
        ruang.peserta_withdraw,
        name="peserta_withdraw",
    ),
    path(
        "pelatihan/peserta/<uuid:kode>/tanggapan/",
        tanggapan.tanggapan_create,
        name="tanggapan_create",
    ),
    path("pelatihan/kasus/<uuid:kode>/", ruang.kasus_answer, name="kasus_answer"),
    path("pelatihan/simulasi/<uuid:kode>/", ruang.simulasi_play, name="simulasi_play"),
    path(
        "pelatihan/percobaan/<uuid:kode>/",
        ruang.percobaan_detail,
        name="percobaan_detail",
    ),
    path("usulan-pelatihan/", usulan.usulan_list, name="usulan_list"),
    path("usulan-pelatihan/baru/", usulan.usulan_create, name="usulan_create"),
    path(
        "usulan-pelatihan/<uuid:kode>/putusan/",
        usulan.usulan_decide,
        name="usulan_decide",
    ),
]
