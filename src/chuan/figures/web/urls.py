"""Addresses of indicators, rounds, reports and figures; each part of the room keeps its own list."""

from django.urls import URLPattern

from chuan.figures.web.adding_urls import adding_patterns
from chuan.figures.web.catalogue_urls import catalogue_patterns
from chuan.figures.web.files_urls import files_patterns
from chuan.figures.web.filling_urls import filling_patterns
from chuan.figures.web.foreign_urls import foreign_patterns
from chuan.figures.web.life_urls import life_patterns
from chuan.figures.web.overview_urls import overview_patterns
from chuan.figures.web.paper_urls import paper_patterns
from chuan.figures.web.round_urls import round_patterns

app_name = "figures"
urlpatterns: list[URLPattern] = [
    *adding_patterns,
    *catalogue_patterns,
    *files_patterns,
    *filling_patterns,
    *foreign_patterns,
    *life_patterns,
    *overview_patterns,
    *paper_patterns,
    *round_patterns,
]
