"""Standards and technical regulations: those of the locality go up, the national ones come down."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.domain.cascade import Period
from chuan.domain.confidence import Confidence
from chuan.domain.designation import NotADesignation, parse_designation
from chuan.domain.sentences import gettext_noop
from chuan.exchange.errors import MessageRefused
from chuan.exchange.feeds import Composed, Feed, Incoming, Part, Taken
from chuan.exchange.models import Connection
from chuan.orgs.rules.paths import segments
from chuan.standards.enums import ClaimState, StandardKind
from chuan.standards.models import Claim, Standard
from chuan.standards.rules.columns import NAMES
from chuan.standards.services.importing import start_import

KIND: Final = "standards"
SCHEMA: Final = 1
MOST_SHOWN: Final = 10
NO_ROWS: Final = gettext_noop("Thông điệp không có dòng tiêu chuẩn nào đọc được.")
LOCAL: Final = (StandardKind.QCDP, StandardKind.TCCS)
STANDING: Final = (ClaimState.DECLARED, ClaimState.CONFIRMED)


def compose(actor: Actor, connection: Connection, period: Period | None) -> Composed:
    """What the locality issued or made public, and how many bodies say they apply which standard."""
    del actor, period  # the records are public, whoever looks
    place = f"/{segments(connection.owner_path)[0]}/"
    rows = list(
        Standard.objects.filter(under(place, "owner_path"), kind__in=LOCAL, is_public=True)
        .exclude(is_sample=True)
        .order_by("sort_key", "pk")
        .values(
            "designation", "kind", "title_vi", "status", "issued_on", "effective_on", "ended_on"
        )
    )  # fmt: skip
    claimed = list(_claimed(place))
    content = {
        "schema": SCHEMA,
        "title": _("Quy chuẩn địa phương, tiêu chuẩn cơ sở và tiêu chuẩn được công bố áp dụng"),
        "body": connection.organisation.name,
        "rows": [_row(row) for row in rows],
        "applied": claimed,
    }
    parts = (
        Part(_("Quy chuẩn kỹ thuật địa phương"), _number(rows, StandardKind.QCDP)),
        Part(_("Tiêu chuẩn cơ sở đã công khai"), _number(rows, StandardKind.TCCS)),
        Part(
            _("Tiêu chuẩn được công bố áp dụng"), str(len(claimed)),
            _("Cơ sở tự khai và đã xác nhận được đếm riêng."),
        ),
    )  # fmt: skip
    return Composed(str(content["title"]), content, len(rows) + len(claimed), parts)


def glimpse(actor: Actor, content: Mapping[str, Any]) -> Sequence[Part]:
    """How many records came, how many have a number that can be read, and the first of them."""
    del actor  # a message says the same to everybody who may read it
    rows = _rows(content)
    numbers = [str(row.get("number", "")) for row in rows]
    readable = [number for number in numbers if _is_number(number)]
    shown = ", ".join(readable[:MOST_SHOWN])
    return (
        Part(_("Số dòng"), str(len(rows))),
        Part(_("Dòng có số hiệu đọc được"), str(len(readable)), shown),
    )


def take(actor: Actor, content: Mapping[str, Any]) -> Taken:
    """Hand the records to the register as a dry run: somebody looks at it before anything is written."""
    rows = _rows(content)
    if not any(_is_number(str(row.get("number", ""))) for row in rows):
        raise MessageRefused(NO_ROWS)
    names = [name for name in NAMES if any(name in row for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    run = start_import(
        actor=actor,
        stream=io.BytesIO(out.getvalue().encode("utf-8")),
        name="tieu-chuan-tu-co-so-du-lieu-quoc-gia.csv",
        source=str(content.get("title", ""))[:200],
    )
    url = reverse("standards:import_detail", args=[run.uid])
    return Taken(_("Đã nhận. Danh mục đang đọc thử; hãy xem rồi áp dụng."), url)


def _claimed(place: str) -> Sequence[Mapping[str, object]]:
    """How many bodies of a place apply each standard: as they say, and as was confirmed."""
    standing = Claim.objects.filter(under(place, "owner_path"), state__in=STANDING)
    counted = (
        standing.exclude(organisation__is_sample=True)
        .values("standard__designation")
        .annotate(
            declared=Count("pk", filter=Q(state=ClaimState.DECLARED)),
            confirmed=Count("pk", filter=Q(state=ClaimState.CONFIRMED)),
        )
        .order_by("standard__designation")
    )
    return [
        {
            "number": row["standard__designation"],
            "declared": row["declared"],
            "confirmed": row["confirmed"],
        }
        for row in counted
    ]


def _row(row: Mapping[str, Any]) -> Mapping[str, object]:
    said = {"number": row["designation"], "kind": row["kind"], "title_vi": row["title_vi"]}
    days = {
        name: row[name].isoformat()
        for name in ("issued_on", "effective_on", "ended_on")
        if row[name]
    }
    return {**said, "status": row["status"], **days}


def _number(rows: Sequence[Mapping[str, Any]], kind: StandardKind) -> str | None:
    """How many of a kind; None for none: the register may not have been told, which is not zero."""
    found = sum(row["kind"] == kind for row in rows)
    return str(found) if found else None


def _rows(content: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    rows = content.get("rows")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ";".join(str(each) for each in value)
    return "" if value is None else str(value)


def _is_number(text: str) -> bool:
    try:
        parse_designation(text)
    except NotADesignation:
        return False
    return True


LOCAL_RECORDS: Final = Feed(
    key="tieu-chuan-dia-phuong",
    kind=KIND,
    label=gettext_lazy("Tiêu chuẩn, quy chuẩn của địa phương"),
    about=gettext_lazy(
        "Quy chuẩn kỹ thuật địa phương, tiêu chuẩn cơ sở đã công khai, và số cơ sở công bố áp dụng từng tiêu "
        "chuẩn; gửi khi có thay đổi."
    ),
    compose=compose,
    basis=(("278/2025/NĐ-CP", ""), ("70/2025/QH15", "")),
    confidence=Confidence.UNCONFIRMED,
)
NATIONAL_RECORDS: Final = Incoming(
    KIND, gettext_lazy("Tiêu chuẩn, quy chuẩn từ cơ sở dữ liệu quốc gia"), glimpse, take
)
