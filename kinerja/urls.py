"""Every address of the product, Indonesian and without ids of rows."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
