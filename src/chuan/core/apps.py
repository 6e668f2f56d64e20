"""The room's registration with Django, and its entries in the registries below it."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    """Nền tảng."""

    name = "chuan.core"
    label = "core"
    verbose_name = "Nền tảng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the jobs of this room and teach each connection the alphabet."""
        from chuan.core import alphabet, tasks  # noqa: PLC0415  (models exist only now)

        connection_created.connect(alphabet.teach, dispatch_uid="core.alphabet")
        tasks.register()
