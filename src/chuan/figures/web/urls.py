"""Addresses of indicators, rounds, reports and figures; each part of the room keeps its own list."""

from django.urls import URLPattern

from chuan.figures.web.life_urls import life_patterns
from chuan.figures.web.overview_urls import overview_patterns
from chuan.figures.web.round_urls import round_patterns

app_name = "figures"
urlpatterns: list[URLPattern] = [
    *life_patterns,
    *overview_patterns,
    *round_patterns,
]
