"""Addresses of notifications."""

from django.urls import path

from chuan.engagement.web import tbt, tbt_more

TBT = "lam-viec/tbt/"
urlpatterns = [
    path(TBT, tbt.tbt_list, name="tbt_list"),
    path(f"{TBT}tai-ve.csv", tbt.tbt_export, name="tbt_export"),
    path(f"{TBT}moi/", tbt.tbt_new, name="tbt_new"),
    path(f"{TBT}lien-quan/", tbt.tbt_matches, name="tbt_matches"),
    path(f"{TBT}lien-quan/tai-ve.csv", tbt.tbt_matches_export, name="tbt_matches_export"),
    path(f"{TBT}lien-quan/<uuid:uid>/", tbt.match_answer, name="match_answer"),
    path(f"{TBT}hoi-dap/", tbt_more.question_list, name="question_list"),
    path(f"{TBT}hoi-dap/moi/", tbt_more.question_new, name="question_new"),
    path(f"{TBT}hoi-dap/<uuid:uid>/", tbt_more.question_detail, name="question_detail"),
    path(f"{TBT}hoi-dap/<uuid:uid>/tra-loi/", tbt_more.question_answer, name="question_answer"),
    path(f"{TBT}du-thao/", tbt_more.draft_check_list, name="draft_check_list"),
    path(f"{TBT}du-thao/moi/", tbt_more.draft_check_new, name="draft_check_new"),
    path(f"{TBT}du-thao/<uuid:uid>/", tbt_more.draft_check_edit, name="draft_check_edit"),
    path(f"{TBT}nhap/", tbt_more.import_list, name="import_list"),
    path(f"{TBT}nhap/<uuid:uid>/", tbt_more.import_detail, name="import_detail"),
    path(f"{TBT}nhap/<uuid:uid>/ghi/", tbt_more.import_apply, name="import_apply"),
    path(f"{TBT}<uuid:uid>/", tbt.tbt_detail, name="tbt_detail"),
    path(f"{TBT}<uuid:uid>/sua/", tbt.tbt_edit, name="tbt_edit"),
    path(f"{TBT}<uuid:uid>/gop-y/", tbt.tbt_comment, name="tbt_comment"),
    path(f"{TBT}<uuid:uid>/gop-y.csv", tbt.tbt_comments_export, name="tbt_comments_export"),
    path(f"{TBT}<uuid:uid>/cong-van/", tbt.tbt_letter, name="tbt_letter"),
    path("tbt/", tbt.public_tbt_list, name="public_tbt_list"),
    path("tbt/<uuid:uid>/", tbt.public_tbt, name="public_tbt"),
]
