"""What applies to a product, must and may, with its records where they are registered."""

from collections.abc import Sequence
from dataclasses import dataclass

from chuan.core.actor import Actor
from chuan.domain.confidence import Confidence
from chuan.domain.designation import parse_designation
from chuan.standards.enums import Status
from chuan.standards.labels import STATUS_BADGES, STATUSES
from chuan.standards.rules.products import Applies, meant
from chuan.standards.search_data import products
from chuan.standards.selectors.ics import FieldName, field_names
from chuan.standards.selectors.search_index import registered


@dataclass(frozen=True, slots=True)
class AppliesLine:
    """One standard that applies; without `slug` it is not in the register."""

    number: str
    title: str
    slug: str
    status: str
    badge: str
    basis: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class ProductAnswer:
    """What is known of a product; an empty list is "chưa có dữ liệu"."""

    name: str
    must: Sequence[AppliesLine]
    may: Sequence[AppliesLine]
    fields: Sequence[FieldName]
    source: str

    @property
    def sure(self) -> Sequence[AppliesLine]:
        """Regulations that somebody confirmed: they must be followed."""
        return tuple(line for line in self.must if not line.is_unverified)

    @property
    def unsure(self) -> Sequence[AppliesLine]:
        """Regulations that nobody confirmed: they may have to be."""
        return tuple(line for line in self.must if line.is_unverified)


def product_answer(actor: Actor, text: str, hs: str) -> ProductAnswer | None:
    """What applies to the product that a question names; None when it names none we know."""
    product = meant(text, hs, products())
    if product is None:
        return None
    told = (*product.must, *product.may)
    keys = {each.number: parse_designation(each.number).key for each in told}
    rows = registered(actor, list(keys.values()))

    def line(each: Applies) -> AppliesLine:
        row = rows.get(keys[each.number])
        return AppliesLine(
            number=each.number,
            title=row.title_vi or row.title_en if row else "",
            slug=row.slug if row else "",
            status=str(STATUSES[Status(row.status)]) if row else "",
            badge=STATUS_BADGES[Status(row.status)] if row else "",
            basis=each.basis,
            is_unverified=each.confidence == Confidence.UNCONFIRMED,
        )

    return ProductAnswer(
        name=product.name,
        must=tuple(line(each) for each in product.must),
        may=tuple(line(each) for each in product.may),
        fields=field_names(product.ics),
        source=product.source,
    )
