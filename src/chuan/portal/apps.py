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
        """Put the worklist first on every rail, and the hand-over near its end."""
        from chuan.plans.permissions import can_hand_over  # noqa: PLC0415  (models load first)

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
        navigation.register(
            navigation.NavItem(
                key="handover",
                label=_("Bàn giao công việc"),
                url_name="portal:handover_new",
                icon="switch",
                order=80,
                duty=navigation.Duty.WORK,
                visible=can_hand_over,
            )
        )
