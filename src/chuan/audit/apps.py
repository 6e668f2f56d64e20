"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Nhật ký."""

    name = "chuan.audit"
    label = "audit"
    verbose_name = "Nhật ký"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries: the seal job, the page, sentences, personal fields."""
        from chuan.audit import sentences, tasks  # noqa: PLC0415  (models exist only now)
        from chuan.audit.permissions import can_read  # noqa: PLC0415  (as above)
        from chuan.core import navigation  # noqa: PLC0415  (as above)

        tasks.register()
        navigation.register(
            navigation.NavItem(
                "audit",
                _("Nhật ký"),
                "audit:entry_list",
                "history",
                80,
                duty=navigation.Duty.NODE,
                visible=can_read,
            )
        )
        sentences.register(
            {
                "audit.record.exported": _("Tải nhật ký về máy"),
                "node.initialised": _("Khởi tạo nút"),
                "node.backed_up": _("Sao lưu nút"),
                "node.restored": _("Khôi phục nút từ bản sao lưu"),
            }
        )
        sentences.name_fields(
            {
                "query": _("Điều kiện lọc"),
                "files": _("Số tệp"),
                "size": _("Dung lượng (byte)"),
                "created_at": _("Thời điểm tạo"),
            }
        )
        _declare_personal_fields()


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (apps are loaded only now)

    purpose = _("Biết ai đã làm gì, để chịu trách nhiệm và để chứng minh")
    retention = _("Theo thời hạn lưu trữ của nhật ký; không sửa, không xóa")
    for field in ("actor_id", "actor_label", "on_behalf_of"):
        declare("audit.AuditEntry", field, purpose, retention, "Luật 91/2025/QH15")
    for field in ("actor", "actor_id"):
        declare(
            "core.Job",
            field,
            _("Làm tiếp việc đúng danh nghĩa người yêu cầu"),
            _("Xóa cùng việc đã xong, theo lịch dọn"),
            "Luật 91/2025/QH15",
        )
    declare(
        "core.StoredFile",
        "uploader_id",
        _("Chỉ người đã gửi mở được tệp chưa giao cho cơ quan"),
        _("Cùng thời hạn với tệp"),
        "Luật 91/2025/QH15",
    )
