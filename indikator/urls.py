"""Addresses of indikator."""

from django.urls import path

from indikator.views import indikator

app_name = "indikator"
urlpatterns = [
    path("indikator/baru/", indikator.indikator_create, name="indikator_create"),
    path("indikator/<uuid:kode>/", indikator.indikator_detail, name="indikator_detail"),
]
