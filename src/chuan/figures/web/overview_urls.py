"""Addresses of the overview."""

from django.urls import path

from chuan.figures.web import overview

overview_patterns = [
    path("lam-viec/toan-canh-so-lieu/", overview.overview, name="overview"),
    path("lam-viec/toan-canh-so-lieu/tai-ve.csv", overview.overview_units, name="overview_units"),
    path("lam-viec/toan-canh-so-lieu/ban-do/", overview.overview_map, name="overview_map"),
]
