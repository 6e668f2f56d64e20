"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Kế hoạch."""

    name = "chuan.plans"
    label = "plans"
    verbose_name = "Kế hoạch"
    default_auto_field = "django.db.models.BigAutoField"
