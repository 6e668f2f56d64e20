"""Addresses under /he-thong/."""

from django.urls import path

from chuan.core.web import gallery, views

app_name = "core"
urlpatterns = [
    path("thanh-phan/", gallery.gallery, name="gallery"),
    path("hop-thu/", views.inbox_page, name="inbox"),
    path("hop-thu/doc-het/", views.inbox_read_all, name="inbox_read_all"),
    path("hop-thu/ban-tin/", views.inbox_digest, name="inbox_digest"),
    path("hop-thu/<uuid:uid>/", views.inbox_open, name="inbox_open"),
    path("viec/<uuid:uid>/", views.job_detail, name="job_detail"),
    path("viec/<uuid:uid>/dung/", views.job_cancel, name="job_cancel"),
    path("viec/<uuid:uid>/lam-lai/", views.job_retry, name="job_retry"),
    path("_/viec/<uuid:uid>/", views.job_fragment, name="job_fragment"),
    path("tep/<uuid:uid>/", views.file_download, name="file_download"),
]
