"""Addresses of the room `standards`."""

from django.urls import URLPattern, URLResolver

from chuan.standards.web.draft_urls import DRAFTS
from chuan.standards.web.life_urls import LIVES
from chuan.standards.web.register_urls import DETAIL, REGISTER
from chuan.standards.web.search_urls import SEARCH

app_name = "standards"
urlpatterns: list[URLPattern | URLResolver] = [*DRAFTS, *LIVES, *SEARCH, *REGISTER, *DETAIL]
"""DETAIL comes last: it takes any word below /tieu-chuan/."""
