"""Addresses of the register as one searches in it; before the page of a standard, which takes any word."""

from django.urls import URLPattern, path

from chuan.standards.web import search, search_saved

WORK = "lam-viec/tieu-chuan/tim-da-luu/"
SEARCH: list[URLPattern] = [
    path("tieu-chuan/", search.standard_list, name="standard_list"),
    path("tieu-chuan/linh-vuc/", search.ics_tree, name="ics_tree"),
    path(WORK, search_saved.search_list, name="search_list"),
    path(f"{WORK}luu/", search_saved.search_save, name="search_save"),
    path(f"{WORK}<uuid:uid>/bao/", search_saved.search_alerts, name="search_alerts"),
    path(f"{WORK}<uuid:uid>/xoa/", search_saved.search_drop, name="search_drop"),
]
