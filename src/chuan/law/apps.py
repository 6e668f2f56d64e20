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
        """Put the register on every rail."""
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
