"""Addresses of the registers of acts and of days."""

from django.urls import path

from chuan.law.web import days, views

app_name = "law"
urlpatterns = [
    path("", views.act_list, name="act_list"),
    path("ngay-nghi/", days.day_list, name="day_list"),
    path("ngay-nghi/sua/", days.day_change, name="day_change"),
    path("ngay-nghi/<int:year>/", days.day_list, name="day_list_of"),
    path("<uuid:uid>/", views.act_detail, name="act_detail"),
]
