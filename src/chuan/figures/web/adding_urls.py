"""Addresses of figures: their list, one opened down to its cells, the reconciliation."""

from django.urls import path

from chuan.figures.web import adding

ROOT = "lam-viec/so-lieu"
PLACE = f"{ROOT}/<uuid:uid>/<slug:code>"
adding_patterns = [
    path(f"{ROOT}/", adding.figure_list, name="figure_list"),
    path(f"{ROOT}/tai-ve.csv", adding.figure_list_export, name="figure_list_export"),
    path(f"{ROOT}/doi-soat/", adding.figure_reconciliation, name="figure_reconciliation"),
    path(
        f"{ROOT}/doi-soat/tai-ve.csv",
        adding.figure_reconciliation_export,
        name="figure_reconciliation_export",
    ),
    path(f"{PLACE}/", adding.figure_place, name="figure_place"),
    path(f"{PLACE}/tai-ve.csv", adding.figure_export, name="figure_export"),
]
