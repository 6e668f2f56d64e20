"""Lists of drafts and of comments."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, Table, TextFilter
from chuan.standards.enums import DraftState
from chuan.standards.labels import DRAFT_STATES, KINDS, VERDICT_BADGES, VERDICTS, VOICES
from chuan.standards.selectors.consultation import head_of, who_of

_KINDS = tuple((str(kind), KINDS[kind]) for kind in list(KINDS)[:4])
_TIME = (
    ("dang", _("Đang nhận góp ý")),
    ("sap", _("Sắp lấy ý kiến")),
    ("het", _("Đã hết hạn góp ý")),
)
_ANSWERED = (("chua", _("Chưa trả lời")), ("roi", _("Đã trả lời")), ("an", _("Đã ẩn")))


def _in_time(value: str) -> Q:
    today = clock.today()
    if value == "dang":
        return Q(state=DraftState.ANNOUNCED, begins__lte=today, until__gte=today)
    if value == "sap":
        return Q(state=DraftState.ANNOUNCED, begins__gt=today)
    return Q(until__lt=today) | Q(state=DraftState.SETTLED)


def _answered(value: str) -> Q:
    if value == "an":
        return ~Q(hidden_at=None)
    return Q(answer=None, hidden_at=None) if value == "chua" else ~Q(answer=None)


def _state(row: Any) -> str:  # noqa: ANN401  (a row that tables do not name)
    return head_of(row, clock.today()).state


def _badge(row: Any) -> str:  # noqa: ANN401  (as above)
    return head_of(row, clock.today()).badge


PUBLIC = Table(
    id="du-thao",
    columns=(
        Column(
            "ten", _("Dự thảo"), "title", lambda row: row.title, is_heading=True,
            link=lambda row: reverse("standards:draft_public", args=[row.slug]),
        ),
        Column("loai", _("Loại"), "kind", lambda row: KINDS[row.kind]),
        Column("noi", _("Cơ quan soạn thảo"), "owner__name", lambda row: row.owner.name),
        Column("den", _("Hạn góp ý"), "until", lambda row: row.until),
        Column("tt", _("Tình trạng"), None, _state, badge=_badge),
        Column("so", _("Ý kiến"), "said", lambda row: row.said, align="end"),
    ),
    default_sort="-den",
    filters=(
        TextFilter("tim", _("Tìm trong tên, số hiệu"), ("title", "number")),
        ChoiceFilter("loai", _("Loại"), _KINDS, field="kind"),
        ChoiceFilter("han", _("Tình trạng"), _TIME, match=_in_time),
    ),
)  # fmt: skip
DRAFTS = Table(
    id="du-thao",
    columns=(
        Column(
            "ten", _("Dự thảo"), "title", lambda row: row.title, is_heading=True,
            link=lambda row: reverse("standards:draft_detail", args=[row.uid]),
        ),
        Column("loai", _("Loại"), "kind", lambda row: KINDS[row.kind]),
        Column("noi", _("Cơ quan soạn thảo"), "owner__name", lambda row: row.owner.name),
        Column("tt", _("Tình trạng"), "state", _state, badge=_badge),
        Column("den", _("Hạn góp ý"), "until", lambda row: row.until),
        Column("so", _("Ý kiến"), "said", lambda row: row.said, align="end"),
        Column("con", _("Chưa trả lời"), "left", lambda row: row.left, align="end"),
    ),
    default_sort="-den",
    filters=(
        TextFilter("tim", _("Tìm trong tên, số hiệu"), ("title", "number")),
        ChoiceFilter("loai", _("Loại"), _KINDS, field="kind"),
        ChoiceFilter("tt", _("Tình trạng"), tuple(DRAFT_STATES.items()), field="state"),
    ),
)  # fmt: skip
COMMENTS = Table(
    id="y-kien",
    columns=(
        Column("muc", _("Điều khoản"), "clause_order", lambda row: row.clause_label or _("Toàn bộ dự thảo")),
        Column("noi", _("Nơi góp ý"), "organisation_name", who_of),
        Column("y", _("Ý kiến"), None, lambda row: row.text, is_heading=True),
        Column("lydo", _("Lý do"), None, lambda row: row.reason),
        Column("sua", _("Đề nghị sửa thành"), None, lambda row: row.proposal),
        Column("luc", _("Lúc"), "sent_at", lambda row: row.sent_at),
        Column(
            "kq", _("Kết quả"), "answer__verdict",
            lambda row: VERDICTS[row.answer.verdict] if row.answer else None,
            badge=lambda row: VERDICT_BADGES[row.answer.verdict] if row.answer else "",
        ),
        Column("tl", _("Trả lời"), None, lambda row: row.answer.reason if row.answer else ""),
    ),
    default_sort="muc",
    filters=(
        TextFilter("tim", _("Tìm trong ý kiến"), ("text", "proposal", "organisation_name")),
        ChoiceFilter("tl", _("Trả lời"), _ANSWERED, match=_answered),
        ChoiceFilter("tu", _("Ai góp ý"), tuple(VOICES.items()), field="voice"),
    ),
)  # fmt: skip
