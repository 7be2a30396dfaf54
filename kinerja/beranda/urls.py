"""Addresses of the roof."""

from django.urls import path

from kinerja.beranda import kartu, siklus, views

app_name = "beranda"
urlpatterns = [
    path("", views.home, name="home"),
    path("bantuan/", views.bantuan, name="bantuan"),
    path("gaya/", views.gaya, name="gaya"),
    path("kartu/", kartu.kartu_saya, name="kartu_saya"),
    path("kartu/<uuid:kode>/", kartu.kartu_detail, name="kartu_detail"),
    path("publik/", views.publik, name="publik"),
    path("siklus/", siklus.siklus, name="siklus"),
    path("siklus/tunggakan/", siklus.siklus_tunggakan, name="siklus_tunggakan"),
    path("siklus/ingatkan/", siklus.siklus_ingatkan, name="siklus_ingatkan"),
    path("sehat", views.sehat, name="sehat"),
    path("siap", views.siap, name="siap"),
]
