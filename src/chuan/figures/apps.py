"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "figures.catalogue.loaded": _("nạp danh mục chỉ tiêu và biểu mẫu"),
    "figures.indicator.defined": _("lập chỉ tiêu"),
    "figures.indicator.changed": _("sửa chỉ tiêu"),
    "figures.indicator.ended": _("kết thúc chỉ tiêu"),
    "figures.indicator.broken": _("ghi mốc đổi cách tính của chỉ tiêu"),
    "figures.indicator.mended": _("bỏ mốc đổi cách tính của chỉ tiêu"),
    "figures.target.set": _("đặt mục tiêu cho chỉ tiêu"),
    "figures.target.tied": _("gắn mục tiêu của kế hoạch với chỉ tiêu"),
    "figures.target.changed": _("sửa mục tiêu"),
    "figures.target.removed": _("bỏ mục tiêu"),
    "figures.task.tied": _("gắn việc với chỉ tiêu"),
    "figures.task.untied": _("thôi gắn việc với chỉ tiêu"),
    "figures.form.created": _("lập biểu mẫu báo cáo"),
    "figures.form.changed": _("sửa biểu mẫu báo cáo"),
    "figures.form.copied": _("lập bản mới của biểu mẫu báo cáo"),
    "figures.form.discarded": _("bỏ biểu mẫu báo cáo chưa dùng"),
    "figures.round.opened": _("mở kỳ báo cáo"),
    "figures.round.bodies_added": _("hỏi thêm đơn vị trong kỳ báo cáo"),
    "figures.round.changed": _("sửa ngày của kỳ báo cáo"),
    "figures.round.cancelled": _("bỏ kỳ báo cáo"),
    "figures.round.chased": _("soạn công văn đôn đốc báo cáo"),
    "figures.schedule.laid": _("lập lịch báo cáo định kỳ"),
    "figures.schedule.ended": _("dừng lịch báo cáo định kỳ"),
    "figures.publication.published": _("công bố số liệu"),
    "figures.publication.withdrawn": _("thu hồi số liệu đã công bố"),
    "figures.compiler.appointed": _("giao đầu mối tổng hợp số liệu"),
    "figures.compiler.ended": _("thôi giao đầu mối tổng hợp số liệu"),
    "figures.round.closed": _("khóa sổ kỳ báo cáo"),
    "figures.round.consolidated": _("tổng hợp báo cáo của các đơn vị"),
    "figures.source.added": _("thêm nguồn cho một số liệu"),
    "figures.source.removed": _("gỡ nguồn của một số liệu"),
    "figures.report.submit": _("gửi báo cáo"),
    "figures.report.withdraw": _("rút lại báo cáo để sửa"),
    "figures.report.return": _("trả lại báo cáo để bổ sung"),
    "figures.report.approve": _("chấp nhận báo cáo"),
    "figures.report.lock": _("khóa báo cáo"),
    "figures.report.actuals": _("cập nhật số chính thức của báo cáo"),
    "figures.opening.ask": _("đề nghị mở khóa báo cáo"),
    "figures.opening.grant": _("mở khóa báo cáo đến một ngày"),
    "figures.opening.refuse": _("không mở khóa báo cáo"),
    "figures.opening.use": _("bổ sung xong báo cáo được mở khóa"),
    "figures.opening.expire": _("hết thời gian mở khóa báo cáo"),
    "figures.question.ask": _("hỏi về số liệu báo cáo"),
    "figures.question.answer": _("trả lời câu hỏi về số liệu báo cáo"),
    "figures.question.close": _("kết thúc câu hỏi về số liệu báo cáo"),
    "figures.foreign_form.received": _("nhận biểu mẫu của cơ quan khác"),
    "figures.foreign_form.tied": _("gắn chỉ tiêu vào biểu mẫu của cơ quan khác"),
    "figures.foreign_form.filled": _("điền biểu mẫu của cơ quan khác"),
    "figures.foreign_form.forgotten": _("bỏ biểu mẫu của cơ quan khác"),
    "figures.workbook.given_up": _("bỏ tệp Excel chưa nhập"),
    "figures.workbook.applied": _("nhập số liệu từ tệp Excel"),
    "figures.report.saved": _("ghi số liệu báo cáo"),
    "figures.report.worded": _("sửa lời báo cáo"),
    "figures.paper.drafted": _("lập dự thảo văn bản báo cáo"),
    "figures.paper.letter_drafted": _("soạn công văn gửi báo cáo"),
    "figures.paper.submission_drafted": _("soạn tờ trình báo cáo"),
    "figures.history.put": _("đưa số liệu cũ vào"),
    "figures.totals.repaired": _("sửa số tổng của tỉnh cho khớp số liệu"),
}
PERSONAL = (
    ("figures.Target", "by_label", _("ai đặt chỉ tiêu")),
    ("figures.TaskTie", "by_label", _("ai gắn việc với chỉ tiêu")),
    ("figures.Compiler", "by_label", _("ai giao đầu mối tổng hợp")),
    ("figures.Round", "created_by_label", _("ai mở kỳ báo cáo")),
    ("figures.Report", "sent_by_label", _("ai gửi báo cáo")),
    ("figures.Report", "approved_by_label", _("ai chấp nhận báo cáo")),
    ("figures.ReportCell", "by_label", _("ai ghi số liệu")),
    ("figures.CellChange", "by_label", _("ai sửa số liệu")),
    ("figures.ReportText", "by_label", _("ai sửa lời báo cáo")),
    ("figures.ReportStep", "by_label", _("ai thao tác")),
    ("figures.ReportVersion", "by_label", _("ai gửi báo cáo")),
    ("figures.Publication", "by_label", _("ai công bố số liệu")),
    ("figures.CellQuestion", "asked_by_label", _("ai hỏi về số liệu")),
    ("figures.CellQuestion", "answered_by_label", _("ai trả lời")),
    ("figures.LockException", "asked_by_label", _("ai đề nghị mở khóa")),
    ("figures.LockException", "answered_by_label", _("ai xem xét đề nghị")),
    ("figures.ForeignForm", "by_label", _("ai đưa biểu mẫu vào")),
    ("figures.ForeignCopy", "by_label", _("ai nhận biểu mẫu")),
    ("figures.Workbook", "by_id", _("ai nhập tệp, để báo kết quả")),
    ("figures.Workbook", "by_label", _("ai nhập tệp")),
)


