"""Lists of kept answers and of goods by level of risk."""

from collections.abc import Collection
from dataclasses import replace

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, Table, TextFilter
from chuan.engagement.enums import RiskLevel
from chuan.engagement.labels import RISK_LEVELS
from chuan.engagement.models import RiskGoods, SavedAnswer
from chuan.engagement.rules.goods import plain_hs, print_hs


def _url(row: SavedAnswer) -> str:
    return reverse("engagement:answer_detail", args=[row.uid])


def _level(row: RiskGoods) -> str:
    return str(RISK_LEVELS[RiskLevel(row.level)])


def _matches(text: str) -> Q:
    code = plain_hs(text)
    return Q(hs__startswith=code) if code else Q(name__icontains=text)


def answers_table(flagged: Collection[str]) -> Table:
    """The kept answers, those marked that something changed for."""
    marked = Column(
        "xem", _("Tình trạng"), None,
        lambda row: _("Cần xem lại") if row.uid.hex in flagged else "",
        badge=lambda row: "warn" if row.uid.hex in flagged else "",
    )  # fmt: skip
    return replace(ANSWERS, columns=(*ANSWERS.columns, marked))


ANSWERS = Table(
    id="cau-tra-loi",
    columns=(
        Column("sp", _("Sản phẩm"), "title", lambda row: row.title, link=_url, is_heading=True),
        Column("ngay", _("Theo quy định ngày"), "answered_on", lambda row: row.answered_on),
        Column("ai", _("Người lưu"), "kept_by_label", lambda row: row.kept_by_label),
    ),
    default_sort="-ngay",
    filters=(TextFilter("q", _("Sản phẩm"), ("title",)),),
)
GOODS = Table(
    id="hang-hoa",
    columns=(
        Column("hs", _("Mã HS"), "hs", lambda row: print_hs(row.hs), is_heading=True),
        Column("ten", _("Sản phẩm"), "name", lambda row: row.name),
        Column("muc", _("Mức rủi ro"), "level", _level),
    ),
    default_sort="hs",
    filters=(
        TextFilter("q", _("Mã HS hoặc tên"), match=_matches),
        ChoiceFilter(
            "muc", _("Mức rủi ro"),
            tuple((str(level), words) for level, words in RISK_LEVELS.items()), field="level",
        ),
    ),
)  # fmt: skip
