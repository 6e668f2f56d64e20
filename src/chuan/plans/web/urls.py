"""Addresses of plans, tasks and the import screen."""

from django.urls import path

from chuan.plans.web import (
    confirming,
    difficulties,
    evidence,
    following,
    imports,
    tasks,
    views,
    work,
)
from chuan.plans.web.campaign_urls import campaign_patterns
from chuan.plans.web.cascade_urls import patterns as cascade_patterns
from chuan.plans.web.child_urls import child_patterns
from chuan.plans.web.follow_up_urls import follow_up_patterns
from chuan.plans.web.overview_urls import overview_patterns

app_name = "plans"
urlpatterns = [
    *campaign_patterns,
    *cascade_patterns,
    *child_patterns,
    *follow_up_patterns,
    *overview_patterns,
    path("ke-hoach/", views.plan_list, name="plan_list"),
    path("ke-hoach/tai-ve.csv", views.plan_export, name="plan_export"),
    path("ke-hoach/nhap/<uuid:uid>/", imports.import_detail, name="import_detail"),
    path("ke-hoach/nhap/<uuid:uid>/sua/", imports.import_correct, name="import_correct"),
    path("ke-hoach/nhap/<uuid:uid>/them/", imports.import_add, name="import_add"),
    path("ke-hoach/nhap/<uuid:uid>/bo/", imports.import_remove, name="import_remove"),
    path("ke-hoach/nhap/<uuid:uid>/hoan-tac/", imports.import_undo, name="import_undo"),
    path("ke-hoach/nhap/<uuid:uid>/lam-lai/", imports.import_redo, name="import_redo"),
    path("ke-hoach/nhap/<uuid:uid>/phat-hien/", imports.import_finding, name="import_finding"),
    path("ke-hoach/nhap/<uuid:uid>/co-quan/", imports.import_agency, name="import_agency"),
    path("ke-hoach/nhap/<uuid:uid>/co-quan-moi/", imports.import_create, name="import_create"),
    path("ke-hoach/nhap/<uuid:uid>/lua-chon/", imports.import_choice, name="import_choice"),
    path("ke-hoach/nhap/<uuid:uid>/xoa/", imports.import_discard, name="import_discard"),
    path("ke-hoach/nhap/<uuid:uid>/tiep-nhan/", imports.import_accept, name="import_accept"),
    path("ke-hoach/tiep-nhan/<uuid:uid>/hoan-tac/", views.acceptance_undo, name="acceptance_undo"),
    path("viec/", tasks.task_list, name="task_list"),
    path("viec/tai-ve.csv", tasks.task_export, name="task_export"),
    path("viec/moi/", tasks.task_create, name="task_create"),
    path("viec/gop/", tasks.task_merge, name="task_merge"),
    path("viec/<uuid:uid>/", tasks.task_detail, name="task_detail"),
    path("viec/<uuid:uid>/sua/", tasks.task_correct, name="task_correct"),
    path("viec/<uuid:uid>/tach/", tasks.task_split, name="task_split"),
    path("viec/<uuid:uid>/rut/", tasks.task_withdraw, name="task_withdraw"),
    path("phan-cong/<uuid:uid>/nguoi/", work.share_assign, name="share_assign"),
    path("phan-cong/<uuid:uid>/chuyen/", work.share_reassign, name="share_reassign"),
    path("phan-cong/<uuid:uid>/trao-doi/", work.share_reply, name="share_reply"),
    path("phan-cong/<uuid:uid>/trang-thai/", work.share_move, name="share_move"),
    path("viec/<uuid:uid>/trao-doi/", following.task_discussion, name="task_discussion"),
    path("viec/<uuid:uid>/viec-cap-tren/", following.task_parent, name="task_parent"),
    path("phan-cong/<uuid:uid>/bao-hoan-thanh/", evidence.share_report, name="share_report"),
    path("phan-cong/<uuid:uid>/minh-chung/", evidence.share_evidence, name="share_evidence"),
    path("phan-cong/<uuid:uid>/hoan-tac/", evidence.share_undo, name="share_undo"),
    path("phan-cong/<uuid:uid>/vuong-mac/", difficulties.share_difficulty, name="share_difficulty"),
    path("minh-chung/<uuid:uid>/go/", evidence.evidence_remove, name="evidence_remove"),
    path("xac-nhan/", confirming.confirm_list, name="confirm_list"),
    path("xac-nhan/viec/<uuid:uid>/", confirming.confirm_task, name="confirm_task"),
    path("xac-nhan/phan/<uuid:uid>/", confirming.confirm_detail, name="confirm_detail"),
    path("xac-nhan/lo/moi/", confirming.batch_new, name="batch_new"),
    path("xac-nhan/lo/<uuid:uid>/", confirming.batch_detail, name="batch_detail"),
    path("xac-nhan/lo/<uuid:uid>/bien-ban/", confirming.batch_print, name="batch_print"),
    path("xac-nhan/lo/<uuid:uid>/rut-them/", confirming.batch_widen, name="batch_widen"),
    path("xac-nhan/lo/<uuid:uid>/dung/", confirming.batch_end, name="batch_end"),
    path("vuong-mac/", difficulties.difficulty_list, name="difficulty_list"),
    path("vuong-mac/tai-ve.csv", difficulties.difficulty_export, name="difficulty_export"),
    path("vuong-mac/<uuid:uid>/", difficulties.difficulty_detail, name="difficulty_detail"),
    path("vuong-mac/<uuid:uid>/in/", difficulties.difficulty_print, name="difficulty_print"),
    path("vuong-mac/<uuid:uid>/tra-loi/", difficulties.difficulty_answer, name="difficulty_answer"),
    path("nhac-viec/", following.reminder_list, name="reminder_list"),
    path("thiet-lap/theo-doi/", following.rules_set, name="rules_set"),
    path("ke-hoach/<uuid:uid>/", views.plan_detail, name="plan_detail"),
]