class FiguresConfig(AppConfig):
    """Số liệu, báo cáo."""

    name = "chuan.figures"
    label = "figures"
    verbose_name = "Số liệu, báo cáo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter sentences, places in the rail, work, personal fields."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)

        sentences.register(SENTENCES)
        _register_pages()
        _register_catalogue()
        _register_rounds()
        _register_files()
        _register_sources()
        _register_papers()
        _register_life()
        _register_open_data()
        _register_resting()
        _declare_personal_fields()


def _register_resting() -> None:
    from chuan.core import reliance  # noqa: PLC0415  (models load first)
    from chuan.figures.selectors import resting  # noqa: PLC0415  (as above)

    reliance.register_kind("indicator", _("Chỉ tiêu"), resting.indicators)
    reliance.register_kind("form", _("Biểu mẫu"), resting.forms)


def _register_open_data() -> None:
    from chuan.core import open_data  # noqa: PLC0415  (models load first)
    from chuan.figures.selectors.open_data import PUBLISHED  # noqa: PLC0415  (as above)

    open_data.register(PUBLISHED)


def _register_papers() -> None:
    from chuan.documents import about  # noqa: PLC0415  (models load first)
    from chuan.figures.selectors.paper_panel import panel_for  # noqa: PLC0415  (as above)

    about.register("figures.report", label=_("Báo cáo số liệu"), panel=panel_for)
    about.register("figures.letter", label=_("Công văn gửi báo cáo"))
    about.register("figures.submission", label=_("Tờ trình báo cáo"))


