"""Addresses of the library, of what is on its way in, and of what is written here."""

from django.urls import include, path

from chuan.documents.web import uploads, views
from chuan.documents.web.paper_urls import paper_patterns
from chuan.documents.web.route_urls import route_patterns

app_name = "documents"
library_patterns = [
    path("", views.document_list, name="document_list"),
    path("tai-ve.csv", views.document_export, name="document_export"),
    path("tai-len/", uploads.upload_new, name="upload_new"),
    path("tai-len/_/bat-dau/", uploads.upload_start, name="upload_start"),
    path("tai-len/<uuid:uid>/", uploads.upload_detail, name="upload_detail"),
    path("tai-len/<uuid:uid>/xong/", uploads.upload_finish, name="upload_finish"),
    path("tai-len/<uuid:uid>/huy/", uploads.upload_cancel, name="upload_cancel"),
    path("nhap/<uuid:uid>/trang/<int:number>.webp", uploads.draft_page, name="draft_page"),
    path("<uuid:uid>/", views.document_detail, name="document_detail"),
]
urlpatterns = [
    path("van-ban/", include(library_patterns)),
    path("du-thao/", include(paper_patterns)),
    path("", include(route_patterns)),
]
