"""Addresses of the room `standards`."""

from django.urls import URLPattern, URLResolver

from chuan.standards.web.register_urls import DETAIL, REGISTER

app_name = "standards"
urlpatterns: list[URLPattern | URLResolver] = [*REGISTER, *DETAIL]
"""DETAIL comes last: it takes any word below /tieu-chuan/."""
