"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class IdentifiersConfig(AppConfig):
    """Định danh."""

    name = "chuan.identifiers"
    label = "identifiers"
    verbose_name = "Định danh"
    default_auto_field = "django.db.models.BigAutoField"
