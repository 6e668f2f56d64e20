"""Addresses of reviews, models and supervision."""

from django.urls import path

from chuan.plans.web import reviews, supervision

follow_up_patterns = [
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
]
