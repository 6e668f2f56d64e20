"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Tổ chức."""

    name = "chuan.orgs"
    label = "orgs"
    verbose_name = "Tổ chức"
    default_auto_field = "django.db.models.BigAutoField"
