"""Addresses of the steps of a report, its versions, questions about it, and requests to open it."""

from django.urls import path

from chuan.figures.web import life, life_asking, life_rounds, life_versions

REPORT = "lam-viec/bao-cao/<uuid:uid>/"
ROUND = "lam-viec/bao-cao/ky/<uuid:uid>/"
QUESTION = "lam-viec/bao-cao/cau-hoi/<uuid:uid>/"
OPENING = "lam-viec/bao-cao/mo-khoa/<uuid:uid>/"
life_patterns = [
    path(f"{REPORT}gui/", life.report_send, name="report_send"),
    path(f"{REPORT}rut-lai/", life.report_withdraw, name="report_withdraw"),
    path(f"{REPORT}tra-lai/", life.report_return, name="report_return"),
    path(f"{REPORT}chap-nhan/", life.report_approve, name="report_approve"),
    path(f"{REPORT}de-nghi-mo-khoa/", life.report_ask_open, name="report_ask_open"),
    path(f"{REPORT}so-chinh-thuc/", life.report_actuals, name="report_actuals"),
    path(f"{REPORT}ban/<int:number>/", life_versions.version_detail, name="version_detail"),
    path(f"{REPORT}thay-doi/", life_versions.report_changes, name="report_changes"),
    path(f"{REPORT}hoi/", life_asking.question_new, name="question_new"),
    path(QUESTION, life_asking.question_detail, name="question_detail"),
    path(f"{QUESTION}tra-loi/", life_asking.question_answer, name="question_answer"),
    path(f"{QUESTION}ket-thuc/", life_asking.question_close, name="question_close"),
    path(OPENING, life_asking.opening_detail, name="opening_detail"),
    path(f"{OPENING}mo/", life_asking.opening_grant, name="opening_grant"),
    path(f"{OPENING}khong-mo/", life_asking.opening_refuse, name="opening_refuse"),
    path(f"{ROUND}xem-xet/", life_rounds.round_judge, name="round_judge"),
    path(f"{ROUND}tong-hop/", life_rounds.round_consolidate, name="round_consolidate"),
    path(f"{ROUND}khoa-so/", life_rounds.round_close, name="round_close"),
]
