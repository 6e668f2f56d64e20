"""Addresses of the checker, of kept answers and of the lists of goods by level of risk."""

from django.urls import path

from chuan.engagement.web import checker, risk_lists

KEPT = "lam-viec/cau-tra-loi/"
RISK = "danh-muc-rui-ro/"
urlpatterns = [
    path("san-pham-cua-toi/", checker.checker, name="checker"),
    path("san-pham-cua-toi/tra-loi/", checker.checker_answer, name="checker_answer"),
    path("san-pham-cua-toi/ma/", checker.checker_code, name="checker_code"),
    path(KEPT, checker.answer_list, name="answer_list"),
    path(f"{KEPT}luu/", checker.answer_keep, name="answer_keep"),
    path(f"{KEPT}<uuid:uid>/", checker.answer_detail, name="answer_detail"),
    path(f"{KEPT}<uuid:uid>/hom-nay/", checker.answer_renew, name="answer_renew"),
    path(f"{KEPT}<uuid:uid>/bo/", checker.answer_drop, name="answer_drop"),
    path(RISK, risk_lists.risk_list_list, name="risk_list_list"),
    path(f"{RISK}nap/", risk_lists.risk_list_new, name="risk_list_new"),
    path(f"{RISK}<uuid:uid>/", risk_lists.risk_list_detail, name="risk_list_detail"),
    path(f"{RISK}<uuid:uid>/bo/", risk_lists.risk_list_drop, name="risk_list_drop"),
]
