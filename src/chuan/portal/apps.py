"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chuan.core import navigation


class PortalConfig(AppConfig):
    """Cổng."""

    name = "chuan.portal"
    label = "portal"
    verbose_name = "Cổng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the worklist first on every rail."""
        navigation.register(
            navigation.NavItem(
                key="worklist",
                label=_("Việc của tôi"),
                url_name="portal:worklist",
                icon="tasks",
                order=10,
                visible=lambda actor: not actor.is_anonymous,
                phone=True,
            )
        )
