"""The room's registration with Django, and its entries in the registries below it."""

from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

SWEEP_JOB = "documents.sweep"


class DocumentsConfig(AppConfig):
    """Văn bản."""

    name = "chuan.documents"
    label = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the jobs, the sentences, the place in the rail, and who may open a file."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)
        from chuan.core import files, panels, reliance, worklist  # noqa: PLC0415  (as above)
        from chuan.documents.selectors import resting  # noqa: PLC0415  (as above)
        from chuan.documents.selectors.copies import may_open_file  # noqa: PLC0415  (as above)
        from chuan.documents.selectors.opinions import (  # noqa: PLC0415  (as above)
            may_open_opinion_file,
        )
        from chuan.documents.web.panels import office_panel  # noqa: PLC0415  (as above)
        from chuan.documents.worklist import PapersWork  # noqa: PLC0415  (as above)

        settings.TEMPORARY_ROOT.joinpath("incoming").mkdir(parents=True, exist_ok=True, mode=0o700)
        files.register_access(may_open_file)
        files.register_access(may_open_opinion_file)
        worklist.register(PapersWork())
        reliance.register_kind(resting.DOCUMENT, _("Văn bản"), resting.documents)
        reliance.register_kind(resting.PAPER, _("Bản thảo"), resting.papers)
        panels.register("documents.document", office_panel, order=20)
        sentences.register(_SENTENCES)
        _register_jobs()
        _register_pages()
        _declare_personal_fields()


_SENTENCES = {
    "documents.paper.created": _("bắt đầu soạn văn bản"),
    "documents.paper.saved": _("sửa bản thảo"),
    "documents.paper.revision_kept": _("lưu một bản của bản thảo"),
    "documents.paper.withdrawn": _("rút văn bản đang soạn"),
    "documents.paper.set_out": _("trình văn bản"),
    "documents.paper.passed": _("chuyển tiếp văn bản"),
    "documents.paper.returned": _("trả lại văn bản để bổ sung"),
    "documents.paper.recalled": _("thu hồi văn bản đang trình"),
    "documents.paper.handed": _("chuyển người xử lý văn bản"),
    "documents.paper.finding_answered": _("trả lời một điểm máy nêu về văn bản"),
    "documents.paper.numbered": _("cấp số văn bản"),
    "documents.paper.issued": _("phát hành văn bản"),
    "documents.number.voided": _("hủy một số văn bản"),
    "documents.series.started": _("đặt số bắt đầu của sổ đăng ký số"),
    "documents.series.chosen": _("đổi cách cấp số văn bản"),
    "documents.term.opened": _("khai nhiệm kỳ cấp ủy"),
    "documents.route.saved": _("đặt quy trình văn bản"),
    "documents.route.reset": _("trở lại quy trình văn bản mặc định"),
    "documents.opinion.asked": _("xin ý kiến về dự thảo"),
    "documents.opinion.given": _("cho ý kiến về dự thảo"),
    "documents.opinion.replied": _("tiếp thu, giải trình ý kiến"),
    "documents.opinion.withdrawn": _("rút đề nghị cho ý kiến"),
    "documents.dispatch.added": _("gửi thêm một nơi nhận"),
    "documents.dispatch.marked": _("ghi tình trạng của nơi nhận"),
    "documents.dispatch.reminded": _("nhắc nơi nhận vào sổ văn bản"),
    "documents.incoming.registered": _("vào sổ văn bản đến"),
    "documents.incoming.handed": _("chuyển xử lý văn bản đến"),
    "documents.incoming.acted": _("báo xử lý xong văn bản đến"),
    "documents.signed.received": _("nhận bản đã ký"),
    "documents.signed.matched": _("chọn dự thảo của bản đã ký"),
    "documents.signed.sent_back": _("trả lại bản đã ký"),
    "documents.secret_refused": _("từ chối một tệp mang dấu chỉ độ mật"),
    "documents.secret_words_refused": _("từ chối nội dung mang dấu chỉ độ mật"),
    "documents.document.accepted": _("tiếp nhận văn bản"),
    "documents.house_style.set": _("đặt thể thức văn bản của cơ quan"),
    "documents.document.released": _("trả lại văn bản đã tiếp nhận"),
}
_FOR_30_DAYS = (
    ("documents.Upload", "person_id", _("chỉ người tải lên thấy tệp của mình")),
    ("documents.ImportDraft", "person_id", _("bản nháp là của riêng người tải lên")),
)
_WITH_THE_DOCUMENT = (
    ("documents.HouseStyle", "signer", _("ai ký văn bản của cơ quan")),
    ("documents.HouseStyle", "position", _("chức vụ người ký văn bản của cơ quan")),
    ("documents.HouseStyle", "saved_by_label", _("ai đặt thể thức")),
    ("documents.PaperEdit", "by_label", _("ai sửa dự thảo")),
    ("documents.PaperDraft", "created_by", _("ai bắt đầu soạn văn bản")),
    ("documents.PaperDraft", "created_by_label", _("ai bắt đầu soạn văn bản")),
    ("documents.PaperDraft", "saved_by_label", _("ai sửa bản thảo lần cuối")),
    ("documents.PaperRevision", "by_label", _("ai lưu một bản của bản thảo")),
    ("documents.PaperMove", "by", _("ai xử lý văn bản đang trình")),
    ("documents.PaperMove", "by_label", _("ai xử lý văn bản đang trình")),
    ("documents.RouteTemplate", "saved_by_label", _("ai đặt quy trình")),
    ("documents.RouteTemplateStep", "person", _("ai xử lý một bước của quy trình")),
    ("documents.DraftStep", "person_id", _("ai xử lý một bước của văn bản")),
    ("documents.DraftStep", "person_label", _("ai xử lý một bước của văn bản")),
    ("documents.DraftStep", "by_label", _("ai xử lý một bước của văn bản")),
    ("documents.FindingAnswer", "by_label", _("ai trả lời một điểm cần xem lại")),
    ("documents.DraftOpinion", "asked_by_label", _("ai đề nghị cho ý kiến")),
    ("documents.DraftOpinion", "answered_by_label", _("ai cho ý kiến")),
    ("documents.DraftOpinion", "replied_by_label", _("ai trả lời ý kiến")),
    ("documents.IssuedNumber", "signer_label", _("ai ký văn bản")),
    ("documents.IssuedNumber", "by_label", _("ai cấp số")),
    ("documents.IncomingEntry", "handed_person", _("ai được giao xử lý văn bản đến")),
    ("documents.IncomingEntry", "handed_label", _("ai được giao xử lý văn bản đến")),
    ("documents.IncomingEntry", "registered_by_label", _("ai vào sổ văn bản đến")),
    ("documents.IncomingEntry", "acted_by_label", _("ai xử lý văn bản đến")),
    ("documents.Dispatch", "sent_by_label", _("ai gửi văn bản")),
    ("documents.Dispatch", "received_by_label", _("ai nhận văn bản")),
    ("documents.Dispatch", "acted_by_label", _("ai xử lý văn bản đã nhận")),
    ("documents.SignedReturn", "by", _("ai đưa bản đã ký lên")),
    ("documents.SignedReturn", "by_label", _("ai đưa bản đã ký lên")),
    ("documents.SignedReturn", "settled_by_label", _("ai đối chiếu bản đã ký")),
    ("documents.SignedReturn", "signatures", _("ai ký số văn bản")),
    ("documents.DocumentCopy", "accepted_by", _("ai tiếp nhận văn bản")),
    ("documents.DocumentCopy", "accepted_by_label", _("ai tiếp nhận văn bản")),
    ("documents.Dismissal", "by_label", _("ai trả lời một điểm cần xem lại")),
)


