"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "exchange.node.set_up": _("tạo khóa trao đổi của hệ thống"),
    "exchange.key.made": _("tạo khóa trao đổi mới"),
    "exchange.key.changed": _("chuyển sang khóa trao đổi mới"),
    "exchange.key.destroyed": _("hủy khóa trao đổi cũ"),
    "exchange.partner.registered": _("khai báo bên trao đổi"),
    "exchange.partner.key_added": _("thêm khóa của bên trao đổi"),
    "exchange.partner.key_compared": _("đối chiếu khóa của bên trao đổi"),
    "exchange.partner.key_revoked": _("thu hồi khóa của bên trao đổi"),
    "exchange.partner.bodies_updated": _("cập nhật nơi nhận của bên trao đổi"),
    "exchange.partner.revoked": _("ngừng trao đổi với một bên"),
    "exchange.participants.chosen": _("chọn cơ quan tham gia trao đổi"),
    "exchange.bundle.made": _("lập gói tin gửi đi"),
    "exchange.bundle.written": _("ký và niêm phong gói tin gửi đi"),
    "exchange.bundle.taken": _("tải gói tin gửi đi về máy"),
    "exchange.bundle.received": _("nhận gói tin gửi đến"),
    "exchange.bundle.refused": _("không nhận một tệp gói tin"),
    "exchange.receipts.applied": _("ghi biên nhận từ bên kia"),
    "exchange.item.accepted": _("tiếp nhận một mục của gói tin"),
    "exchange.item.returned": _("trả lại một mục của gói tin"),
    "exchange.result.said": _("ghi kết quả để báo cơ quan Đảng"),
    "exchange.hand_ins.swept": _("dọn gói tin nhận dở"),
    "exchange.log.exported": _("tải sổ trao đổi về máy"),
    "exchange.connection.opened": _("mở kết nối với cơ sở dữ liệu bên ngoài"),
    "exchange.connection.changed": _("sửa kết nối"),
    "exchange.connection.paused": _("tạm dừng kết nối"),
    "exchange.connection.resumed": _("mở lại kết nối"),
    "exchange.connection.fetched": _("hỏi dữ liệu mới qua kết nối"),
    "exchange.connection.reconciled": _("đối soát một ngày với bên nhận"),
    "exchange.agency_code.put": _("ghi mã định danh cơ quan"),
    "exchange.feed.signed": _("ký gửi dữ liệu lên cơ sở dữ liệu quốc gia"),
    "exchange.message.queued": _("gửi lại một thông điệp"),
    "exchange.message.carried": _("tải thông điệp để mang đi"),
    "exchange.message.handed_in": _("đưa vào một thông điệp mang đến"),
    "exchange.message.accepted": _("nhận dữ liệu của bên ngoài vào danh mục"),
    "exchange.message.returned": _("trả lại dữ liệu của bên ngoài"),
}
FIELDS = {
    "items": _("Số mục"),
    "receipts": _("Số biên nhận"),
    "new": _("Biên nhận mới"),
    "fingerprint": _("Mã kiểm tra"),
    "key": _("Mã kiểm tra khóa"),
    "with": _("Đối chiếu với"),
    "reason": _("Lý do"),
    "number": _("Số gói tin"),
    "node": _("Bên trao đổi"),
    "bodies": _("Số cơ quan"),
    "added": _("Số thêm mới"),
    "bundles": _("Số gói tin"),
    "exchanged": _("Nhận qua trao đổi với hệ thống khác"),
    "address": _("Địa chỉ"),
    "sha256": _("Mã băm nội dung"),
    "day": _("Ngày"),
    "differences": _("Số điểm khác nhau"),
}
PERSONAL = (
    ("exchange.SentBundle", "made_by", _("ai lập gói tin")),
    ("exchange.SentBundle", "made_by_label", _("ai lập gói tin")),
    ("exchange.SaidResult", "by_label", _("ai ghi kết quả để báo cơ quan Đảng")),
    ("exchange.HandIn", "person_id", _("ai đưa gói tin vào")),
    ("exchange.ReceivedBundle", "handed_by", _("ai đưa gói tin vào")),
    ("exchange.ReceivedBundle", "handed_by_label", _("ai đưa gói tin vào")),
    ("exchange.ReceivedItem", "decided_by_label", _("ai tiếp nhận, ai trả lại")),
    ("exchange.PartnerKey", "compared_by_label", _("ai đối chiếu khóa")),
    ("exchange.PartnerKey", "compared_with", _("đối chiếu khóa với ai")),
    ("exchange.ConnectionMessage", "signed_by", _("ai ký gửi dữ liệu")),
    ("exchange.ConnectionMessage", "signed_by_label", _("ai ký gửi dữ liệu")),
)


