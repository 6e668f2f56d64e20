"""Addresses of the work pages of traceability."""

from django.urls import path

from chuan.traceability.web import (
    capture_pages,
    event_pages,
    gln_pages,
    key_pages,
    query_pages,
    tracing,
)

app_name = "traceability"
urlpatterns = [
    path("", event_pages.event_list, name="event_list"),
    path("su-kien.csv", event_pages.event_export, name="event_export"),
    path("duoc-xem/", event_pages.shared_list, name="shared_list"),
    path("duoc-xem.csv", event_pages.shared_export, name="shared_export"),
    path("su-kien/<int:event>/", event_pages.event_detail, name="event_detail"),
    path("su-kien/<int:event>/tep.jsonld", event_pages.event_file, {"form": "json"}, name="event_file_json"),
    path("su-kien/<int:event>/tep.xml", event_pages.event_file, {"form": "xml"}, name="event_file_xml"),
    path("truy-vet/", tracing.trace, name="trace"),
    path("truy-vet.json", tracing.trace_json, name="trace_export_json"),
    path("truy-vet.csv", tracing.trace_csv, name="trace_export"),
    path("thu-hoi/", tracing.recall, name="recall"),
    path("thu-hoi.csv", tracing.recall_csv, name="recall_export"),
    path("khoa/", key_pages.key_list, name="key_list"),
    path("khoa/moi/", key_pages.key_new, name="key_new"),
    path("khoa/<uuid:uid>/", key_pages.key_detail, name="key_detail"),
    path("khoa/<uuid:uid>/sua/", key_pages.key_change, name="key_change"),
    path("khoa/<uuid:uid>/thu-hoi/", key_pages.key_revoke, name="key_revoke"),
    path("lan-gui/", capture_pages.capture_list, name="capture_list"),
    path("lan-gui/moi/", capture_pages.capture_new, name="capture_new"),
    path("lan-gui/<uuid:uid>/", capture_pages.capture_detail, name="capture_detail"),
    path("dang-ky/", query_pages.query_list, name="query_list"),
    path("dang-ky/moi/", query_pages.query_new, name="query_new"),
    path("dang-ky/<int:query>/", query_pages.query_detail, name="query_detail"),
    path("dang-ky/<int:query>/xoa/", query_pages.query_forget, name="query_forget"),
    path("dang-ky/nhan-tin/<uuid:uid>/thu-lai/", query_pages.subscription_retry, name="subscription_retry"),
    path("dang-ky/nhan-tin/<uuid:uid>/dung/", query_pages.subscription_stop, name="subscription_stop"),
    path("dang-ky/nhan-tin/<uuid:uid>/bo/", query_pages.subscription_end, name="subscription_end"),
    path("gln/", gln_pages.gln_list, name="gln_list"),
    path("gln.csv", gln_pages.gln_export, name="gln_export"),
    path("gln/<int:stated>/thoi-dung/", gln_pages.gln_withdraw, name="gln_withdraw"),
    path("can-doi/", tracing.balance, name="balance"),
]  # fmt: skip
