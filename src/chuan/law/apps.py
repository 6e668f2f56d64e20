"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chuan.core import navigation, open_data, worklist


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
        from chuan.law.worklist import FlagWork  # noqa: PLC0415  (as above)

        sentences.register(_SENTENCES)
        sentences.name_fields(_FIELDS)
        open_data.register(ACTS)
        jobs.register(tasks.LOAD, tasks.load_register_job)
        jobs.register_periodic(tasks.LOAD, time(1, 0), label=_("Cập nhật danh mục văn bản"))
        jobs.register(tasks.TELL, tasks.tell_changes_job)
        jobs.register_periodic(tasks.TELL, time(1, 5), label=_("Báo thay đổi quy định"))
        _register_resting()
        worklist.register(FlagWork())
        navigation.register(
            navigation.NavItem(
                "law",
                _("Quy định"),
                "law:act_list",
                "law",
                60,
                duty=navigation.Duty.PAPERS,
                visible=lambda actor: not actor.is_anonymous,
            )
        )


def _register_resting() -> None:
    from chuan.core import reliance  # noqa: PLC0415  (models exist only now)
    from chuan.domain.provisions import paths_of  # noqa: PLC0415  (as above)
    from chuan.law.rules import symbol_key  # noqa: PLC0415  (as above)
    from chuan.law.selectors import resting  # noqa: PLC0415  (as above)

    reliance.register_basis(reliance.BasisKind("act", _("Văn bản"), symbol_key, paths_of))
    reliance.register_endings("law.expired", "law.replaced")
    reliance.register_kind("act", _("Văn bản trong danh mục quy định"), resting.acts)
    reliance.register_kind("calendar_day", _("Ngày nghỉ, ngày làm bù"), resting.days)
    reliance.register_kind("rule", _("Quy tắc trong phần mềm"), resting.rules)


_SENTENCES = {
    "law.register.loaded": _("Nạp danh mục văn bản và lịch ngày nghỉ"),
    "law.day.changed": _("Sửa lịch ngày nghỉ"),
    "law.act.entered": _("Ghi một văn bản vào danh mục"),
    "law.act.taken_back": _("Rút một văn bản đã ghi khỏi danh mục"),
    "law.event.entered": _("Ghi thay đổi hiệu lực của văn bản"),
    "law.event.taken_back": _("Rút mục ghi về hiệu lực của văn bản"),
    "law.article.written": _("Ghi nội dung một điều, khoản"),
    "law.article.taken_back": _("Rút nội dung đã ghi của một điều, khoản"),
    "law.flag.answered": _("Trả lời mục cần xem lại do thay đổi quy định"),
    "law.flag.reopened": _("Mở lại mục cần xem lại do thay đổi quy định"),
}
_FIELDS = {
    "symbol": _("Số ký hiệu"),
    "source": _("Nguồn"),
    "event": _("Thay đổi"),
    "on": _("Ngày"),
    "part": _("Điều, khoản"),
    "from": _("Từ ngày"),
    "change": _("Thay đổi quy định"),
    "answer": _("Trả lời"),
    "acts": _("Số văn bản"),
    "new": _("Văn bản mới"),
    "validity": _("Số thay đổi về hiệu lực"),
    "days": _("Số thay đổi về ngày nghỉ"),
    "day": _("Ngày trong lịch"),
    "reason": _("Lý do"),
}
