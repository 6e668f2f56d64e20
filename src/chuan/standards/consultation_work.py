"""What drafts, comments, the harmonisation rate and territories enter in the registries of lower rooms."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "standards.draft.begun": _("lập dự thảo để lấy ý kiến"),
    "standards.draft.described": _("sửa thông tin của dự thảo"),
    "standards.draft.text_put": _("đưa nội dung vào dự thảo"),
    "standards.draft.clause_written": _("sửa một điều khoản của dự thảo"),
    "standards.draft.clause_dropped": _("bỏ một điều khoản của dự thảo"),
    "standards.draft.wording_begun": _("bắt đầu bản tiếp theo của dự thảo"),
    "standards.draft.announced": _("công bố dự thảo để lấy ý kiến"),
    "standards.draft.prolonged": _("kéo dài thời gian lấy ý kiến"),
    "standards.draft.minimum_set": _("ghi thời hạn lấy ý kiến tối thiểu của dự thảo"),
    "standards.draft.bodies_asked": _("ghi cơ quan được hỏi ý kiến"),
    "standards.draft.body_answered": _("ghi cơ quan đã trả lời"),
    "standards.draft.closed": _("hết hạn góp ý dự thảo"),
    "standards.draft.given_up": _("thôi lấy ý kiến dự thảo"),
    "standards.draft.settled": _("công bố trả lời ý kiến góp ý"),
    "standards.draft.contacts_forgotten": _("xóa tên, liên hệ của người góp ý đã hết thời hạn giữ"),
    "standards.comment.made": _("góp ý dự thảo"),
    "standards.comment.hidden": _("ẩn ý kiến có nội dung trái pháp luật"),
    "standards.comment.shown": _("hiện lại ý kiến đã ẩn"),
    "standards.comments.answered": _("trả lời ý kiến góp ý"),
    "standards.rate.kept": _("ghi tỷ lệ hài hòa tiêu chuẩn"),
    "standards.territory.set": _("ghi địa bàn áp dụng quy chuẩn địa phương"),
}
FIELDS = {
    "title": _("Tên"),
    "number": _("Số hiệu"),
    "explanation": _("Thuyết minh"),
    "subjects": _("Đối tượng áp dụng"),
    "contact": _("Nơi nhận góp ý"),
    "is_public": _("Công khai"),
    "is_urgent": _("Cấp bách"),
    "clause": _("Điều khoản"),
    "clauses": _("Số điều khoản"),
    "wording": _("Bản số"),
    "begins": _("Từ ngày"),
    "until": _("Đến hết ngày"),
    "not_before": _("Kết thúc sớm nhất"),
    "bodies": _("Cơ quan"),
    "comments": _("Số ý kiến"),
    "verdict": _("Kết quả"),
    "reason": _("Lý do"),
    "communes": _("Số xã, phường, đặc khu"),
}
PERSONAL = (
    ("standards.DraftComment", "person_id", _("báo cho người góp ý khi có trả lời")),
    ("standards.DraftComment", "person_name", _("trả lời đúng người góp ý; không công khai")),
    ("standards.DraftComment", "email", _("báo cho người góp ý khi có trả lời; không công khai")),
    ("standards.DraftComment", "phone", _("hỏi lại nội dung góp ý; không công khai")),
    ("standards.DraftComment", "hidden_by_label", _("ai ẩn ý kiến")),
    ("standards.CommentAnswer", "by_label", _("ai trả lời ý kiến")),
    ("standards.Draft", "created_by_label", _("ai lập dự thảo")),
)
KEPT = _("một năm sau khi công bố trả lời")


def register() -> None:
    """Called once, when the application starts."""
    from chuan.audit import sentences  # noqa: PLC0415  (models load first)
    from chuan.audit.personal import declare  # noqa: PLC0415  (as above)
    from chuan.core import jobs, outbox, references  # noqa: PLC0415  (as above)
    from chuan.figures import providers  # noqa: PLC0415  (as above)
    from chuan.procedures import guards  # noqa: PLC0415  (as above)
    from chuan.standards import answer_mail, tasks  # noqa: PLC0415  (as above)
    from chuan.standards.selectors import consultation, harmonisation  # noqa: PLC0415  (as above)
    from chuan.standards.services import settling  # noqa: PLC0415  (as above)

    sentences.register(SENTENCES)
    sentences.name_fields(FIELDS)
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, KEPT, "Luật 91/2025/QH15")
    jobs.register(tasks.TURN_DRAFTS, tasks.turn_drafts_job)
    jobs.register_periodic(
        tasks.TURN_DRAFTS, timedelta(hours=1), label=_("Mở, khóa thời gian lấy ý kiến dự thảo")
    )
    jobs.register(tasks.KEEP_RATE, tasks.keep_rate_job)
    jobs.register_periodic(tasks.KEEP_RATE, time(4, 15), label=_("Tính tỷ lệ hài hòa tiêu chuẩn"))
    outbox.register(settling.MAIL, answer_mail.send_answer_mail)
    guards.register("standards.consultation_settled", consultation.settled_guard)
    references.register(harmonisation.KIND)
    for provider in harmonisation.PROVIDERS:
        providers.register(provider)
    _register_pages()


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.standards.permissions import may_begin_drafts  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="drafts", label=_("Dự thảo, góp ý"), url_name="standards:draft_list", icon="edit",
            order=51, duty=Duty.STANDARDS, visible=may_begin_drafts,
        )
    )  # fmt: skip
