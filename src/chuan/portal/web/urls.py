"""Addresses of the pages that cross rooms."""

from django.urls import path

from chuan.portal.web import handover_views, open_data, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("viec-cua-toi/", views.worklist, name="worklist"),
    path("ban-giao/", handover_views.handover_new, name="handover_new"),
    path("ban-giao/<uuid:uid>/", handover_views.handover_record, name="handover_record"),
    path("tim-kiem/", views.search, name="search"),
    path("tro-giup/", views.help_page, name="help"),
    path("gioi-thieu/", views.about, name="about"),
    path("tiep-can/", views.accessibility, name="accessibility"),
    path("du-lieu-ca-nhan/", views.privacy, name="privacy"),
    path("ngon-ngu/", views.set_language, name="set_language"),
    path("du-lieu-mo/", open_data.dataset_list, name="open_data"),
    path("du-lieu-mo/catalog.jsonld", open_data.catalogue_dcat, name="open_data_dcat"),
    path("du-lieu-mo/<slug:key>/", open_data.dataset_detail, name="dataset_detail"),
    path("du-lieu-mo/<slug:key>.csv", open_data.dataset_csv, name="dataset_csv"),
    path("du-lieu-mo/<slug:key>.json", open_data.dataset_json, name="dataset_json"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
