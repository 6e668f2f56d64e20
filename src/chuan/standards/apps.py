"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "standards.register.loaded": _("cập nhật danh mục tiêu chuẩn theo bản phát hành"),
    "standards.register.total_told": _("ghi tổng số tiêu chuẩn, quy chuẩn đã biết"),
    "standards.record.added": _("thêm tiêu chuẩn vào danh mục"),
    "standards.record.corrected": _("sửa bản ghi tiêu chuẩn"),
    "standards.record.withdrawn": _("ghi tiêu chuẩn hết hiệu lực"),
    "standards.claim.declared": _("công bố tiêu chuẩn áp dụng"),
    "standards.claim.changed": _("sửa công bố tiêu chuẩn áp dụng"),
    "standards.claim.confirmed": _("xác nhận công bố tiêu chuẩn áp dụng"),
    "standards.claim.returned": _("trả lại bổ sung công bố tiêu chuẩn áp dụng"),
    "standards.claim.ended": _("thôi công bố tiêu chuẩn áp dụng"),
    "standards.search.kept": _("lưu một tìm kiếm tiêu chuẩn"),
    "standards.search.dropped": _("xóa một tìm kiếm tiêu chuẩn đã lưu"),
    "standards.search.alerts_set": _("đổi việc báo của một tìm kiếm tiêu chuẩn đã lưu"),
    "standards.import.started": _("đưa tệp tiêu chuẩn vào đọc thử"),
    "standards.import.applied": _("ghi tệp tiêu chuẩn vào danh mục"),
    "standards.import.undone": _("hoàn lại một lần nhập tiêu chuẩn"),
    "standards.import.dropped": _("bỏ một lần nhập tiêu chuẩn"),
    "standards.import.stopped": _("một lần nhập tiêu chuẩn dừng giữa chừng"),
    "standards.import.restarted": _("làm tiếp một lần nhập tiêu chuẩn đã dừng giữa chừng"),
}
FIELDS = {
    "records": _("Số bản ghi"),
    "total": _("Tổng số"),
    "fields": _("Số lĩnh vực"),
    "left": _("Số bản ghi giữ nguyên"),
    "rows": _("Số dòng"),
    "sha256": _("Mã kiểm tra của tệp"),
    "status": _("Hiệu lực"),
    "basis": _("Căn cứ"),
    "products": _("Sản phẩm"),
    "standard": _("Tiêu chuẩn"),
    "title_vi": _("Tên tiếng Việt"),
    "title_en": _("Tên tiếng Anh"),
    "issued_on": _("Ngày ban hành"),
    "effective_on": _("Ngày có hiệu lực"),
    "ended_on": _("Ngày hết hiệu lực"),
    "review_due_on": _("Hạn rà soát"),
    "decision_symbol": _("Quyết định công bố"),
    "decision_on": _("Ngày quyết định"),
    "committee": _("Ban kỹ thuật"),
    "pages": _("Số trang"),
    "language": _("Ngôn ngữ"),
    "price_vnd": _("Giá bán"),
    "link": _("Liên kết"),
    "ics": _("Lĩnh vực ICS"),
    "replaces": _("Thay thế"),
    "confidence": _("Mức tin cậy"),
    "source": _("Nguồn"),
    "body": _("Cơ quan ban hành"),
}
PERSONAL = (
    ("standards.ImportRun", "started_by", _("ai đưa tệp tiêu chuẩn vào")),
    ("standards.ImportRun", "started_by_label", _("ai đưa tệp tiêu chuẩn vào")),
    ("standards.Claim", "declared_by", _("ai khai công bố tiêu chuẩn áp dụng")),
    ("standards.Claim", "declared_by_label", _("ai khai công bố tiêu chuẩn áp dụng")),
    ("standards.Claim", "decided_by_label", _("ai xác nhận hoặc trả lại công bố")),
    ("standards.SavedSearch", "person_id", _("ai lưu tìm kiếm và muốn được báo")),
    ("standards.SavedSearch", "name", _("tên người dùng đặt cho tìm kiếm đã lưu")),
    ("standards.SavedSearch", "query", _("điều người dùng đã tìm")),
    ("standards.StandardFollower", "person_id", _("ai muốn được báo khi tiêu chuẩn thay đổi")),
)


class StandardsConfig(AppConfig):
    """Tiêu chuẩn."""

    name = "chuan.standards"
    label = "standards"
    verbose_name = "Tiêu chuẩn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter sentences, personal fields, jobs, what may rest on a standard, open data."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)
        from chuan.core import worklist  # noqa: PLC0415  (as above)
        from chuan.standards import consultation_work, life_work  # noqa: PLC0415  (as above)
        from chuan.standards.worklist import ClaimsWork  # noqa: PLC0415  (as above)

        sentences.register(SENTENCES)
        sentences.name_fields(FIELDS)
        _declare_personal_fields()
        _register_jobs()
        consultation_work.register()
        life_work.register()
        worklist.register(ClaimsWork())
        _register_reliance()
        _register_watch()
        _register_pages()


def _register_jobs() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.standards import tasks  # noqa: PLC0415  (as above)
    from chuan.standards.services.applying import APPLY_JOB, UNDO_JOB  # noqa: PLC0415  (as above)
    from chuan.standards.services.importing import READ_JOB  # noqa: PLC0415  (as above)

    jobs.register(READ_JOB, tasks.read_import_job)
    jobs.register(APPLY_JOB, tasks.apply_import_job)
    jobs.register(UNDO_JOB, tasks.undo_import_job)
    jobs.register(tasks.LOAD_JOB, tasks.load_known_job)
    jobs.register(tasks.NEWS_JOB, tasks.tell_search_news_job)
    jobs.register_periodic(tasks.NEWS_JOB, time(4, 50), label=_("Báo thay đổi của tìm kiếm đã lưu"))
    jobs.register_periodic(tasks.LOAD_JOB, time(1, 20), label=_("Cập nhật danh mục tiêu chuẩn"))


def _register_reliance() -> None:
    from chuan.core import reliance  # noqa: PLC0415  (models load first)
    from chuan.standards.models import CLAIM, STANDARD  # noqa: PLC0415  (as above)
    from chuan.standards.rules.rows import key_of  # noqa: PLC0415  (as above)
    from chuan.standards.selectors.claims import resting_claims  # noqa: PLC0415  (as above)

    reliance.register_basis(reliance.BasisKind(STANDARD, _("Tiêu chuẩn"), key=key_of))
    reliance.register_endings("standards.superseded")
    reliance.register_kind(CLAIM, _("Công bố tiêu chuẩn áp dụng"), resting_claims)


def _register_watch() -> None:
    from chuan.identifiers import registry  # noqa: PLC0415  (models load first)
    from chuan.standards.permissions import confirming_path  # noqa: PLC0415  (as above)

    registry.register_watch(confirming_path)


def _register_pages() -> None:
    from chuan.core import open_data  # noqa: PLC0415  (models load first)
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (as above)
    from chuan.standards.selectors.harmonisation_data import (  # noqa: PLC0415  (as above)
        HARMONISATION,
    )
    from chuan.standards.selectors.open_data import STANDARDS  # noqa: PLC0415  (as above)

    open_data.register(STANDARDS)
    open_data.register(HARMONISATION)
    register(
        NavItem(
            key="standards",
            label=_("Tiêu chuẩn"),
            url_name="standards:standard_list",
            icon="thread",
            order=45,
            duty=Duty.STANDARDS,
            visible=lambda actor: not actor.is_anonymous,
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu của danh mục tiêu chuẩn")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Nghị định 30/2020/NĐ-CP")
