"""The page of a standard: facts, family, fields, who claims it, and what the reader may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.threads import Knot
from chuan.domain.confidence import Confidence
from chuan.standards.enums import ClaimState, StandardKind, Status
from chuan.standards.errors import NoSuchStandard
from chuan.standards.labels import KINDS, STATUS_BADGES, STATUSES
from chuan.standards.models import (
    Claim,
    RegisterState,
    Standard,
    StandardFollower,
    StandardTerritory,
)
from chuan.standards.permissions import can_claim, can_keep_register
from chuan.standards.selectors.family import (
    Edition,
    Family,
    Kin,
    edition_of,
    family_of,
    kin_of,
    knots_of,
)
from chuan.standards.selectors.ics import FieldName, field_names
from chuan.standards.selectors.lives import Life, lives_of_standard
from chuan.standards.selectors.programmes import reviews

CATALOGUES = {
    StandardKind.TCVN: "https://tieuchuan.vsqi.gov.vn/",
    StandardKind.QCVN: "https://tieuchuan.vsqi.gov.vn/",
}
MOST_CLAIMS = 20
OURS = (
    StandardKind.TCVN,
    StandardKind.QCVN,
    StandardKind.QCDP,
    StandardKind.DLVN,
    StandardKind.SECTOR,
)
"""Kinds that Vietnam's own catalogue counts."""
_HOLDS = (Status.IN_FORCE, Status.NOT_YET, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """Who claims it, and whether somebody checked."""

    organisation: str
    products: str
    is_confirmed: bool
    by: str
    declared_on: date
    is_sample: bool


@dataclass(frozen=True, slots=True)
class StandardPage:
    """Everything that the page shows; `actions` are what the reader may do.

    `is_lost`: even the last edition that is known was withdrawn; what follows it nobody has said.
    """

    row: Standard
    kind: str
    status: str
    badge: str
    title: str
    other_title: str
    is_unverified: bool
    facts: Sequence[tuple[str, str]]
    current: Sequence[Edition]
    is_lost: bool
    is_ring: bool
    knots: Sequence[Knot]
    others: Sequence[Edition]
    kin: Sequence[Kin]
    fields: Sequence[FieldName]
    territory: Sequence[str]
    claims: Sequence[ClaimLine]
    claims_confirmed: int
    claims_declared: int
    catalogue: str
    advice: str
    follows: bool
    lives: Sequence[Life]
    actions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """How many records of Vietnam's own there are here, and of how many, where anybody has said so."""

    here: int
    total: int | None
    source: str


def known_of_how_many() -> Known:
    """How many of Vietnam's own are recorded, "82 trong số N"; N is never guessed."""
    here = Standard.objects.official().filter(kind__in=OURS).count()
    state = RegisterState.objects.filter(pk=1).first()
    total = state.known_total if state else None
    return Known(here, total, state.known_total_source if state else "")


def find(actor: Actor, slug: str) -> Standard:
    """The record at an address, if the actor may see it; raises NoSuchStandard."""
    row = Standard.objects.seen_by(actor).select_related("owner").filter(slug=slug).first()
    if row is None:
        raise NoSuchStandard
    return row


def standard_page(actor: Actor, slug: str) -> StandardPage:
    """The page of one edition."""
    row = find(actor, slug)
    family = family_of(row)
    known = {row.key, *family.chain.before, *family.chain.after}
    others = Standard.objects.filter(family=row.family, owner_path=row.owner_path).exclude(
        key__in=known
    )
    confirmed, declared = _claim_counts(row)
    title, other = (row.title_vi, row.title_en) if row.title_vi else (row.title_en, "")
    return StandardPage(
        row=row,
        kind=str(KINDS[StandardKind(row.kind)]),
        status=str(STATUSES[Status(row.status)]),
        badge=STATUS_BADGES[Status(row.status)],
        title=title,
        other_title=other,
        is_unverified=row.confidence == Confidence.UNCONFIRMED,
        facts=_facts(row),
        current=() if family.chain.is_current else family.current,
        is_lost=all(each.status == Status.WITHDRAWN for each in family.current),
        is_ring=family.chain.is_ring,
        knots=knots_of(family),
        others=tuple(edition_of(each) for each in others.order_by("sort_key")[:20]),
        kin=kin_of(row),
        fields=_fields(row),
        territory=tuple(
            StandardTerritory.objects.filter(standard=row)
            .order_by("place__name")
            .values_list("place__name", flat=True)
        ),
        claims=_claims(row),
        claims_confirmed=confirmed,
        claims_declared=declared,
        catalogue=row.link or CATALOGUES.get(StandardKind(row.kind), ""),
        advice=_advice(row, family),
        follows=not actor.is_anonymous
        and StandardFollower.objects.filter(standard=row, person_id=actor.id).exists(),
        lives=lives_of_standard(actor, row, clock.today()),
        actions=_actions(actor, row),
    )


def _actions(actor: Actor, row: Standard) -> frozenset[str]:
    found = set()
    if not actor.is_anonymous:
        found.add("follow")
    if can_claim(actor) and row.status != Status.WITHDRAWN:
        found.add("claim")
    if row.kind in reviews(actor) and row.status != Status.WITHDRAWN and not row.owner_path:
        found.add("review")
    if not row.owner_path and can_keep_register(actor):
        found.update({"correct", "withdraw"} if row.status != Status.WITHDRAWN else {"correct"})
    return frozenset(found)


def _facts(row: Standard) -> Sequence[tuple[str, str]]:
    """What is known, each with its word; nothing is shown for what nobody said."""
    days = ("issued_on", "effective_on", "ended_on", "review_due_on", "decision_on")
    shown = {name: f"{value:%d/%m/%Y}" for name in days if (value := getattr(row, name))}
    decision = (row.decision_symbol, shown.get("decision_on", ""))
    pairs = (
        (_("Ngày ban hành"), shown.get("issued_on", "")),
        (_("Có hiệu lực từ"), shown.get("effective_on", "")),
        (_("Hết hiệu lực từ"), shown.get("ended_on", "")),
        (_("Hạn rà soát"), shown.get("review_due_on", "")),
        (_("Quyết định công bố"), " · ".join(filter(None, decision))),
        (_("Cơ quan ban hành"), row.body or (row.owner.name if row.owner else "")),
        (_("Ban kỹ thuật"), row.committee),
        (_("Số trang"), str(row.pages or "")),
        (_("Ngôn ngữ"), row.language),
        (_("Giá bán"), f"{row.price_vnd:,} đ".replace(",", ".") if row.price_vnd else ""),
        (_("Nguồn"), row.source),
    )  # fmt: skip
    return tuple((str(word), value) for word, value in pairs if value)


def _fields(row: Standard) -> Sequence[FieldName]:
    """The fields of a record, each from the widest to the narrowest."""
    codes = set(row.fields.values_list("code", flat=True))
    wanted = {code[:length] for code in codes for length in (2, 6, 9)}
    known = field_names(wanted)
    missing = sorted(codes - {each.code for each in known})
    return (*known, *(FieldName(code, "", is_english=False) for code in missing))


def _claim_counts(row: Standard) -> tuple[int, int]:
    counts = row.claims.aggregate(
        confirmed=Count("pk", filter=Q(state=ClaimState.CONFIRMED)),
        declared=Count("pk", filter=Q(state__in=(ClaimState.DECLARED, ClaimState.RETURNED))),
    )
    return counts["confirmed"], counts["declared"]


def _claims(row: Standard) -> Sequence[ClaimLine]:
    """Confirmed ones first; one that was given back is shown as declared until it is mended."""
    rows = (
        Claim.objects.filter(standard=row)
        .exclude(state=ClaimState.ENDED)
        .select_related("organisation")
        .order_by("-state", "-declared_on", "pk")
    )
    lines = [
        ClaimLine(
            organisation=each.organisation.name,
            products=each.products,
            is_confirmed=each.state == ClaimState.CONFIRMED,
            by=each.decided_by_label if each.state == ClaimState.CONFIRMED else "",
            declared_on=each.declared_on,
            is_sample=each.is_sample,
        )
        for each in rows[:MOST_CLAIMS]
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_confirmed))


