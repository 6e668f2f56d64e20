"""Addresses of the pages that cross rooms."""

from django.urls import path

from chuan.portal.web import handover_views, views

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
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
