"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "engagement.profile.described": _("sửa thông tin chung của hồ sơ cơ sở"),
    "engagement.line.declared": _("khai một mục của hồ sơ cơ sở"),
    "engagement.line.changed": _("sửa một mục của hồ sơ cơ sở"),
    "engagement.line.ended": _("thôi khai một mục của hồ sơ cơ sở"),
    "engagement.lines.confirmed": _("xác nhận đã kiểm tra các mục của hồ sơ cơ sở"),
    "engagement.lines.asked": _("đề nghị cơ sở bổ sung hồ sơ"),
    "engagement.request.made": _("đề nghị có tài khoản cho cơ sở"),
    "engagement.request.invited": _("mời cơ sở có tài khoản"),
    "engagement.request.returned": _("trả lại đề nghị có tài khoản của cơ sở"),
    "engagement.notification.recorded": _("ghi thông báo hàng rào kỹ thuật"),
    "engagement.list.read": _("xem trước tệp thông báo hàng rào kỹ thuật"),
    "engagement.list.applied": _("ghi thông báo hàng rào kỹ thuật từ tệp"),
    "engagement.match.answered": _("ghi thông báo có liên quan đến cơ sở hay không"),
    "engagement.comment.made": _("góp ý thông báo hàng rào kỹ thuật"),
    "engagement.comments.gathered": _("soạn công văn gửi góp ý thông báo hàng rào kỹ thuật"),
    "engagement.question.asked": _("gửi câu hỏi, quan ngại thương mại"),
    "engagement.question.answered": _("trả lời câu hỏi, quan ngại thương mại"),
    "engagement.draft.checked": _("xem xét dự thảo có phải thông báo không"),
    "engagement.lapses.reminded": _("nhắc cơ sở mục sắp hết hạn"),
    "engagement.comments.reminded": _("nhắc hạn góp ý thông báo hàng rào kỹ thuật"),
    "engagement.answer.kept": _("lưu câu trả lời về sản phẩm"),
    "engagement.answer.dropped": _("bỏ câu trả lời về sản phẩm"),
    "engagement.risk_list.loaded": _("nạp danh mục hàng hóa theo mức rủi ro"),
    "engagement.risk_list.dropped": _("bỏ danh mục hàng hóa theo mức rủi ro"),
}
FIELDS = {
    "shows_products": _("Công khai sản phẩm"),
    "shows_standards": _("Công khai tiêu chuẩn áp dụng"),
    "shows_certificates": _("Công khai chứng nhận"),
    "words": _("Nội dung"),
    "lines": _("Số mục"),
    "evidence": _("Căn cứ kiểm tra"),
    "reason": _("Lý do"),
    "state": _("Trạng thái"),
    "text": _("Nội dung"),
    "title": _("Tên"),
    "title_vi": _("Tên bằng tiếng Việt"),
    "products": _("Sản phẩm"),
    "distributed_on": _("Ngày thông báo"),
    "comment_until": _("Hạn góp ý"),
    "adoption_on": _("Dự kiến ban hành"),
    "adoption_words": _("Dự kiến ban hành"),
    "entry_on": _("Dự kiến có hiệu lực"),
    "entry_words": _("Dự kiến có hiệu lực"),
    "objective": _("Mục tiêu"),
    "language": _("Ngôn ngữ"),
    "link": _("Đường dẫn"),
    "source": _("Nguồn"),
    "codes": _("Số mã hàng hóa"),
    "is_sample": _("Dữ liệu mẫu"),
    "comments": _("Số góp ý"),
    "answer": _("Trả lời"),
    "verdict": _("Kết luận"),
    "symbol": _("Ký hiệu"),
    "new": _("Số dòng mới"),
    "changed": _("Số dòng thay đổi"),
}
_KEPT = _("theo thời hạn lưu hồ sơ cơ sở")
PERSONAL = (
    ("engagement.Profile", "contact_name", _("hỏi lại nội dung hồ sơ cơ sở")),
    ("engagement.Profile", "contact_phone", _("hỏi lại nội dung hồ sơ cơ sở")),
    ("engagement.Profile", "contact_email", _("hỏi lại nội dung hồ sơ cơ sở")),
    ("engagement.Profile", "tax_code", _("đối chiếu đúng cơ sở; hộ dùng số định danh cá nhân")),
    ("engagement.JoinRequest", "contact_name", _("lập tài khoản cho cơ sở")),
    ("engagement.JoinRequest", "contact_phone", _("gọi lại để trao mã đăng nhập")),
    ("engagement.JoinRequest", "contact_email", _("lập tài khoản cho cơ sở")),
    ("engagement.SavedAnswer", "kept_by_label", _("ai lưu câu trả lời")),
    ("engagement.RiskList", "loaded_by_label", _("ai nạp danh mục")),
    ("engagement.JoinRequest", "tax_code", _("đối chiếu đúng cơ sở; hộ dùng số định danh cá nhân")),
)


