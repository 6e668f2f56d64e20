"""Addresses of records, claims and imports; the page of a standard comes last of all."""

from django.urls import URLPattern, path

from chuan.standards.web import claims, exports, imports, known_total, records

WORK = "lam-viec/tieu-chuan/"
REGISTER: list[URLPattern] = [
    path(f"{WORK}ban-ghi/them/", records.record_new, name="record_new"),
    path(f"{WORK}ban-ghi/<slug:slug>/sua/", records.record_correct, name="record_correct"),
    path(
        f"{WORK}ban-ghi/<slug:slug>/het-hieu-luc/", records.record_withdraw, name="record_withdraw"
    ),
    path(f"{WORK}theo-doi/<slug:slug>/", records.standard_follow, name="standard_follow"),
    path(f"{WORK}tong-so/", known_total.known_total, name="known_total"),
    path(f"{WORK}nhap/", imports.import_list, name="import_list"),
    path(f"{WORK}nhap/<uuid:uid>/", imports.import_detail, name="import_detail"),
    path(f"{WORK}nhap/<uuid:uid>/dong.csv", imports.import_rows_export, name="import_rows_export"),
    path(f"{WORK}nhap/<uuid:uid>/ghi/", imports.import_apply, name="import_apply"),
    path(f"{WORK}nhap/<uuid:uid>/hoan-lai/", imports.import_undo, name="import_undo"),
    path(f"{WORK}nhap/<uuid:uid>/lam-tiep/", imports.import_again, name="import_again"),
    path(f"{WORK}nhap/<uuid:uid>/bo/", imports.import_drop, name="import_drop"),
    path(f"{WORK}cong-bo/", claims.claim_list, name="claim_list"),
    path(f"{WORK}cong-bo/tai-ve.csv", claims.claim_export, name="claim_export"),
    path(f"{WORK}cong-bo/them/", claims.claim_new, name="claim_new"),
    path(f"{WORK}cong-bo/<uuid:uid>/", claims.claim_detail, name="claim_detail"),
    path(f"{WORK}cong-bo/<uuid:uid>/sua/", claims.claim_change, name="claim_change"),
    path(f"{WORK}cong-bo/<uuid:uid>/thoi/", claims.claim_end, name="claim_end"),
    path(f"{WORK}cong-bo/<uuid:uid>/xac-nhan/", claims.claim_confirm, name="claim_confirm"),
    path(f"{WORK}cong-bo/<uuid:uid>/tra-lai/", claims.claim_return, name="claim_return"),
    path("tieu-chuan/tai-ve/<str:shape>/", exports.standard_export, name="standard_export"),
]
DETAIL: list[URLPattern] = [
    path("tieu-chuan/<slug:slug>/", records.standard_detail, name="standard_detail"),
]
"""After every other address below /tieu-chuan/, since it takes any word."""
