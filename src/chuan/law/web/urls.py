"""Addresses of the registers of acts and of days."""

from django.urls import path

from chuan.law.web import acts, days, flags, keeping, views

app_name = "law"
urlpatterns = [
    path("", views.act_list, name="act_list"),
    path("ngay-nghi/", days.day_list, name="day_list"),
    path("ngay-nghi/sua/", days.day_change, name="day_change"),
    path("ngay-nghi/<int:year>/", days.day_list, name="day_list_of"),
    path("tai-ve.csv", views.act_export, name="act_export"),
    path("them/", keeping.act_new, name="act_new"),
    path("can-xem-lai/", flags.flag_list, name="flag_list"),
    path("can-xem-lai/tai-ve.csv", flags.flag_export, name="flag_export"),
    path("can-xem-lai/tra-loi/", flags.flag_answer, name="flag_answer"),
    path("can-xem-lai/<int:number>/mo-lai/", flags.flag_reopen, name="flag_reopen"),
    path("hieu-luc/<uuid:uid>/rut/", keeping.event_take_back, name="event_take_back"),
    path("dieu-khoan/<uuid:uid>/rut/", keeping.article_take_back, name="article_take_back"),
    path("<uuid:uid>/", views.act_detail, name="act_detail"),
    path("<uuid:uid>/dieu-khoan/", acts.act_articles, name="act_articles"),
    path("<uuid:uid>/dieu-khoan/ghi/", keeping.article_new, name="article_new"),
    path("<uuid:uid>/dua-vao-day/", acts.act_resting, name="act_resting"),
    path("<uuid:uid>/dua-vao-day/tai-ve.csv", acts.act_resting_export, name="act_resting_export"),
    path("<uuid:uid>/lich-su/", acts.act_history, name="act_history"),
    path("<uuid:uid>/hieu-luc/ghi/", keeping.event_new, name="event_new"),
    path("<uuid:uid>/rut/", keeping.act_take_back, name="act_take_back"),
]
