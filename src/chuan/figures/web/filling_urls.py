"""Addresses of the report as it is filled, of its cells, and of the burden of filling."""

from django.urls import path

from chuan.figures.web import burden, cell, filling

REPORT = "lam-viec/bao-cao/<uuid:uid>"
filling_patterns = [
    path(f"{REPORT}/", filling.report_detail, name="report_detail"),
    path(f"{REPORT}/ghi/", filling.report_save, name="report_save"),
    path(f"{REPORT}/hoan-tac/", filling.report_undo, name="report_undo"),
    path(f"{REPORT}/chep-nam-truoc/", filling.report_copy, name="report_copy"),
    path(f"{REPORT}/o-cho/", filling.report_answer_held, name="report_answer_held"),
    path(f"{REPORT}/_/dong/", filling.report_lines_fragment, name="report_lines_fragment"),
    path(f"{REPORT}/o/<int:line>/", cell.cell_detail, name="cell_detail"),
    path(f"{REPORT}/o/<int:line>/nguon/", cell.source_add, name="source_add"),
    path(f"{REPORT}/o/<int:line>/nguon/go/", cell.source_remove, name="source_remove"),
    path("lam-viec/bao-cao/ganh-nang/", burden.burden, name="burden"),
    path("lam-viec/bao-cao/ganh-nang/tai-ve.csv", burden.burden_export, name="burden_export"),
]
