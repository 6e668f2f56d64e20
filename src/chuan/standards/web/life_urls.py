"""Addresses of files of drafts, base standards, yearly plans and reviews."""

from django.urls import URLPattern, path

from chuan.standards.web import base_standards, lives, programmes
from chuan.standards.web.draft_urls import ONE

LIVES: list[URLPattern] = [
    path(f"{ONE}ho-so/", lives.draft_life, name="draft_life"),
    path(f"{ONE}dia-ban/", lives.draft_places, name="draft_places"),
    path(f"{ONE}van-ban/", lives.draft_paper, name="draft_paper"),
    path(f"{ONE}tccs/", base_standards.draft_base, name="draft_base"),
    path(f"{ONE}tccs/chi-tieu/", base_standards.draft_requirement, name="draft_requirement"),
    path(
        f"{ONE}tccs/chi-tieu/bo/", base_standards.draft_requirement_drop,
        name="draft_requirement_drop",
    ),
    path(f"{ONE}tccs/vien-dan/", base_standards.draft_cite, name="draft_cite"),
    path(f"{ONE}tccs/vien-dan/bo/", base_standards.draft_uncite, name="draft_uncite"),
    path(f"{ONE}tccs/ban-tiep/", base_standards.draft_revise, name="draft_revise"),
    path(f"{ONE}tccs/in/", base_standards.draft_base_print, name="draft_base_print"),
    path(f"{ONE}tccs/ban-cong-bo/", base_standards.draft_declaration, name="draft_declaration"),
    path(f"{ONE}tccs/quyet-dinh.docx", base_standards.draft_base_docx, name="draft_base_docx"),
    path("lam-viec/tieu-chuan-co-so/them/", base_standards.base_new, name="base_new"),
    path("ke-hoach-tieu-chuan/", programmes.programme, name="programme"),
    path("ke-hoach-tieu-chuan/tai-ve.csv", programmes.programme_export, name="programme_export"),
    path("lam-viec/tieu-chuan/den-han/", programmes.review_list, name="review_list"),
    path("lam-viec/tieu-chuan/den-han/tai-ve.csv", programmes.review_export, name="review_export"),
    path("lam-viec/tieu-chuan/den-han/<slug:slug>/", lives.review_begin, name="review_begin"),
]  # fmt: skip
