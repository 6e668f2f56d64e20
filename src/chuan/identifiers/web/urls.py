"""Addresses under /dinh-danh/."""

from django.urls import path

from chuan.identifiers.web import views

app_name = "identifiers"
urlpatterns = [
    path("<uuid:uid>/", views.resolve, name="resolve"),
    path("<uuid:uid>/ten/", views.names, name="names"),
]
