"""Addresses of the register of acts."""

from django.urls import path

from chuan.law.web import views

app_name = "law"
urlpatterns = [
    path("", views.act_list, name="act_list"),
    path("<uuid:uid>/", views.act_detail, name="act_detail"),
]
