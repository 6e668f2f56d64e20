"""Rows of the office of a province for the small world: a register entry, an opinion, a number."""

from dataclasses import dataclass
from uuid import UUID

from chuan.documents.models import (
    Dispatch,
    DraftOpinion,
    IncomingEntry,
    IssuedNumber,
    NumberSeries,
    PaperDraft,
    SignedReturn,
)
from tests.factories.cast import Cast


@dataclass(frozen=True)
class OfficeRows:
    """One row of every kind that papers leave behind them."""

    entry: UUID
    opinion: UUID
    dispatch: UUID
    number: UUID
    signed: UUID

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """Beginnings of route names, and the row that each speaks of."""
        return (
            ("documents:opinion_", self.opinion), ("documents:dispatch_", self.dispatch),
            ("documents:register_", self.entry), ("documents:series_", self.number),
            ("documents:signed_", self.signed),
        )  # fmt: skip


def make_office_rows(cast: Cast) -> OfficeRows:
    """Rows about the paper that the province has begun."""
    paper = PaperDraft.objects.filter(owner=cast.province).order_by("pk")[0]
    province, now = cast.province, paper.created_at
    series = NumberSeries.objects.create(
        organisation=province, path=province.path, family="state", group="plan", period="2026",
        last=1, opened_at=now,
    )  # fmt: skip
    number = IssuedNumber.objects.create(
        series=series, path=province.path, number=1, symbol="01/KH-UBND", issued_on=now.date(),
        draft=paper, kind="plan", title="Kế hoạch thử", at=now, by_label="Vân",
    )  # fmt: skip
    opinion = DraftOpinion.objects.create(
        draft=paper, revision=paper.revisions.order_by("number")[0], organisation=cast.science,
        path=cast.science.path, kind="consult", asked_at=now, asked_by_label="Minh",
    )  # fmt: skip
    entry = IncomingEntry.objects.create(
        organisation=province, owner_path=province.path, arrived_on=now.date(),
        author="Bộ Tài chính", summary="Hướng dẫn dự toán", created_at=now,
    )  # fmt: skip
    dispatch = Dispatch.objects.create(
        draft=paper, owner_path=province.path, printed="Bộ Tài chính", label="Bộ Tài chính"
    )
    signed = SignedReturn.objects.create(
        owner_path=province.path, state="read", name="ban-ky.pdf", draft=paper, text="KẾ HOẠCH",
        at=now, by=cast.minh.actor.id, by_label="Minh",
    )  # fmt: skip
    return OfficeRows(entry.uid, opinion.uid, dispatch.uid, number.uid, signed.uid)
