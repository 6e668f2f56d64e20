"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Thủ tục."""

    name = "chuan.procedures"
    label = "procedures"
    verbose_name = "Thủ tục"
    default_auto_field = "django.db.models.BigAutoField"
