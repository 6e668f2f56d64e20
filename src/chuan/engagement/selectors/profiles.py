"""A profile as its pages show it: sections with their lines, each with its mark, and what waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from chuan.core.actor import Actor
from chuan.engagement import labels
from chuan.engagement.enums import LineState, Scheme, Section
from chuan.engagement.errors import MayNotKeep, ProfileNotFound
from chuan.engagement.knowledge import member_name, name_of, names_of
from chuan.engagement.models import LineChange, Profile, ProfileLine
from chuan.engagement.permissions import KEEPS, Watch, kept_body, watch_of
from chuan.engagement.rules.goods import print_hs
from chuan.engagement.rules.lines import OTHER, has_lapsed, lapses_soon
from chuan.engagement.selectors.line_words import parts_of
from chuan.engagement.selectors.standards import ClaimView, claims_of, pages_of
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Organisation

SHOWN_BY = {
    "shows_products": (Section.PRODUCT, Section.OCOP),
    "shows_standards": (Section.STANDARD,),
    "shows_certificates": (Section.SYSTEM, Section.LABORATORY),
}
"""Which sections each agreement opens to everybody; people and equipment are never public."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line as people read it. `mark` is the kind of its mark; `before` what had been checked."""

    uid: UUID
    seen: str
    section: str
    title: str
    title_url: str
    parts: Sequence[str]
    mark: str
    by: str
    on: datetime | None
    evidence: str
    asked: str
    before: str
    valid_until: date | None
    is_lapsed: bool
    lapses_soon: bool
    file_name: str
    file_url: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """One part of a profile."""

    key: str
    label: str | Promise
    add_label: str | Promise
    lines: Sequence[LineView]

    @property
    def unchecked(self) -> int:
        """Lines that are only the body's own word."""
        return sum(line.mark != "verified" for line in self.lines)


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """A whole profile; `contact` is empty for who may not read it."""

    profile: Profile | None
    name: str
    kind: str
    place: str
    field: str
    is_sample: bool
    sections: Sequence[SectionView]
    contact: Sequence[tuple[str, str]]
    claims: Sequence[ClaimView]
    can_keep: bool
    can_check: bool

    @property
    def lines(self) -> Sequence[LineView]:
        """All lines of all sections."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def filled(self) -> int:
        """Sections that say something."""
        return sum(bool(section.lines) for section in self.sections)

    @property
    def total(self) -> int:
        """Sections there are."""
        return len(Section)

    @property
    def asked(self) -> Sequence[LineView]:
        """Lines that wait for more from the body."""
        return tuple(line for line in self.lines if line.asked)

    @property
    def lapsing(self) -> Sequence[LineView]:
        """Lines that end soon or have ended."""
        return tuple(line for line in self.lines if line.lapses_soon or line.is_lapsed)

    @property
    def verified(self) -> int:
        """Lines that somebody has checked."""
        return sum(line.mark == "verified" for line in self.lines)


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line with its history."""

    line: ProfileLine
    view: LineView
    label: str
    changes: Sequence[tuple[str, LineChange]]
    profile_uid: UUID
    is_over: bool


def own_page(actor: Actor, on: date) -> ProfilePage:
    """The profile of the body that the actor works for; empty before the first line."""
    body = kept_body(actor)
    rows = Profile.objects.filter(organisation=body).select_related("organisation__place")
    profile = rows.first()
    if profile is None:
        return _page(None, body, (), keeps=True, checks=False, on=on)
    return _page(profile, body, _lines(profile), keeps=True, checks=False, on=on)


def profile_page(actor: Actor, uid: UUID, on: date) -> ProfilePage:
    """A profile in the place that the actor looks after."""
    watch = watch_of(actor)
    if not watch.path:
        raise ProfileNotFound
    rows = Profile.objects.within(watch.path).select_related("organisation__place")
    profile = rows.filter(uid=uid).first()
    if profile is None:
        raise ProfileNotFound
    return _page(
        profile, profile.organisation, _lines(profile), keeps=False, checks=watch.checks, on=on
    )


def public_page(uid: UUID, on: date) -> ProfilePage:
    """What the body agreed to show, and nothing else; ended and asked lines are no public word."""
    profile = Profile.objects.public().select_related("organisation__place").filter(uid=uid).first()
    if profile is None:
        raise ProfileNotFound
    shown = [key for flag, keys in SHOWN_BY.items() if getattr(profile, flag) for key in keys]
    lines = [line for line in _lines(profile) if line.section in shown and line.state != "asked"]
    page = _page(profile, profile.organisation, lines, keeps=False, checks=False, on=on)
    kept = tuple(section for section in page.sections if section.key in shown)
    claims = page.claims if profile.shows_standards else ()
    return replace(page, sections=kept, contact=(), claims=claims)


def line_page(actor: Actor, uid: UUID, on: date) -> LinePage:
    """A line with its history, for the body itself and for who looks after its place."""
    line = _one_line(actor, uid)
    standards = _standards([line])
    return LinePage(
        line,
        _view(line, on, standards),
        str(labels.SECTIONS[line.section]),
        tuple((labels.label(labels.EVENTS, row.event), row) for row in line.changes.all()),
        line.profile.uid,
        line.ended_at is not None,
    )


