"""Addresses of the overview and of what is made public."""

from django.urls import path

from chuan.figures.web import overview, publishing

overview_patterns = [
    path("lam-viec/toan-canh-so-lieu/", overview.overview, name="overview"),
    path("lam-viec/toan-canh-so-lieu/tai-ve.csv", overview.overview_units, name="overview_units"),
    path("lam-viec/toan-canh-so-lieu/ban-do/", overview.overview_map, name="overview_map"),
    path("lam-viec/so-lieu/cong-bo/", publishing.publication_list, name="publication_list"),
    path(
        "lam-viec/so-lieu/cong-bo/<uuid:uid>/thu-hoi/",
        publishing.publication_withdraw,
        name="publication_withdraw",
    ),
    path("so-lieu/", publishing.public_list, name="public_list"),
    path("so-lieu/<uuid:uid>/", publishing.public_detail, name="public_detail"),
    path("so-lieu/<uuid:uid>/tai-ve.csv", publishing.public_export, name="public_export"),
]
