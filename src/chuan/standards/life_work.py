"""What the files of drafts and standards enter in the registries of lower rooms."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "standards.draft.planned": _("ghi năm thực hiện của dự thảo"),
    "standards.draft.places_chosen": _("chọn địa bàn áp dụng của dự thảo quy chuẩn"),
    "standards.draft.reopened": _("đưa dự thảo về soạn lại"),
    "standards.draft.requirement_put": _("ghi một chỉ tiêu của tiêu chuẩn cơ sở"),
    "standards.draft.requirement_dropped": _("bỏ một chỉ tiêu của tiêu chuẩn cơ sở"),
    "standards.draft.cited": _("thêm tài liệu viện dẫn của dự thảo"),
    "standards.draft.uncited": _("bỏ tài liệu viện dẫn của dự thảo"),
    "standards.draft.paper_begun": _("soạn văn bản của hồ sơ xây dựng"),
    "standards.record.published": _("công bố, ban hành từ hồ sơ xây dựng"),
    "standards.record.took_effect": _("ghi tiêu chuẩn có hiệu lực"),
}
FIELDS = {"year": _("Năm"), "requirement": _("Chỉ tiêu")}


def register() -> None:
    """Called once, when the application starts."""
    from chuan.audit import sentences  # noqa: PLC0415  (models load first)
    from chuan.procedures import guards, subjects  # noqa: PLC0415  (as above)
    from chuan.standards.models import DRAFT, STANDARD  # noqa: PLC0415  (as above)
    from chuan.standards.selectors import lives as asked  # noqa: PLC0415  (as above)
    from chuan.standards.services import lives  # noqa: PLC0415  (as above)

    sentences.register(SENTENCES)
    sentences.name_fields(FIELDS)
    for name, guard in asked.GUARDS.items():
        guards.register(name, guard)
    subjects.register(
        subjects.SubjectKind(DRAFT, _("Dự thảo"), on_step=lives.ON_STEP[DRAFT], url=_draft_url)
    )
    subjects.register(
        subjects.SubjectKind(
            STANDARD, _("Tiêu chuẩn"), on_step=lives.ON_STEP[STANDARD], url=_standard_url
        )
    )


def _draft_url(pk: int) -> str:
    from chuan.standards.models import Draft  # noqa: PLC0415  (models load first)

    uid = Draft.objects.filter(pk=pk).values_list("uid", flat=True).first()
    return reverse("standards:draft_detail", args=[uid]) if uid else ""


def _standard_url(pk: int) -> str:
    from chuan.standards.models import Standard  # noqa: PLC0415  (models load first)

    slug = Standard.objects.filter(pk=pk).values_list("slug", flat=True).first()
    return reverse("standards:standard_detail", args=[slug]) if slug else ""
