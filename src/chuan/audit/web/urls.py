"""Addresses under /lam-viec/nhat-ky/."""

from django.urls import path

from chuan.audit.web import views

app_name = "audit"
urlpatterns = [
    path("", views.entry_list, name="entry_list"),
    path("tai-ve/", views.entry_export, name="entry_export"),
    path("du-lieu-ca-nhan/", views.personal_fields, name="personal_fields"),
    path("<int:entry_id>/", views.entry_detail, name="entry_detail"),
]
