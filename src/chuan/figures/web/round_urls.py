"""Addresses of reports owed, rounds, schedules and compilers."""

from django.urls import path

from chuan.figures.web import rounds, schedules

round_patterns = [
    path("lam-viec/bao-cao/", rounds.report_list, name="report_list"),
    path("lam-viec/bao-cao/tai-ve.csv", rounds.report_export, name="report_export"),
    path("lam-viec/bao-cao/ky/", rounds.round_list, name="round_list"),
    path("lam-viec/bao-cao/ky/tai-ve.csv", rounds.round_export, name="round_export"),
    path("lam-viec/bao-cao/ky/moi/", rounds.round_create, name="round_create"),
    path("lam-viec/bao-cao/ky/<uuid:uid>/", rounds.round_detail, name="round_detail"),
    path(
        "lam-viec/bao-cao/ky/<uuid:uid>/tai-ve.csv",
        rounds.round_bodies_export,
        name="round_bodies_export",
    ),
    path("lam-viec/bao-cao/ky/<uuid:uid>/ngay/", rounds.round_days, name="round_days"),
    path("lam-viec/bao-cao/ky/<uuid:uid>/bo/", rounds.round_cancel, name="round_cancel"),
    path("lam-viec/bao-cao/ky/<uuid:uid>/them/", rounds.round_add, name="round_add"),
    path("lam-viec/bao-cao/ky/<uuid:uid>/don-doc/", rounds.round_chase, name="round_chase"),
    path("lam-viec/bao-cao/lich/", schedules.schedule_list, name="schedule_list"),
    path("lam-viec/bao-cao/lich/moi/", schedules.schedule_create, name="schedule_create"),
    path("lam-viec/bao-cao/lich/<int:number>/dung/", schedules.schedule_end, name="schedule_end"),
    path("lam-viec/bao-cao/dau-moi/", schedules.compiler_list, name="compiler_list"),
    path(
        "lam-viec/bao-cao/dau-moi/<int:number>/thoi/", schedules.compiler_end, name="compiler_end"
    ),
]
