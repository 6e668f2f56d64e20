"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

FIELDS = {
    "codes": _("Số mã"),
    "new_codes": _("Số mã mới"),
    "code_links": _("Số liên kết"),
}
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
        """Enter sentences, the fields that name people, and the place in the rail."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)
        from chuan.audit.personal import declare  # noqa: PLC0415  (as above)
        from chuan.identifiers.labels import ACTS, PARTS  # noqa: PLC0415  (as above)

        sentences.register({f"identifiers.code.{act}": words for act, words in ACTS.items()})
        sentences.register({"identifiers.codes.imported": _("nhập mã định danh từ tệp")})
        sentences.name_fields(FIELDS | {f"code_{part}": words for part, words in PARTS.items()})
        _register_pages()
        kept = _("theo thời hạn lưu của mã")
        for model, field, purpose in PERSONAL:
            declare(model, field, purpose, kept, "Luật 91/2025/QH15")


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)

    register(
        NavItem(
            key="codes",
            label=_("Mã định danh"),
            url_name="identifiers:code_list",
            icon="link",
            order=47,
            duty=Duty.STANDARDS,
            visible=lambda actor: not actor.is_anonymous,
        )
    )
