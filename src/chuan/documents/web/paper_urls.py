"""Addresses of papers drafted here: the list, a new one, the composer, its preview and its files."""

from django.urls import path

from chuan.documents.web import paper_files, papers

paper_patterns = [
    path("", papers.paper_list, name="paper_list"),
    path("tai-ve.csv", papers.paper_export, name="paper_export"),
    path("moi/", papers.paper_new, name="paper_new"),
    path("the-thuc/", papers.paper_house, name="paper_house"),
    path("<uuid:uid>/", papers.paper_detail, name="paper_detail"),
    path("<uuid:uid>/luu/", papers.paper_save, name="paper_save"),
    path("<uuid:uid>/hoan-tac/", papers.paper_undo, name="paper_undo"),
    path("<uuid:uid>/luu-ban/", papers.paper_keep, name="paper_keep"),
    path("<uuid:uid>/rut/", papers.paper_withdraw, name="paper_withdraw"),
    path("<uuid:uid>/xem/", paper_files.paper_preview, name="paper_preview"),
    path("<uuid:uid>/trang/<int:number>.svg", paper_files.paper_page, name="paper_page"),
    path("<uuid:uid>/tai-ve.docx", paper_files.paper_docx, name="paper_docx"),
    path("<uuid:uid>/tai-ve.pdf", paper_files.paper_pdf, name="paper_pdf"),
]
