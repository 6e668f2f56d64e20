"""Lists of goods by level of risk: loaded whole from a table that was looked at first, or taken away."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, reliance
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.confidence import Confidence
from chuan.domain.sentences import gettext_noop
from chuan.engagement.errors import FileUnreadable, RiskListNotFound
from chuan.engagement.models import RISK_GOODS, RISK_LIST, RiskGoods, RiskList
from chuan.engagement.permissions import must_keep_lists
from chuan.engagement.rules.risk_rows import (
    MOST_ROWS,
    as_text,
    columns_of,
    good_rows,
    part_of,
    read_risk_rows,
)
from chuan.figures.enums import FileKind
from chuan.figures.services.office_files import received
from chuan.standards.reading.lists import Sought, excel_list


@dataclass(frozen=True, slots=True)
class ListWords:
    """What is told of a list: the act that has it, whose it is, from when, where it was read."""

    symbol: str
    ministry: str
    valid_from: date
    valid_until: date | None
    source: str
    confidence: Confidence


def lines_of_book(*, actor: Actor, stream: BinaryIO, name: str) -> str:
    """The lines of a list in an Excel file, to be looked at before they are loaded; nothing is kept."""
    must_keep_lists(actor)
    with received(actor, stream, name) as (path, kind):
        if kind is not FileKind.EXCEL:
            raise no_list()
        rows = islice(excel_list(path, Sought(columns_of, no_list)), MOST_ROWS + 1)
        return as_text(raw.cells for raw in rows)


def no_list() -> FileUnreadable:
    """Nothing in the file is a list of goods by level of risk."""
    return FileUnreadable(
        gettext_noop(
            "Không thấy danh mục trong tệp: cần dòng tiêu đề có cột mã HS, tên, mức rủi ro."
        )
    )


@transaction.atomic
def put_risk_list(*, actor: Actor, words: ListWords, text: str) -> RiskList:
    """Load a list whole: rows of the same act that stood before go. Rows with a fault are left out.

    Basis: Điều 66 Nghị định 37/2026/NĐ-CP (các bộ ban hành danh mục theo mức độ rủi ro)
    """
    must_keep_lists(actor)
    rows = list(good_rows(read_risk_rows(text)))
    if not rows:
        raise FileUnreadable(
            gettext_noop("Không có dòng nào dùng được. Hãy xem lại các dòng ở trên.")
        )
    refuse_stamped_words(actor, words.source, *(row.name for row in rows))
    before = _levels_of(words.symbol.strip()[:60])
    kept, made = RiskList.objects.update_or_create(
        symbol=words.symbol.strip()[:60],
        defaults={
            "ministry": words.ministry, "valid_from": words.valid_from,
            "valid_until": words.valid_until, "source": words.source[:300],
            "confidence": words.confidence, "size": len(rows), "loaded_at": clock.now(),
            "loaded_by_label": actor.label[:160],
        },
    )  # fmt: skip
    kept.goods.all().delete()
    RiskGoods.objects.bulk_create(
        [RiskGoods(risk_list=kept, hs=row.hs, name=row.name, level=row.level) for row in rows],
        batch_size=200,
    )
    record(
        actor, "engagement.risk_list.loaded", kind=RISK_LIST, object_id=kept.pk, label=kept.symbol,
        path="/", changes={"lines": len(rows), "new": made},
    )  # fmt: skip
    title = _("Danh mục rủi ro theo %(symbol)s được nạp") % {"symbol": kept.symbol}
    url = reverse("engagement:risk_list_detail", args=[kept.uid])
    now = {(kept.valid_from, kept.valid_until, row.hs, str(row.level)) for row in rows}
    _tell(actor, kept, {hs for *_span, hs, _level in before ^ now}, title, url)
    return kept


@transaction.atomic
def drop_risk_list(*, actor: Actor, uid: UUID) -> None:
    """Take a list away: the checker does not know its goods any more."""
    must_keep_lists(actor)
    row = RiskList.objects.select_for_update().filter(uid=uid).first()
    if row is None:
        raise RiskListNotFound
    title = _("Danh mục rủi ro theo %(symbol)s được bỏ") % {"symbol": row.symbol}
    codes = set(row.goods.values_list("hs", flat=True))
    _tell(actor, row, codes, title, reverse("engagement:risk_list_list"))
    record(
        actor, "engagement.risk_list.dropped", kind=RISK_LIST, object_id=row.pk, label=row.symbol,
        path="/", changes={"lines": row.size},
    )  # fmt: skip
    row.delete()


def _levels_of(symbol: str) -> set[tuple[date, date | None, str, str]]:
    """What a list says of each code and when, before it is loaded anew."""
    rows = RiskGoods.objects.filter(risk_list__symbol=symbol).values_list(
        "risk_list__valid_from", "risk_list__valid_until", "hs", "level"
    )
    return set(rows)


def _tell(actor: Actor, row: RiskList, codes: set[str], title: str, url: str) -> None:
    """Answers that were kept about these goods are to be looked at again."""
    if not codes:
        return
    reliance.announce(
        reliance.Change(
            key=f"{RISK_LIST}:{row.uid.hex}:{clock.now().isoformat()}",
            code="engagement.risk_list",
            basis=reliance.Basis(RISK_LIST, RISK_GOODS, part_of(codes)),
            title=title,
            body=_("Mức rủi ro của sản phẩm có thể đã khác câu trả lời đã lưu."),
            url=url,
            effective_on=row.valid_from,
            confidence=row.confidence,
        ),
        actor=actor,
    )
