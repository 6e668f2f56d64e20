"""Addresses of drafts, comments, the harmonisation rate and territories."""

from django.urls import URLPattern, path

from chuan.standards.web import draft_comments, drafts, harmonisation, public_drafts

WORK = "lam-viec/du-thao-tieu-chuan/"
ONE = f"{WORK}<uuid:uid>/"
DRAFTS: list[URLPattern] = [
    path("gop-y/", public_drafts.draft_public_list, name="draft_public_list"),
    path("gop-y/bien-nhan/", public_drafts.draft_receipt, name="draft_receipt"),
    path("gop-y/<slug:slug>/", public_drafts.draft_public, name="draft_public"),
    path("gop-y/<slug:slug>/muc/<slug:key>/", public_drafts.draft_comment, name="draft_comment"),
    path("gop-y/<slug:slug>/thay-doi/", public_drafts.draft_public_changes, name="draft_public_changes"),
    path("gop-y/<slug:slug>/tra-loi/", public_drafts.draft_public_answers, name="draft_public_answers"),
    path(
        "gop-y/<slug:slug>/tra-loi.csv", public_drafts.draft_public_answers_csv,
        name="draft_public_answers_csv",
    ),
    path(WORK, drafts.draft_list, name="draft_list"),
    path(f"{WORK}tai-ve.csv", drafts.draft_export, name="draft_export"),
    path(f"{WORK}them/", drafts.draft_new, name="draft_new"),
    path(ONE, drafts.draft_detail, name="draft_detail"),
    path(f"{ONE}sua/", drafts.draft_edit, name="draft_edit"),
    path(f"{ONE}noi-dung/", drafts.draft_text, name="draft_text"),
    path(f"{ONE}muc/them/", drafts.draft_clause_new, name="draft_clause_new"),
    path(f"{ONE}muc/<slug:key>/", drafts.draft_clause, name="draft_clause"),
    path(f"{ONE}muc/<slug:key>/bo/", drafts.draft_clause_drop, name="draft_clause_drop"),
    path(f"{ONE}ban-moi/", drafts.draft_wording, name="draft_wording"),
    path(f"{ONE}cong-bo/", drafts.draft_announce, name="draft_announce"),
    path(f"{ONE}keo-dai/", drafts.draft_prolong, name="draft_prolong"),
    path(f"{ONE}thoi/", drafts.draft_give_up, name="draft_give_up"),
    path(f"{ONE}hoi/", drafts.draft_ask, name="draft_ask"),
    path(f"{ONE}hoi/<uuid:asked>/", drafts.draft_asked, name="draft_asked"),
    path(f"{ONE}thay-doi/", drafts.draft_changes, name="draft_changes"),
    path(f"{ONE}y-kien/", draft_comments.draft_comments, name="draft_comments"),
    path(f"{ONE}y-kien/tai-ve.csv", draft_comments.draft_comments_export, name="draft_comments_export"),
    path(f"{ONE}y-kien/van-ban/", draft_comments.draft_letter, name="draft_letter"),
    path(
        f"{ONE}y-kien/<uuid:comment>/", draft_comments.draft_comment_detail,
        name="draft_comment_detail",
    ),
    path(f"{ONE}y-kien/<uuid:comment>/an/", draft_comments.draft_comment_hide, name="draft_comment_hide"),
    path(f"{ONE}y-kien/<uuid:comment>/hien/", draft_comments.draft_comment_show, name="draft_comment_show"),
    path(f"{ONE}cong-bo-tra-loi/", draft_comments.draft_settle, name="draft_settle"),
    path(f"{ONE}tong-hop/", draft_comments.draft_summary, name="draft_summary"),
    path(
        f"{ONE}tong-hop/<slug:shape>/", draft_comments.draft_summary_file, name="draft_summary_file"
    ),
    path("tieu-chuan/hai-hoa/", harmonisation.harmonisation_page, name="harmonisation"),
    path(
        "tieu-chuan/hai-hoa/<slug:what>.csv", harmonisation.harmonisation_export,
        name="harmonisation_export",
    ),
    path("tieu-chuan/dia-phuong/", harmonisation.local_regulations, name="local_regulations"),
    path("tieu-chuan/<slug:slug>/dia-ban/", harmonisation.standard_territory, name="standard_territory"),
]  # fmt: skip