def _advice(row: Standard, family: Family) -> str:
    """What a reader should do, by the kind of the record and what is known to follow it."""
    if row.status == Status.WITHDRAWN:
        if not any(each.key != row.key and each.status in _HOLDS for each in family.current):
            return _(
                "Bản này không còn hiệu lực và danh mục chưa rõ bản nào thay thế. Trước khi áp dụng hoặc ghi "
                "trên nhãn, hãy hỏi cơ quan tiêu chuẩn hoặc tra danh mục chính thức."
            )
        return _(
            "Bản này không còn hiệu lực. Nếu cơ sở đang công bố áp dụng hoặc ghi trên nhãn, hãy chuyển sang "
            "bản hiện hành."
        )
    if row.kind in {StandardKind.QCVN, StandardKind.QCDP}:
        return _(
            "Quy chuẩn bắt buộc áp dụng với sản phẩm, dịch vụ thuộc phạm vi của nó. Hãy đọc toàn văn để biết "
            "có phải công bố hợp quy hay không."
        )
    if row.kind == StandardKind.TCVN:
        return _(
            "Tiêu chuẩn quốc gia được áp dụng tự nguyện, trừ khi văn bản pháp luật hoặc quy chuẩn dẫn tới "
            "nó. Toàn văn có bản quyền: mua ở cơ quan tiêu chuẩn quốc gia."
        )
    return _("Danh mục chỉ ghi thông tin và liên kết, không chứa toàn văn.")
