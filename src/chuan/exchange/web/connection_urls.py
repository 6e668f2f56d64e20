"""Addresses of the connections to national databases."""

from django.urls import path

from chuan.exchange.web import connection_messages, connections

urlpatterns = [
    path("", connections.connection_list, name="connection_list"),
    path("moi/", connections.connection_edit, name="connection_new"),
    path("ma-dinh-danh/", connections.agency_codes, name="agency_codes"),
    path("nop-tep/", connection_messages.message_hand_in, name="message_hand_in"),
    path("thong-diep/<uuid:uid>/", connection_messages.message_detail, name="message_detail"),
    path("thong-diep/<uuid:uid>/nhan/", connection_messages.message_accept, name="message_accept"),
    path(
        "thong-diep/<uuid:uid>/tra-lai/", connection_messages.message_return, name="message_return"
    ),
    path("thong-diep/<uuid:uid>/gui-lai/", connection_messages.message_again, name="message_again"),
    path("thong-diep/<uuid:uid>/mang-di/", connection_messages.message_carry, name="message_carry"),
    path("<uuid:uid>/", connections.connection_detail, name="connection_detail"),
    path("<uuid:uid>/sua/", connections.connection_edit, name="connection_edit"),
    path("<uuid:uid>/tam-dung/", connections.connection_pause, name="connection_pause"),
    path("<uuid:uid>/mo-lai/", connections.connection_resume, name="connection_resume"),
    path("<uuid:uid>/hoi/", connections.connection_fetch, name="connection_fetch"),
    path("<uuid:uid>/doi-soat/", connections.connection_reconcile, name="connection_reconcile"),
    path("<uuid:uid>/so/", connections.connection_log, name="connection_log"),
    path("<uuid:uid>/thong-diep.csv", connection_messages.message_export, name="message_export"),
    path("<uuid:uid>/gui/<slug:key>/", connection_messages.feed_preview, name="feed_preview"),
]
