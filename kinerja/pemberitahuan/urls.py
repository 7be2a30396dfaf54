"""Addresses below /pemberitahuan/."""

from django.urls import path

from kinerja.pemberitahuan import views

app_name = "pemberitahuan"
urlpatterns = [
    path("", views.pesan_list, name="pesan_list"),
    path("dibaca/", views.pesan_read, name="pesan_read_all"),
    path("<uuid:kode>/dibaca/", views.pesan_read, name="pesan_read"),
]