def _register_sources() -> None:
    from chuan.core import files  # noqa: PLC0415  (models load first)
    from chuan.figures.selectors.cell import may_open_source  # noqa: PLC0415  (as above)

    files.register_access(may_open_source)


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.figures.permissions import (  # noqa: PLC0415  (as above)
        can_use_figures,
        only_appoints,
        only_defines,
    )

    register(
        NavItem(
            key="reports",
            label=_("Báo cáo"),
            url_name="figures:report_list",
            icon="report",
            order=30,
            visible=can_use_figures,
            holds=("figures:form_list", "figures:foreign_list"),
        )
    )
    register(
        NavItem(
            key="figures",
            label=_("Số liệu"),
            url_name="figures:overview",
            icon="target",
            order=31,
            duty=Duty.FIGURES,
            visible=can_use_figures,
            holds=("figures:figure_list", "figures:indicator_list"),
        )
    )
    register(
        NavItem(
            key="compilers",
            label=_("Đầu mối tổng hợp"),
            url_name="figures:compiler_list",
            icon="people",
            order=32,
            duty=Duty.FIGURES,
            visible=only_appoints,
        )
    )
    register(
        NavItem(
            key="catalogue",
            label=_("Chỉ tiêu, biểu mẫu"),
            url_name="figures:indicator_list",
            icon="target",
            order=33,
            duty=Duty.FIGURES,
            visible=only_defines,
            holds=("figures:form_list",),
        )
    )


def _register_catalogue() -> None:
    from chuan.core import jobs, panels, references  # noqa: PLC0415  (models load first)
    from chuan.figures import providers, tasks  # noqa: PLC0415  (as above)
    from chuan.figures.selectors.live import PROVIDERS  # noqa: PLC0415  (as above)
    from chuan.figures.selectors.live_rows import KINDS  # noqa: PLC0415  (as above)
    from chuan.figures.selectors.plan_panel import plan_panel  # noqa: PLC0415  (as above)

    panels.register("plans.plan", plan_panel)
    for provider in PROVIDERS:
        providers.register(provider)
    for kind in KINDS:
        references.register(kind)
    jobs.register(tasks.LOAD, tasks.load_catalogue_job)
    jobs.register(tasks.RECOUNT, tasks.recount)
    jobs.register_periodic(tasks.RECOUNT, time(3, 20), label=_("Đếm lại số tổng của các tỉnh"))
    jobs.register_periodic(tasks.LOAD, time(1, 5), label=_("Cập nhật danh mục chỉ tiêu, biểu mẫu"))


def _register_rounds() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.documents import about  # noqa: PLC0415  (as above)
    from chuan.figures import tasks  # noqa: PLC0415  (as above)
    from chuan.figures.services.steering import CHASE  # noqa: PLC0415  (as above)

    about.register(CHASE, label=_("đôn đốc báo cáo"))
    jobs.register(tasks.OPEN_ROUNDS, tasks.open_rounds)
    jobs.register_periodic(tasks.OPEN_ROUNDS, time(4, 15), label=_("Mở kỳ báo cáo theo lịch"))


def _register_life() -> None:
    from chuan.core import jobs, worklist  # noqa: PLC0415  (models load first)
    from chuan.figures import tasks  # noqa: PLC0415  (as above)
    from chuan.figures.worklist import ReportWork  # noqa: PLC0415  (as above)

    worklist.register(ReportWork())
    jobs.register(tasks.CLOSE, tasks.close_due)
    jobs.register_periodic(
        tasks.CLOSE, time(0, 30), label=_("Khóa sổ kỳ báo cáo, hết thời gian mở khóa")
    )


def _register_files() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.figures import tasks  # noqa: PLC0415  (as above)
    from chuan.figures.services.workbooks import APPLY_JOB, READ_JOB  # noqa: PLC0415  (as above)

    jobs.register(READ_JOB, tasks.read_workbook_job)
    jobs.register(APPLY_JOB, tasks.apply_workbook_job)


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu hồ sơ công việc")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Nghị định 30/2020/NĐ-CP")
