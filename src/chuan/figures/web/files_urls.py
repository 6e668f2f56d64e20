"""Addresses of workbooks."""

from django.urls import path

from chuan.figures.web import files

files_patterns = [
    path("lam-viec/bao-cao/tep/", files.workbook_list, name="workbook_list"),
    path("lam-viec/bao-cao/tep/lich-su/", files.workbook_history, name="workbook_history"),
    path(
        "lam-viec/bao-cao/tep/lich-su/<int:year>.xlsx",
        files.workbook_history_template,
        name="workbook_history_template",
    ),
    path("lam-viec/bao-cao/tep/ky/<uuid:uid>/", files.workbook_round, name="workbook_round"),
    path(
        "lam-viec/bao-cao/tep/ky/<uuid:uid>/mau.xlsx",
        files.workbook_round_template,
        name="workbook_round_template",
    ),
    path(
        "lam-viec/bao-cao/tep/bao-cao/<uuid:uid>/mau.xlsx",
        files.workbook_report_template,
        name="workbook_report_template",
    ),
    path("lam-viec/bao-cao/tep/<uuid:uid>/", files.workbook_detail, name="workbook_detail"),
    path(
        "lam-viec/bao-cao/tep/<uuid:uid>/danh-dau.xlsx",
        files.workbook_marked,
        name="workbook_marked",
    ),
    path("lam-viec/bao-cao/tep/<uuid:uid>/nhap/", files.workbook_apply, name="workbook_apply"),
    path("lam-viec/bao-cao/tep/<uuid:uid>/bo/", files.workbook_give_up, name="workbook_give_up"),
]
