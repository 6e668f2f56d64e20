"""Addresses of the exchange."""

from django.urls import include, path

from chuan.exchange.web import nodes, received, sent, telling

app_name = "exchange"
urlpatterns = [
    path("ket-noi/", include("chuan.exchange.web.connection_urls")),
    path("", sent.overview, name="overview"),
    path("gui-di/", sent.sent_list, name="sent_list"),
    path("gui-di/tai-ve.csv", sent.sent_export, name="sent_export"),
    path("gui-di/moi/<uuid:uid>/", sent.bundle_new, name="bundle_new"),
    path("gui-di/bien-nhan/<uuid:uid>/", sent.receipts_send, name="receipts_send"),
    path("gui-di/tinh-hinh/", telling.state_list, name="state_list"),
    path("gui-di/tinh-hinh/<uuid:uid>/", telling.state_words, name="state_words"),
    path("gui-di/<uuid:uid>/", sent.sent_detail, name="sent_detail"),
    path("gui-di/<uuid:uid>/tai-ve/", sent.bundle_download, name="bundle_download"),
    path("gui-di/<uuid:uid>/bien-ban/", sent.sent_slip, name="sent_slip"),
    path("nhan-ve/", received.received_list, name="received_list"),
    path("nhan-ve/tai-ve.csv", received.received_export, name="received_export"),
    path("nhan-ve/nop/", received.hand_in_new, name="hand_in_new"),
    path("nhan-ve/nop/<uuid:uid>/", received.hand_in_detail, name="hand_in_detail"),
    path("nhan-ve/muc/<uuid:uid>/", received.item_detail, name="item_detail"),
    path("nhan-ve/muc/<uuid:uid>/tiep-nhan/", received.item_accept, name="item_accept"),
    path("nhan-ve/muc/<uuid:uid>/tra-lai/", received.item_return, name="item_return"),
    path("nhan-ve/<uuid:uid>/", received.received_detail, name="received_detail"),
    path("nhan-ve/<uuid:uid>/tiep-nhan/", received.received_accept, name="received_accept"),
    path("nhan-ve/<uuid:uid>/bien-ban/", received.received_slip, name="received_slip"),
    path("nut/", nodes.node_list, name="node_list"),
    path("nut/khoi-tao/", nodes.node_set_up, name="node_set_up"),
    path("nut/khoa/", nodes.own_key, name="own_key"),
    path("nut/khoa/tai-ve/", nodes.own_key_download, name="own_key_download"),
    path("nut/khoa/moi/", nodes.key_next, name="key_next"),
    path("nut/khoa/chuyen/", nodes.key_use, name="key_use"),
    path("nut/khoa/huy/", nodes.key_destroy, name="key_destroy"),
    path("nut/co-quan/", nodes.participants, name="participants"),
    path("nut/khai-bao/", nodes.partner_register, name="partner_register"),
    path("nut/doi-chieu/<uuid:uid>/", nodes.key_compare, name="key_compare"),
    path("nut/thu-hoi-khoa/<uuid:uid>/", nodes.key_revoke, name="key_revoke"),
    path("nut/<uuid:uid>/", nodes.partner_detail, name="partner_detail"),
    path("nut/<uuid:uid>/ngung/", nodes.partner_revoke, name="partner_revoke"),
]
