"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chuan.core import navigation, open_data


class LawConfig(AppConfig):
    """Pháp luật."""

    name = "chuan.law"
    label = "law"
    verbose_name = "Pháp luật"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the register on every rail, its loading into words and into the night."""
        from chuan.audit import sentences  # noqa: PLC0415  (models exist only now)
        from chuan.core import jobs  # noqa: PLC0415  (as above)
        from chuan.law import tasks  # noqa: PLC0415  (as above)
        from chuan.law.selectors.open_data import ACTS  # noqa: PLC0415  (as above)

        sentences.register(
            {
                "law.register.loaded": _("Nạp danh mục văn bản và lịch ngày nghỉ"),
                "law.day.changed": _("Sửa lịch ngày nghỉ"),
            }
        )
        sentences.name_fields(_FIELDS)
        open_data.register(ACTS)
        jobs.register(tasks.LOAD, tasks.load_register_job)
        jobs.register_periodic(tasks.LOAD, time(1, 0), label=_("Cập nhật danh mục văn bản"))
        navigation.register(
            navigation.NavItem(
                "law",
                _("Quy định"),
                "law:act_list",
                "law",
                60,
                visible=lambda actor: not actor.is_anonymous,
            )
        )


_FIELDS = {
    "acts": _("Số văn bản"),
    "new": _("Văn bản mới"),
    "validity": _("Số thay đổi về hiệu lực"),
    "days": _("Số thay đổi về ngày nghỉ"),
    "day": _("Ngày trong lịch"),
    "reason": _("Lý do"),
}