class EngagementConfig(AppConfig):
    """Cơ sở và cộng đồng."""

    name = "chuan.engagement"
    label = "engagement"
    verbose_name = "Cơ sở và cộng đồng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter sentences, places in the rail, jobs, live counts, and who may open a certificate."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)
        from chuan.core import (  # noqa: PLC0415  (as above)
            files,
            open_data,
            panels,
            references,
            worklist,
        )
        from chuan.engagement.selectors import live  # noqa: PLC0415  (as above)
        from chuan.engagement.selectors import open_data as shown  # noqa: PLC0415  (as above)
        from chuan.engagement.selectors.reach import may_open_certificate  # noqa: PLC0415  (as above)
        from chuan.engagement.web.panels import claim_panel  # noqa: PLC0415  (as above)
        from chuan.engagement.worklist import EngagementWork  # noqa: PLC0415  (as above)
        from chuan.figures import providers  # noqa: PLC0415  (as above)

        sentences.register(SENTENCES)
        sentences.name_fields(FIELDS)
        files.register_access(may_open_certificate)
        for provider in live.PROVIDERS:
            providers.register(provider)
        for kind in live.KINDS:
            references.register(kind)
        open_data.register(shown.NOTIFICATIONS)
        open_data.register(shown.PROFILES)
        worklist.register(EngagementWork())
        panels.register("standards.claim", claim_panel)
        _register_jobs()
        _register_answers()
        _register_pages()
        _declare_personal_fields()


def _register_answers() -> None:
    from chuan.core import reliance  # noqa: PLC0415  (models load first)
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (as above)
    from chuan.engagement.models import ANSWER, RISK_LIST  # noqa: PLC0415  (as above)
    from chuan.engagement.permissions import may_keep_answers  # noqa: PLC0415  (as above)
    from chuan.engagement.rules.risk_rows import places_of  # noqa: PLC0415  (as above)
    from chuan.engagement.selectors import answers  # noqa: PLC0415  (as above)

    lists = reliance.BasisKind(RISK_LIST, _("Danh mục rủi ro"), paths=places_of)
    reliance.register_basis(lists)
    reliance.register_kind(ANSWER, _("Câu trả lời đã lưu"), answers.resting_answers, own_only=True)
    reliance.register_kind(answers.RULE, _("Bảng nghĩa vụ của sản phẩm"), answers.resting_rules)
    register(
        NavItem(
            key="answers",
            label=_("Sản phẩm phải làm gì"),
            url_name="engagement:answer_list",
            icon="question",
            order=57,
            duty=Duty.STANDARDS,
            visible=may_keep_answers,
        )
    )


def _register_jobs() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.engagement import tasks  # noqa: PLC0415  (as above)
    from chuan.engagement.services.tbt_imports import APPLY_JOB  # noqa: PLC0415  (as above)

    jobs.register(APPLY_JOB, tasks.apply_list_job)
    jobs.register(tasks.REMIND, tasks.remind_job)
    jobs.register_periodic(
        tasks.REMIND, time(5, 40), label=_("Nhắc mục sắp hết hạn, hạn góp ý của cơ sở")
    )


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.engagement.permissions import sees_place  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="enterprises",
            label=_("Cơ sở"),
            url_name="engagement:profile_list",
            icon="organisation",
            order=52,
            duty=Duty.STANDARDS,
            visible=sees_place,
            holds=("engagement:profile_own",),
        )
    )
    register(
        NavItem(
            key="tbt",
            label=_("Hàng rào kỹ thuật"),
            url_name="engagement:tbt_list",
            icon="bell",
            order=54,
            duty=Duty.STANDARDS,
            visible=sees_place,
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, _KEPT, "Luật 91/2025/QH15")
