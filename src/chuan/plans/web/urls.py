"""Addresses of plans, tasks and the import screen."""

from django.urls import path

from chuan.plans.web import imports, reviews, supervision, tasks, views, work

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
    path("ke-hoach/<uuid:uid>/so-ket/moi/", reviews.review_create, name="review_create"),
    path("so-ket/", reviews.review_list, name="review_list"),
    path("so-ket/tai-ve.csv", reviews.review_export, name="review_export"),
    path("so-ket/<uuid:uid>/", reviews.review_detail, name="review_detail"),
    path("so-ket/<uuid:uid>/to-chuc/", reviews.review_hold, name="review_hold"),
    path("so-ket/<uuid:uid>/ket-luan/", reviews.review_conclude, name="review_conclude"),
    path("so-ket/<uuid:uid>/mo-lai/", reviews.review_reopen, name="review_reopen"),
    path("so-ket/<uuid:uid>/bo/", reviews.review_cancel, name="review_cancel"),
    path("so-ket/<uuid:uid>/noi-dung/", reviews.review_lesson_add, name="review_lesson_add"),
    path(
        "so-ket/<uuid:uid>/noi-dung/<int:lesson>/bo/",
        reviews.review_lesson_remove,
        name="review_lesson_remove",
    ),
    path("mo-hinh/", reviews.model_list, name="model_list"),
    path("mo-hinh/tai-ve.csv", reviews.model_export, name="model_export"),
    path("mo-hinh/moi/", reviews.model_create, name="model_create"),
    path("mo-hinh/<uuid:uid>/", reviews.model_detail, name="model_detail"),
    path("mo-hinh/<uuid:uid>/pho-bien/", reviews.model_recommend, name="model_recommend"),
    path("mo-hinh/<uuid:uid>/ap-dung/", reviews.model_copy, name="model_copy"),
    path("giam-sat/", supervision.programme_list, name="programme_list"),
    path("giam-sat/moi/", supervision.programme_create, name="programme_create"),
    path("giam-sat/<uuid:uid>/", supervision.programme_detail, name="programme_detail"),
    path("giam-sat/<uuid:uid>/them/", supervision.supervision_add, name="supervision_add"),
    path(
        "giam-sat/<uuid:uid>/thong-bao/", supervision.programme_announce, name="programme_announce"
    ),
    path("giam-sat/cuoc/<uuid:uid>/", supervision.supervision_detail, name="supervision_detail"),
    path(
        "giam-sat/cuoc/<uuid:uid>/ket-qua/", supervision.supervision_hold, name="supervision_hold"
    ),
    path(
        "giam-sat/cuoc/<uuid:uid>/kien-nghi/",
        supervision.recommendation_add,
        name="recommendation_add",
    ),
    path("giam-sat/kien-nghi/", supervision.recommendation_list, name="recommendation_list"),
    path(
        "giam-sat/kien-nghi/tai-ve.csv",
        supervision.recommendation_export,
        name="recommendation_export",
    ),
    path(
        "giam-sat/kien-nghi/<uuid:uid>/",
        supervision.recommendation_detail,
        name="recommendation_detail",
    ),
    path(
        "giam-sat/kien-nghi/<uuid:uid>/tra-loi/",
        supervision.recommendation_answer,
        name="recommendation_answer",
    ),
    path("ke-hoach/<uuid:uid>/", views.plan_detail, name="plan_detail"),
]
