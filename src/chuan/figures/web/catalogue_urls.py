"""Addresses of indicators, targets and forms."""

from django.urls import path

from chuan.figures.web import catalogue, form_editor, targets

catalogue_patterns = [
    path("lam-viec/chi-tieu/", catalogue.indicator_list, name="indicator_list"),
    path("lam-viec/chi-tieu/tai-ve.csv", catalogue.indicator_export, name="indicator_export"),
    path("lam-viec/chi-tieu/moi/", catalogue.indicator_create, name="indicator_create"),
    path("lam-viec/chi-tieu/ke-hoach/<uuid:uid>/", targets.plan_targets_page, name="plan_targets"),
    path("lam-viec/chi-tieu/muc-tieu/<uuid:uid>/", targets.target_edit, name="target_edit"),
    path("lam-viec/chi-tieu/muc-tieu/<uuid:uid>/bo/", targets.target_remove, name="target_remove"),
    path("lam-viec/chi-tieu/<uuid:uid>/", catalogue.indicator_detail, name="indicator_detail"),
    path("lam-viec/chi-tieu/<uuid:uid>/sua/", catalogue.indicator_edit, name="indicator_edit"),
    path("lam-viec/chi-tieu/<uuid:uid>/ket-thuc/", catalogue.indicator_end, name="indicator_end"),
    path(
        "lam-viec/chi-tieu/<uuid:uid>/doi-cach-tinh/",
        catalogue.indicator_break,
        name="indicator_break",
    ),
    path("lam-viec/chi-tieu/<uuid:uid>/muc-tieu/", targets.target_create, name="target_create"),
    path("lam-viec/bieu-mau/", form_editor.form_list, name="form_list"),
    path("lam-viec/bieu-mau/tai-ve.csv", form_editor.form_export, name="form_export"),
    path("lam-viec/bieu-mau/moi/", form_editor.form_create, name="form_create"),
    path("lam-viec/bieu-mau/<uuid:uid>/", form_editor.form_detail, name="form_detail"),
    path("lam-viec/bieu-mau/<uuid:uid>/in/", form_editor.form_print, name="form_print"),
    path("lam-viec/bieu-mau/<uuid:uid>/sua/", form_editor.form_edit, name="form_edit"),
    path("lam-viec/bieu-mau/<uuid:uid>/ban-moi/", form_editor.form_copy, name="form_copy"),
    path("lam-viec/bieu-mau/<uuid:uid>/bo/", form_editor.form_discard, name="form_discard"),
]
