"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Nền tảng."""

    name = "chuan.core"
    label = "core"
    verbose_name = "Nền tảng"
    default_auto_field = "django.db.models.BigAutoField"
