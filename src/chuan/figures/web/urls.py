"""Addresses of indicators, rounds, reports and figures; each part of the room keeps its own list."""

from django.urls import URLPattern

app_name = "figures"
urlpatterns: list[URLPattern] = []
