"""Lists of goods by level of risk: loaded whole from a table that was looked at first, or taken away."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.confidence import Confidence
from chuan.domain.sentences import gettext_noop
from chuan.engagement.errors import FileUnreadable, NotificationNotFound
from chuan.engagement.models import RISK_LIST, RiskGoods, RiskList
from chuan.engagement.permissions import must_keep_lists
from chuan.engagement.rules.risk_rows import good_rows, read_risk_rows


@dataclass(frozen=True, slots=True)
class ListWords:
    """What is told of a list: the act that has it, whose it is, from when, where it was read."""

    symbol: str
    ministry: str
    valid_from: date
    valid_until: date | None
    source: str
    confidence: Confidence


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
    return kept


@transaction.atomic
def drop_risk_list(*, actor: Actor, uid: UUID) -> None:
    """Take a list away: the checker does not know its goods any more."""
    must_keep_lists(actor)
    row = RiskList.objects.select_for_update().filter(uid=uid).first()
    if row is None:
        raise NotificationNotFound
    record(
        actor, "engagement.risk_list.dropped", kind=RISK_LIST, object_id=row.pk, label=row.symbol,
        path="/", changes={"lines": row.size},
    )  # fmt: skip
    row.delete()
