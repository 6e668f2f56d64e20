"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "procedures.version.loaded": _("nạp một phiên bản thủ tục"),
    "procedures.dossier.opened": _("mở hồ sơ"),
    "procedures.step.taken": _("làm một bước của hồ sơ"),
    "procedures.step.undone": _("lấy lại bước vừa làm của hồ sơ"),
    "procedures.paper.added": _("nộp giấy tờ vào hồ sơ"),
    "procedures.paper.replaced": _("thay giấy tờ trong hồ sơ"),
    "procedures.party.appointed": _("mời cơ quan tham gia hồ sơ"),
    "procedures.receipt.given": _("cấp giấy tiếp nhận hồ sơ"),
    "procedures.clock.moved": _("tính lại thời hạn của hồ sơ theo lịch làm việc"),
}
FIELDS = {
    "version": _("Phiên bản"),
    "step": _("Bước"),
    "state": _("Tình trạng"),
    "paper": _("Giấy tờ"),
    "party": _("Cơ quan"),
    "role": _("Vai trò"),
    "clock": _("Thời hạn"),
    "due": _("Hạn mới"),
}
PERSONAL = (
    ("procedures.DossierStep", "by_id", _("ai làm bước của hồ sơ")),
    ("procedures.DossierStep", "by_label", _("ai làm bước của hồ sơ")),
    ("procedures.DossierPaper", "by_id", _("ai nộp giấy tờ")),
    ("procedures.DossierPaper", "by_label", _("ai nộp giấy tờ")),
    ("procedures.Receipt", "by_id", _("ai cấp giấy tiếp nhận")),
    ("procedures.Receipt", "by_label", _("ai cấp giấy tiếp nhận")),
    ("procedures.Dossier", "applicant_label", _("ai đề nghị giải quyết hồ sơ")),
    ("procedures.DossierParty", "label", _("ai tham gia hồ sơ")),
)


class ProceduresConfig(AppConfig):
    """Thủ tục."""

    name = "chuan.procedures"
    label = "procedures"
    verbose_name = "Thủ tục"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter sentences, the place in the rail, the nightly job, work that waits, what rests on law."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)
        from chuan.core import files, jobs, open_data, reliance, worklist  # noqa: PLC0415  (as above)
        from chuan.procedures import tasks  # noqa: PLC0415  (as above)
        from chuan.procedures.models import VERSION  # noqa: PLC0415  (as above)
        from chuan.procedures.selectors.dossiers import may_open_file  # noqa: PLC0415  (as above)
        from chuan.procedures.selectors.open_data import PROCEDURES  # noqa: PLC0415  (as above)
        from chuan.procedures.selectors.resting import collect_dependants  # noqa: PLC0415  (as above)
        from chuan.procedures.worklist import DossierWork  # noqa: PLC0415  (as above)

        sentences.register(SENTENCES)
        sentences.name_fields(FIELDS)
        jobs.register(tasks.CLOCKS_JOB, tasks.clocks_job)
        jobs.register_periodic(
            tasks.CLOCKS_JOB, time(0, 20), label=_("Tính thời hạn, nhắc hồ sơ đến hạn")
        )
        worklist.register(DossierWork())
        reliance.register_kind(VERSION, _("Thủ tục"), collect_dependants)
        files.register_access(may_open_file)
        open_data.register(PROCEDURES)
        _register_pages()
        _declare_personal_fields()


def _register_pages() -> None:
    from chuan.core.navigation import NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.procedures.permissions import can_read  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="dossiers",
            label=_("Hồ sơ"),
            url_name="procedures:dossier_list",
            icon="document",
            order=35,
            visible=can_read,
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu hồ sơ")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Nghị định 30/2020/NĐ-CP")
