"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chuan.core import navigation


class LawConfig(AppConfig):
    """Pháp luật."""

    name = "chuan.law"
    label = "law"
    verbose_name = "Pháp luật"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the register on every rail and its loading into words."""
        from chuan.audit import sentences  # noqa: PLC0415  (models exist only now)

        sentences.register({"law.register.loaded": _("Nạp danh mục văn bản")})
        sentences.name_fields({"acts": _("Số văn bản"), "new": _("Văn bản mới")})
        navigation.register(
            navigation.NavItem(
                "law",
                _("Quy định"),
                "law:act_list",
                "law",
                60,
                visible=lambda actor: not actor.is_anonymous,
            )
        )