def _register_jobs() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.documents import tasks  # noqa: PLC0415  (as above)
    from chuan.documents.services.returns import READ_SIGNED_JOB  # noqa: PLC0415  (as above)
    from chuan.documents.services.uploads import READ_JOB  # noqa: PLC0415  (as above)

    jobs.register(READ_JOB, tasks.read_upload_job)
    jobs.register(READ_SIGNED_JOB, tasks.read_signed_job)
    jobs.register(SWEEP_JOB, tasks.sweep_job)
    jobs.register_periodic(
        SWEEP_JOB, timedelta(minutes=15), label=_("Dọn tệp tạm và bản nháp hết hạn")
    )


def _register_pages() -> None:
    from chuan.core import navigation  # noqa: PLC0415  (models load first)
    from chuan.documents.permissions import can_use_library  # noqa: PLC0415  (as above)

    navigation.register(
        navigation.NavItem(
            key="documents",
            label=_("Văn bản"),
            url_name="documents:document_list",
            icon="document",
            order=30,
            visible=can_use_library,
            phone=True,
        )
    )
    navigation.register(
        navigation.NavItem(
            key="papers",
            label=_("Soạn văn bản"),
            url_name="documents:paper_list",
            icon="edit",
            order=29,
            duty=navigation.Duty.PAPERS,
            visible=can_use_library,
        )
    )
    navigation.register(
        navigation.NavItem(
            key="registers",
            label=_("Sổ văn bản"),
            url_name="documents:register_in",
            icon="document",
            order=32,
            duty=navigation.Duty.PAPERS,
            visible=can_use_library,
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    for model, field, purpose in _FOR_30_DAYS:
        declare(model, field, purpose, _("30 ngày, rồi tự xóa"), "Luật 91/2025/QH15")
    for model, field, purpose in _WITH_THE_DOCUMENT:
        declare(model, field, purpose, _("theo thời hạn lưu văn bản"), "Nghị định 30/2020/NĐ-CP")
