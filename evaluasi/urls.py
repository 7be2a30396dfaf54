"""Addresses of evaluasi."""

from django.urls import URLPattern, path

from evaluasi.views import (
    capaian,
    kartu,
    keberatan,
    layanan,
    layanan_warga,
    meja,
    realisasi,
    saldo,
    tindak_lanjut,
    umpan_balik,
)

app_name = "evaluasi"
urlpatterns: list[URLPattern] = [
    path("evaluasi/", realisasi.evaluasi_list, name="evaluasi_list"),
    path(
        "evaluasi/<uuid:kode>/realisasi/",
        realisasi.realisasi_edit,
        name="realisasi_edit",
    ),
    path(
        "evaluasi/bukti/<uuid:kode>/", realisasi.bukti_download, name="bukti_download"
    ),
    path("umpan-balik/", umpan_balik.umpan_balik_list, name="umpan_balik_list"),
    path(
        "umpan-balik/beri/<uuid:kode>/",
        umpan_balik.umpan_balik_create,
        name="umpan_balik_create",
    ),
    path("capaian/", capaian.capaian_list, name="capaian_list"),
    path(
        "capaian/<slug:tahap>/<uuid:kode>/", capaian.capaian_edit, name="capaian_edit"
    ),
    path("meja/", meja.meja, name="meja"),
    path("meja/nilai/<uuid:kode>/", meja.meja_rate, name="meja_rate"),
    path("meja/urung/", meja.meja_undo, name="meja_undo"),
    path("meja/<slug:tahap>/", meja.meja, name="meja_tahap"),
    path("meja/<slug:tahap>/periksa/", meja.meja_check, name="meja_check"),
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
    path(
        "tindak-lanjut/<uuid:kode>/tutup/",
        tindak_lanjut.tindak_lanjut_close,
        name="tindak_lanjut_close",
    ),
    path("keberatan/", keberatan.keberatan_list, name="keberatan_list"),
    path("keberatan/<uuid:kode>/", keberatan.keberatan_detail, name="keberatan_detail"),
    path("saldo-awal/", saldo.saldo_list, name="saldo_list"),
    path("saldo-awal/impor/", saldo.saldo_import, name="saldo_import"),
    path("saldo-awal/pegawai/<uuid:kode>/", saldo.saldo_pegawai, name="saldo_pegawai"),
    path("saldo-awal/unit/<uuid:kode>/", saldo.saldo_unit, name="saldo_unit"),
    path("saldo-awal/<uuid:kode>/", saldo.saldo_edit, name="saldo_edit"),
    path("saldo-awal/<uuid:kode>/cabut/", saldo.saldo_withdraw, name="saldo_withdraw"),
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
