"""Addresses of indikator."""

from django.urls import URLPattern

app_name = "indikator"
urlpatterns: list[URLPattern] = []
