"""Addresses of the room `engagement`."""

from django.urls import URLPattern, URLResolver

app_name = "engagement"
urlpatterns: list[URLPattern | URLResolver] = []
