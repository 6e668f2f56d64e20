"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PERSONAL = (
    ("identifiers.EntityChange", "actor_id", _("ai sửa mã hoặc liên kết của mã")),
    ("identifiers.EntityChange", "actor_label", _("ai sửa mã hoặc liên kết của mã")),
)


class IdentifiersConfig(AppConfig):
    """Định danh."""

    name = "chuan.identifiers"
    label = "identifiers"
    verbose_name = "Định danh"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare the fields that name people."""
        from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

        kept = _("theo thời hạn lưu của mã")
        for model, field, purpose in PERSONAL:
            declare(model, field, purpose, kept, "Luật 91/2025/QH15")
