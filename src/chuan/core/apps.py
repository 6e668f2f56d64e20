"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Nền tảng."""

    name = "chuan.core"
    label = "core"
    verbose_name = "Nền tảng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the jobs of this room."""
        from chuan.core import tasks  # noqa: PLC0415  (models exist only now)

        tasks.register()
