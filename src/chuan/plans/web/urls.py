"""Addresses of plans, tasks and the import screen."""

from django.urls import path

from chuan.plans.web import imports, tasks, views, work

app_name = "plans"
urlpatterns = [
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
    path("ke-hoach/<uuid:uid>/", views.plan_detail, name="plan_detail"),
]
