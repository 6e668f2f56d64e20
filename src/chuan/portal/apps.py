"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Cổng."""

    name = "chuan.portal"
    label = "portal"
    verbose_name = "Cổng"
    default_auto_field = "django.db.models.BigAutoField"
