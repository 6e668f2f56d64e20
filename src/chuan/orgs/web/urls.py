"""Addresses of the pages of organisations and people."""

from django.urls import URLPattern, URLResolver

app_name = "orgs"
urlpatterns: list[URLPattern | URLResolver] = []
