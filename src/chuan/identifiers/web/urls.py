"""Addresses of the room: stable names of things, codes in the workspace, what a shopper sees of one."""

from django.urls import path

from chuan.identifiers.web import codes, links, views

app_name = "identifiers"
WORK = "lam-viec/ma-dinh-danh"
ONE = f"{WORK}/<uuid:uid>"
urlpatterns = [
    path("dinh-danh/<uuid:uid>/", views.resolve, name="resolve"),
    path("dinh-danh/<uuid:uid>/ten/", views.names, name="names"),
    path("ma-dinh-danh/<uuid:uid>/", codes.code_public, name="code_public"),
    path(f"{WORK}/", codes.code_list, name="code_list"),
    path(f"{WORK}/tep/", codes.code_export, name="code_export"),
    path(f"{WORK}/moi/", codes.code_new, name="code_new"),
    path(f"{WORK}/nhap-tep/", codes.code_import, name="code_import"),
    path(f"{WORK}/nhap-tep/mau/", codes.code_import_sample, name="code_import_sample"),
    path(f"{WORK}/giao-dai-ma/", codes.range_new, name="range_new"),
    path(f"{ONE}/", codes.code_detail, name="code_detail"),
    path(f"{ONE}/ten/", codes.code_rename, name="code_rename"),
    path(f"{ONE}/ngung-dung/", codes.code_withdraw, name="code_withdraw"),
    path(f"{ONE}/dung-lai/", codes.code_use_again, name="code_use_again"),
    path(f"{ONE}/nhan-lai/", codes.range_take_back, name="range_take_back"),
    path(f"{ONE}/khoi-phuc/<int:change>/", codes.code_restore, name="code_restore"),
    path(f"{ONE}/qr.svg", codes.code_qr, name="code_qr"),
    path(f"{ONE}/thu-hoi/", links.code_recall, name="code_recall"),
    path(f"{ONE}/canh-bao/<uuid:link_uid>/go/", links.recall_lift, name="recall_lift"),
    path(f"{ONE}/lien-ket/", links.link_new, name="link_new"),
    path(f"{ONE}/lien-ket/<uuid:link_uid>/", links.link_change, name="link_change"),
    path(f"{ONE}/lien-ket/<uuid:link_uid>/mac-dinh/", links.link_default, name="link_default"),
    path(f"{ONE}/lien-ket/<uuid:link_uid>/ket-thuc/", links.link_end, name="link_end"),
]
