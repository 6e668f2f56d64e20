"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "figures.catalogue.loaded": _("nạp danh mục chỉ tiêu và biểu mẫu"),
    "figures.round.opened": _("mở kỳ báo cáo"),
    "figures.round.bodies_added": _("hỏi thêm đơn vị trong kỳ báo cáo"),
    "figures.round.changed": _("sửa ngày của kỳ báo cáo"),
    "figures.round.cancelled": _("bỏ kỳ báo cáo"),
    "figures.round.chased": _("soạn công văn đôn đốc báo cáo"),
    "figures.schedule.laid": _("lập lịch báo cáo định kỳ"),
    "figures.schedule.ended": _("dừng lịch báo cáo định kỳ"),
    "figures.compiler.appointed": _("giao đầu mối tổng hợp số liệu"),
    "figures.compiler.ended": _("thôi giao đầu mối tổng hợp số liệu"),
    "figures.round.closed": _("khóa sổ kỳ báo cáo"),
    "figures.round.consolidated": _("tổng hợp báo cáo của các đơn vị"),
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
    "figures.report.saved": _("ghi số liệu báo cáo"),
    "figures.history.put": _("đưa số liệu cũ vào"),
    "figures.totals.repaired": _("sửa số tổng của tỉnh cho khớp số liệu"),
}
PERSONAL = (
    ("figures.Target", "by_label", _("ai đặt chỉ tiêu")),
    ("figures.Compiler", "by_label", _("ai giao đầu mối tổng hợp")),
    ("figures.Round", "created_by_label", _("ai mở kỳ báo cáo")),
    ("figures.Report", "sent_by_label", _("ai gửi báo cáo")),
    ("figures.Report", "approved_by_label", _("ai chấp nhận báo cáo")),
    ("figures.ReportCell", "by_label", _("ai ghi số liệu")),
    ("figures.CellChange", "by_label", _("ai sửa số liệu")),
    ("figures.ReportText", "by_label", _("ai sửa lời báo cáo")),
    ("figures.ReportStep", "by_label", _("ai thao tác")),
    ("figures.ReportVersion", "by_label", _("ai gửi báo cáo")),
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
        _declare_personal_fields()


def _register_pages() -> None:
    from chuan.core.navigation import NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.figures.permissions import can_use_figures  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="reports",
            label=_("Báo cáo"),
            url_name="figures:report_list",
            icon="report",
            order=30,
            visible=can_use_figures,
        )
    )
    register(
        NavItem(
            key="figures",
            label=_("Số liệu"),
            url_name="figures:overview",
            icon="target",
            order=31,
            visible=can_use_figures,
        )
    )


def _register_catalogue() -> None:
    from chuan.core import jobs, references  # noqa: PLC0415  (models load first)
    from chuan.figures import providers, tasks  # noqa: PLC0415  (as above)
    from chuan.figures.selectors.live import PROVIDERS  # noqa: PLC0415  (as above)
    from chuan.figures.selectors.live_rows import KINDS  # noqa: PLC0415  (as above)

    for provider in PROVIDERS:
        providers.register(provider)
    for kind in KINDS:
        references.register(kind)
    jobs.register(tasks.LOAD, tasks.load_catalogue_job)
    jobs.register_periodic(tasks.LOAD, time(1, 5), label=_("Cập nhật danh mục chỉ tiêu, biểu mẫu"))


def _register_rounds() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.documents import about  # noqa: PLC0415  (as above)
    from chuan.figures import tasks  # noqa: PLC0415  (as above)
    from chuan.figures.services.steering import CHASE  # noqa: PLC0415  (as above)

    about.register(CHASE, label=_("đôn đốc báo cáo"))
    jobs.register(tasks.OPEN_ROUNDS, tasks.open_rounds)
    jobs.register_periodic(tasks.OPEN_ROUNDS, time(4, 15), label=_("Mở kỳ báo cáo theo lịch"))


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu hồ sơ công việc")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Nghị định 30/2020/NĐ-CP")
