"""Addresses of the overview and of what chases the late."""

from django.urls import path

from chuan.plans.web import overview

overview_patterns = [
    path("toan-canh/", overview.overview_plans, name="overview_plans"),
    path("toan-canh/qua-han/", overview.late_list, name="late_list"),
    path("toan-canh/qua-han/don-doc/", overview.late_chase, name="late_chase"),
    path("ke-hoach/<uuid:uid>/toan-canh/", overview.overview_map, name="overview_map"),
    path(
        "ke-hoach/<uuid:uid>/toan-canh/tai-ve.csv", overview.overview_export, name="overview_export"
    ),
]
