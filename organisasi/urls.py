"""Addresses of the organisation."""

from django.urls import path

from organisasi.views import (
    acuan,
    ekspor,
    gabung,
    impor,
    kebutuhan,
    kode,
    laporan,
    libur,
    mutu,
    pegawai,
    pegawai_baru,
    pegawai_ubah,
    penetapan,
    perubahan,
    tim,
    unit,
)

app_name = "organisasi"
urlpatterns = [
    path("pegawai/", pegawai.pegawai_list, name="pegawai_list"),
    path("pegawai/ekspor/", ekspor.pegawai_export, name="pegawai_export"),
    path("pegawai/baru/", pegawai_baru.pegawai_create, name="pegawai_create"),
    path("pegawai/<uuid:kode>/", pegawai.pegawai_detail, name="pegawai_detail"),
    path("pegawai/<uuid:kode>/ubah/", pegawai_ubah.pegawai_edit, name="pegawai_edit"),
    path("unit/", unit.unit_list, name="unit_list"),
    path("unit/<uuid:kode>/", unit.unit_detail, name="unit_detail"),
    path("unit/<uuid:kode>/bagan/", unit.unit_bagan, name="unit_bagan"),
    path("unit/<uuid:kode>/kode-aktivasi/", kode.kode_unit, name="kode_unit"),
    path("pegawai/<uuid:kode>/kode-aktivasi/", kode.kode_pegawai, name="kode_pegawai"),
    path("saya/kontak/", pegawai.kontak_edit, name="kontak_edit"),
    path("laporan-data/", laporan.laporan_list, name="laporan_list"),
    path("laporan-data/baru/", laporan.laporan_create, name="laporan_create"),
    path("laporan-data/<uuid:kode>/", laporan.laporan_detail, name="laporan_detail"),
    path("laporan-data/<uuid:kode>/ubah/", laporan.laporan_edit, name="laporan_edit"),
    path(
        "laporan-data/<uuid:kode>/bukti/", laporan.laporan_bukti, name="laporan_bukti"
    ),
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
    path(
        "pegawai/<uuid:kode>/gabung/",
        gabung.pegawai_merge_find,
        name="pegawai_merge_find",
    ),
    path(
        "pegawai/<uuid:kode>/gabung/<uuid:lain>/",
        gabung.pegawai_merge,
        name="pegawai_merge",
    ),
    path("unit/<uuid:kode>/tim/baru/", tim.tim_create, name="tim_create"),
    path("tim/<uuid:kode>/", tim.tim_detail, name="tim_detail"),
    path("tim/<uuid:kode>/ubah/", tim.tim_edit, name="tim_edit"),
    path("tim/<uuid:kode>/akhiri/", tim.tim_end, name="tim_end"),
    path("tim/<uuid:kode>/anggota/baru/", tim.anggota_create, name="anggota_create"),
    path(
        "tim/<uuid:kode>/anggota/<int:nomor>/akhiri/",
        tim.anggota_end,
        name="anggota_end",
    ),
    path("mutu-data/", mutu.mutu_list, name="mutu_list"),
    path(
        "pegawai/<uuid:kode>/penilai/",
        penetapan.penetapan_create,
        name="penetapan_create",
    ),
    path(
        "pegawai/<uuid:kode>/penilai/<int:nomor>/akhiri/",
        penetapan.penetapan_end,
        name="penetapan_end",
    ),
    path(
        "pegawai/<uuid:kode>/perubahan/<slug:jenis>/",
        perubahan.perubahan_pegawai,
        name="perubahan_pegawai",
    ),
    path(
        "unit/<uuid:kode>/perubahan/<slug:jenis>/",
        perubahan.perubahan_unit,
        name="perubahan_unit",
    ),
    path(
        "perubahan/<uuid:kode>/batalkan/",
        perubahan.perubahan_cancel,
        name="perubahan_cancel",
    ),
    path("acuan/", acuan.acuan_home, name="acuan_home"),
    path("acuan/libur/baru/", libur.libur_create, name="libur_create"),
    path("acuan/libur/impor/", libur.libur_import, name="libur_import"),
    path("acuan/libur/<int:tahun>/", libur.libur_list, name="libur_list"),
    path("acuan/libur/<uuid:kode>/", libur.libur_edit, name="libur_edit"),
    path("acuan/libur/<uuid:kode>/cabut/", libur.libur_withdraw, name="libur_withdraw"),
    path("acuan/<slug:ranah>/", acuan.acuan_list, name="acuan_list"),
    path("acuan/<slug:ranah>/<slug:kunci>/", acuan.acuan_edit, name="acuan_edit"),
    path("impor/", impor.impor_list, name="impor_list"),
    path("impor/<uuid:kode>/", impor.impor_detail, name="impor_detail"),
    path("impor/<uuid:kode>/simpan/", impor.impor_save, name="impor_save"),
    path("impor/<uuid:kode>/batalkan/", impor.impor_discard, name="impor_discard"),
    path("impor/<uuid:kode>/pilih/", impor.impor_tick, name="impor_tick"),
    path("impor/<uuid:kode>/kolom/", impor.impor_map, name="impor_map"),
    path("impor/<uuid:kode>/urungkan/", impor.impor_undo, name="impor_undo"),
    path("impor/<uuid:kode>/ditolak/", impor.impor_ditolak, name="impor_ditolak"),
]
