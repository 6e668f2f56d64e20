"""Addresses of forms of others."""

from django.urls import path

from chuan.figures.web import foreign

foreign_patterns = [
    path("lam-viec/bieu-mau-den/", foreign.foreign_list, name="foreign_list"),
    path("lam-viec/bieu-mau-den/<uuid:uid>/", foreign.foreign_detail, name="foreign_detail"),
    path("lam-viec/bieu-mau-den/<uuid:uid>/dien/", foreign.foreign_filled, name="foreign_filled"),
    path(
        "lam-viec/bieu-mau-den/<uuid:uid>/goc/", foreign.foreign_original, name="foreign_original"
    ),
    path("lam-viec/bieu-mau-den/<uuid:uid>/bo/", foreign.foreign_forget, name="foreign_forget"),
]
