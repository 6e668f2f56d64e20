"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """Pháp luật."""

    name = "chuan.law"
    label = "law"
    verbose_name = "Pháp luật"
    default_auto_field = "django.db.models.BigAutoField"
