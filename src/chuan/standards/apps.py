"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Tiêu chuẩn."""

    name = "chuan.standards"
    label = "standards"
    verbose_name = "Tiêu chuẩn"
    default_auto_field = "django.db.models.BigAutoField"
