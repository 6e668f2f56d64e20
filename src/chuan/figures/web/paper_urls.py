"""Addresses of a report's paper."""

from django.urls import path

from chuan.figures.web import paper

PAPER = "lam-viec/bao-cao/<uuid:uid>/van-ban"
paper_patterns = [
    path(f"{PAPER}/", paper.paper_detail, name="paper_detail"),
    path(f"{PAPER}/luu/", paper.paper_save, name="paper_save"),
    path(f"{PAPER}/xem/", paper.paper_preview, name="paper_preview"),
    path(f"{PAPER}/trang/<int:number>.svg", paper.paper_page, name="paper_page"),
    path(f"{PAPER}/tai-ve.docx", paper.paper_docx, name="paper_docx"),
    path(f"{PAPER}/tai-ve.pdf", paper.paper_pdf, name="paper_pdf"),
    path(f"{PAPER}/nhan-lai/", paper.paper_return, name="paper_return"),
    path(f"{PAPER}/du-thao/", paper.paper_draft, name="paper_draft"),
]
