"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PERSONAL = (
    ("traceability.ApiKey", "made_by", _("ai tạo khóa truy cập")),
    ("traceability.ApiKey", "made_by_label", _("ai tạo khóa truy cập")),
    ("traceability.ApiKey", "revoked_by_label", _("ai thu hồi khóa truy cập")),
)


class TraceabilityConfig(AppConfig):
    """Truy xuất nguồn gốc."""

    name = "chuan.traceability"
    label = "traceability"
    verbose_name = "Truy xuất nguồn gốc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the fields that name people."""
        _declare_personal_fields()


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu nhật ký")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Luật 91/2025/QH15")