def _one_line(actor: Actor, uid: UUID) -> ProfileLine:
    rows = ProfileLine.objects.select_related("profile__organisation", "file")
    line = rows.filter(uid=uid).prefetch_related("codes").first()
    if line is not None:
        owner = line.profile.owner_path
        watch = watch_of(actor)
        if (watch.path and owner.startswith(watch.path)) or _keeps(actor, owner):
            return line
    raise ProfileNotFound


def _keeps(actor: Actor, path: str) -> bool:
    try:
        return bool(kept_body(actor).path == path)
    except MayNotKeep:
        return False


def register(actor: Actor) -> QuerySet[Profile]:
    """Profiles of the place that the actor looks after; raises ProfileNotFound for nobody's place."""
    return in_place(watch_of(actor))


def in_place(watch: Watch) -> QuerySet[Profile]:
    """Profiles below the watched path, with what a list shows of each."""
    return Profile.objects.within(watch.path).select_related("organisation__place")


def public_register() -> QuerySet[Profile]:
    """Profiles of which something is public."""
    return Profile.objects.public().select_related("organisation__place")


def without_profile(watch: Watch, on: date) -> int:
    """How many bodies of the place keep none yet."""
    bodies = Organisation.objects.valid_on(on).under(watch.path).filter(KEEPS)
    return bodies.filter(profile=None).count()


def _lines(profile: Profile) -> list[ProfileLine]:
    rows = ProfileLine.objects.living().filter(profile=profile).select_related("file")
    return list(rows.prefetch_related("codes").order_by("section", "-declared_at", "pk"))


def _page(
    profile: Profile | None, body: Organisation, lines: Sequence[ProfileLine], *, keeps: bool,
    checks: bool, on: date,
) -> ProfilePage:  # fmt: skip
    standards = _standards(lines)
    views = [_view(line, on, standards) for line in lines]
    sections = tuple(
        SectionView(
            key, label, labels.ADD[key], tuple(view for view in views if view.section == key)
        )
        for key, label in labels.SECTIONS.items()
    )
    return ProfilePage(
        profile=profile,
        name=body.name,
        kind=body.kind,
        place=body.place.name if body.place else "",
        field=name_of("field", profile.field) if profile and profile.field else "",
        is_sample=body.is_sample,
        sections=sections,
        contact=_contact(profile) if profile and (keeps or checks) else (),
        claims=claims_of(body),
        can_keep=keeps,
        can_check=checks,
    )


def _contact(profile: Profile) -> Sequence[tuple[str, str]]:
    return tuple(
        (name, getattr(profile, name))
        for name in ("contact_name", "contact_phone", "contact_email", "tax_code")
        if getattr(profile, name)
    )


def _standards(lines: Sequence[ProfileLine]) -> Mapping[str, str]:
    """Pages of the standards that the register knows, by key."""
    return pages_of({line.key for line in lines if line.key})


def _view(line: ProfileLine, on: date, standards: Mapping[str, str]) -> LineView:
    verified = line.state == LineState.VERIFIED
    changed_since = bool(line.confirmed_words) and not verified
    return LineView(
        uid=line.uid,
        seen=line.seen_mark,
        section=line.section,
        title=_title(line),
        title_url=standards.get(line.key, ""),
        parts=_parts(line),
        mark="verified" if verified else "declared",
        by=line.confirmed_by_label if verified else "",
        on=line.confirmed_at if verified else line.declared_at,
        evidence=line.confirmed_evidence if verified else "",
        asked=line.asked_reason,
        before=line.confirmed_words if changed_since else "",
        valid_until=line.valid_until,
        is_lapsed=has_lapsed(line.valid_until, on),
        lapses_soon=lapses_soon(line.valid_until, on),
        file_name=line.file.name if line.file else "",
        file_url=reverse("core:file_download", args=[line.file.uid]) if line.file else "",
    )


def _title(line: ProfileLine) -> str:
    listed = name_of(line.section, line.code) if line.code in names_of(line.section) else ""
    if line.section in {Section.PRODUCT, Section.STANDARD, Section.LABORATORY, Section.OCOP}:
        return line.name
    if line.section == Section.EQUIPMENT:
        return line.name or listed
    return line.name if line.code == OTHER and line.name else listed or line.code


def _parts(line: ProfileLine) -> Sequence[str]:
    """What stands below the title, in words."""
    codes: dict[str, list[str]] = {}
    for row in line.codes.all():
        codes.setdefault(row.scheme, []).append(row.code)
    return parts_of(
        line,
        hs=[print_hs(code) for code in codes.get(Scheme.HS, ())],
        ics=codes.get(Scheme.ICS, []),
        markets=[member_name(code) for code in codes.get(Scheme.MARKET, ())],
    )


def communes_of(watch: Watch) -> Sequence[tuple[str, str]]:
    """Communes of the place in which somebody keeps a profile: key and name."""
    rows = Profile.objects.within(watch.path).filter(organisation__place__level=PlaceLevel.COMMUNE)
    found = rows.values_list("organisation__place", "organisation__place__name").distinct()
    return [(str(pk), name) for pk, name in found.order_by("organisation__place__name")]
