"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "traceability.capture.stored": _("nhận sự kiện truy xuất nguồn gốc"),
    "traceability.capture.refused": _("không nhận tài liệu sự kiện truy xuất nguồn gốc"),
    "traceability.query.kept": _("lưu truy vấn sự kiện"),
    "traceability.query.forgotten": _("xóa truy vấn sự kiện"),
    "traceability.subscription.made": _("đăng ký nhận tin sự kiện"),
    "traceability.subscription.ended": _("xóa đăng ký nhận tin sự kiện"),
    "traceability.subscription.stopped": _("dừng gửi tin sự kiện"),
    "traceability.subscription.given_up": _("ngừng gửi tin sự kiện vì bên nhận không nhận"),
    "traceability.subscription.tried_again": _("gửi lại tin sự kiện"),
    "traceability.gln.stated": _("khai GLN của đơn vị"),
    "traceability.gln.withdrawn": _("thôi dùng GLN của đơn vị"),
    "traceability.key.made": _("tạo khóa truy cập dữ liệu truy xuất"),
    "traceability.key.changed": _("sửa khóa truy cập dữ liệu truy xuất"),
    "traceability.key.revoked": _("thu hồi khóa truy cập dữ liệu truy xuất"),
}
FIELDS = {
    "events": _("Số sự kiện"),
    "stored": _("Số sự kiện đã ghi"),
    "dest": _("Địa chỉ nhận"),
    "gln": _("GLN"),
    "per_minute": _("Số lần gọi mỗi phút"),
    "per_day": _("Số lần gọi mỗi ngày"),
    "expires_on": _("Dùng đến hết ngày"),
}
PERSONAL = (
    ("traceability.ApiKey", "made_by", _("ai tạo khóa truy cập")),
    ("traceability.ApiKey", "made_by_label", _("ai tạo khóa truy cập")),
    ("traceability.NamedQuery", "made_by_label", _("ai lưu truy vấn")),
    ("traceability.ApiKey", "revoked_by_label", _("ai thu hồi khóa truy cập")),
)


class TraceabilityConfig(AppConfig):
    """Truy xuất nguồn gốc."""

    name = "chuan.traceability"
    label = "traceability"
    verbose_name = "Truy xuất nguồn gốc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter sentences, jobs and the fields that name people."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)

        sentences.register(SENTENCES)
        sentences.name_fields(FIELDS)
        _register_jobs()
        _register_pages()
        _declare_personal_fields()


def _register_jobs() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.traceability import tasks  # noqa: PLC0415  (as above)
    from chuan.traceability.services.capturing import CAPTURE_JOB  # noqa: PLC0415  (as above)
    from chuan.traceability.services.glns import OPEN_JOB  # noqa: PLC0415  (as above)
    from chuan.traceability.services.one_step import STEPS_JOB  # noqa: PLC0415  (as above)
    from chuan.traceability.services.subscriptions import (  # noqa: PLC0415  (as above)
        DELIVER_EVERY,
        DELIVER_JOB,
    )

    jobs.register(CAPTURE_JOB, tasks.capture_job)
    jobs.register(OPEN_JOB, tasks.open_job)
    jobs.register(STEPS_JOB, tasks.steps_job)
    jobs.register(DELIVER_JOB, tasks.deliver_job)
    jobs.register_periodic(DELIVER_JOB, DELIVER_EVERY, label=_("Gửi tin sự kiện"))


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.traceability.permissions import may_query  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="traceability",
            label=_("Truy xuất nguồn gốc"),
            url_name="traceability:event_list",
            icon="scan",
            order=46,
            duty=Duty.STANDARDS,
            visible=may_query,
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu nhật ký")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Luật 91/2025/QH15")
