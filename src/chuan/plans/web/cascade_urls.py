"""Addresses of what stands above and below a plan, of comparisons, and of work that changes hands."""

from django.urls import path

from chuan.plans.web import alignment, cascade, duties, moves

_PLAN = "ke-hoach/<uuid:uid>"

patterns = [
    path(f"{_PLAN}/cap-tren/", cascade.cascade_parents, name="cascade_parents"),
    path(
        f"{_PLAN}/cap-tren/xac-nhan/",
        cascade.cascade_parents_confirm,
        name="cascade_parents_confirm",
    ),
    path(f"{_PLAN}/cap-tren/tra-loi/", cascade.cascade_parent_answer, name="cascade_parent_answer"),
    path(f"{_PLAN}/cap-tren/them/", cascade.cascade_parent_add, name="cascade_parent_add"),
    path(
        f"{_PLAN}/cap-tren/chi-tieu/",
        cascade.cascade_target_inherit,
        name="cascade_target_inherit",
    ),
    path(
        f"{_PLAN}/cap-tren/chi-tieu/tra-loi/",
        cascade.cascade_target_answer,
        name="cascade_target_answer",
    ),
    path(f"{_PLAN}/dang-va-chinh-quyen/", cascade.cascade_party, name="cascade_party"),
    path(
        f"{_PLAN}/dang-va-chinh-quyen/tra-loi/",
        cascade.cascade_party_answer,
        name="cascade_party_answer",
    ),
    path(
        f"{_PLAN}/dang-va-chinh-quyen/them/",
        cascade.cascade_party_add,
        name="cascade_party_add",
    ),
    path(f"{_PLAN}/cap-duoi/", duties.cascade_duties, name="cascade_duties"),
    path(
        f"{_PLAN}/cap-duoi/tai-ve.csv", duties.cascade_duties_export, name="cascade_duties_export"
    ),
    path(f"{_PLAN}/cap-duoi/in/", duties.cascade_duties_print, name="cascade_duties_print"),
    path(
        f"{_PLAN}/cap-duoi/xac-nhan/", duties.cascade_duties_confirm, name="cascade_duties_confirm"
    ),
    path(f"{_PLAN}/cap-duoi/them/", duties.cascade_duty_add, name="cascade_duty_add"),
    path(f"{_PLAN}/cap-duoi/tra-loi/", duties.cascade_duty_answer, name="cascade_duty_answer"),
    path(f"{_PLAN}/cap-duoi/cong-chi-tieu/", alignment.alignment_sums, name="alignment_sums"),
    path(f"{_PLAN}/doi-chieu/", alignment.alignment_detail, name="alignment_detail"),
    path(f"{_PLAN}/doi-chieu/in/", alignment.alignment_print, name="alignment_print"),
    path(f"{_PLAN}/doi-chieu/tai-ve.csv", alignment.alignment_export, name="alignment_export"),
    path(f"{_PLAN}/doi-chieu/bat-dau/", alignment.alignment_start, name="alignment_start"),
    path(f"{_PLAN}/doi-chieu/tra-loi/", alignment.alignment_answer, name="alignment_answer"),
    path("chuyen-viec/", moves.move_list, name="move_list"),
    path("chuyen-viec/<uuid:uid>/", moves.move_detail, name="move_detail"),
    path("chuyen-viec/<uuid:uid>/chuyen/", moves.move_accept, name="move_accept"),
    path("chuyen-viec/<uuid:uid>/giu-nguyen/", moves.move_keep, name="move_keep"),
    path("chuyen-viec/<uuid:uid>/hoan-tac/", moves.move_undo, name="move_undo"),
    path("chuyen-viec/<uuid:uid>/soan-quyet-dinh/", moves.move_draft, name="move_draft"),
]
