"""Rows for the pages of codes: a jar of honey with links, a warning and a history, a range of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chuan.identifiers.services.codes import hand_over_range
from chuan.identifiers.services.warnings import mark_recalled
from chuan.identifiers.types import LinkWords
from tests.factories.cast import Cast
from tests.factories.codes import honey, put


@dataclass(frozen=True)
class CodeRows:
    """What stands in addresses."""

    code: UUID
    link: UUID
    notice: UUID
    change: int
    range: UUID

    def of_routes(self) -> Sequence[tuple[str, UUID]]:
        """By the beginning of a route."""
        return (
            ("identifiers:range_", self.range), ("identifiers:code_", self.code),
            ("identifiers:link_", self.code), ("identifiers:recall_", self.code),
        )  # fmt: skip

    def words(self, route: str) -> Mapping[str, object]:
        """Other arguments of the pages of codes."""
        if not route.startswith("identifiers:"):
            return {}
        is_notice = route.startswith("identifiers:recall_")
        return {"link_uid": self.notice if is_notice else self.link, "change": self.change}


def make_codes(cast: Cast) -> CodeRows:
    """Through the services, as anybody's."""
    entity = honey(cast.binh.actor)
    link = put(cast.binh.actor, entity, "https://htx.example.com/hd", type="gs1:instructions")
    notice = mark_recalled(
        actor=cast.binh.actor, uid=entity.uid, words=LinkWords(href="", title="Thu hồi lô L1")
    )
    handed = hand_over_range(
        actor=cast.nga.actor, prefix="4006", root="https://id.gs1.example.org", label="GS1"
    )
    first = entity.changes.order_by("pk")[0]
    return CodeRows(entity.uid, link.uid, notice.uid, first.pk, handed.uid)