class ExchangeConfig(AppConfig):
    """Trao đổi."""

    name = "chuan.exchange"
    label = "exchange"
    verbose_name = "Trao đổi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter sentences, the place in the rail, jobs, kinds, and the origin of a document."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)
        from chuan.core import panels  # noqa: PLC0415  (as above)
        from chuan.exchange import kinds  # noqa: PLC0415  (as above)
        from chuan.exchange.things.documents import Documents  # noqa: PLC0415  (as above)
        from chuan.exchange.things.task_states import TaskStates  # noqa: PLC0415  (as above)
        from chuan.exchange.web.panels import origin_panel, reported_panels  # noqa: PLC0415  (as above)
        from chuan.plans import reported  # noqa: PLC0415  (as above)

        sentences.register(SENTENCES)
        sentences.name_fields(FIELDS)
        kinds.register(Documents())
        kinds.register(TaskStates())
        panels.register("documents.document", origin_panel, order=5)
        reported.register(reported_panels)
        _register_jobs()
        _register_connections()
        _register_pages()
        _declare_personal_fields()


def _register_jobs() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.exchange import tasks  # noqa: PLC0415  (as above)
    from chuan.exchange.services.deciding import ACCEPT_JOB  # noqa: PLC0415  (as above)
    from chuan.exchange.services.receiving import READ_JOB  # noqa: PLC0415  (as above)
    from chuan.exchange.services.sending import WRITE_JOB  # noqa: PLC0415  (as above)

    jobs.register(WRITE_JOB, tasks.write_bundle_job)
    jobs.register(READ_JOB, tasks.read_bundle_job)
    jobs.register(ACCEPT_JOB, tasks.accept_items_job)
    jobs.register(tasks.SWEEP_JOB, tasks.sweep_job)
    jobs.register_periodic(tasks.SWEEP_JOB, timedelta(hours=1), label=_("Dọn gói tin nhận dở"))


def _register_connections() -> None:
    from chuan.core import jobs, outbox, worklist  # noqa: PLC0415  (models load first)
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (as above)
    from chuan.exchange import feeds, tasks  # noqa: PLC0415  (as above)
    from chuan.exchange.feeding.quarterly import QUARTERLY  # noqa: PLC0415  (as above)
    from chuan.exchange.feeding.standards import (  # noqa: PLC0415  (as above)
        LOCAL_RECORDS,
        NATIONAL_RECORDS,
    )
    from chuan.exchange.permissions import sees_connections  # noqa: PLC0415  (as above)
    from chuan.exchange.services.delivering import TOPIC, deliver  # noqa: PLC0415  (as above)
    from chuan.exchange.worklist import ConnectionWork  # noqa: PLC0415  (as above)

    feeds.register(QUARTERLY)
    feeds.register(LOCAL_RECORDS)
    feeds.register_incoming(NATIONAL_RECORDS)
    outbox.register(TOPIC, deliver)
    jobs.register(tasks.FETCH_JOB, tasks.fetch_job)
    jobs.register_periodic(
        tasks.FETCH_JOB, timedelta(minutes=15), label=_("Hỏi dữ liệu mới từ cơ sở dữ liệu quốc gia")
    )
    jobs.register(tasks.REMIND_JOB, tasks.remind_job)
    jobs.register_periodic(tasks.REMIND_JOB, time(6, 30), label=_("Nhắc gửi dữ liệu định kỳ"))
    worklist.register(ConnectionWork())
    register(
        NavItem(
            key="connections",
            label=_("Kết nối dữ liệu"),
            url_name="exchange:connection_list",
            icon="link",
            order=61,
            duty=Duty.NODE,
            visible=sees_connections,
        )
    )


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.exchange.permissions import sees_place  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="exchange",
            label=_("Trao đổi"),
            url_name="exchange:overview",
            icon="switch",
            order=60,
            duty=Duty.NODE,
            visible=sees_place,
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu hồ sơ giao nhận")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Nghị định 30/2020/NĐ-CP")
