"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    """Cơ sở và cộng đồng."""

    name = "chuan.engagement"
    label = "engagement"
    verbose_name = "Cơ sở và cộng đồng"
    default_auto_field = "django.db.models.BigAutoField"
