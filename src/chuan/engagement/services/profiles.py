"""An enterprise writes its own profile: who it is, then line by line what it makes, applies and has."""

from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.core.text import fold
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.engagement.enums import LineEvent, LineState, MatchState, Section
from chuan.engagement.errors import (
    LineRefused,
    ProfileNotFound,
    TaxCodeUnreadable,
)
from chuan.engagement.knowledge import names_of
from chuan.engagement.models import (
    LINE,
    PROFILE,
    LineChange,
    Profile,
    ProfileCode,
    ProfileLine,
)
from chuan.engagement.permissions import kept_body
from chuan.engagement.rules.lines import checked
from chuan.engagement.rules.numbers import numbered
from chuan.engagement.rules.tax_codes import plain_tax_code
from chuan.engagement.selectors.line_words import CODED, PARTS, words_in, words_of
from chuan.engagement.services.matching import match_profile
from chuan.engagement.types import LineWords
from chuan.orgs.models import Organisation
from chuan.plans.services.evidence_files import examined

MOST_LINES = 400
"""Living lines of one profile."""


@dataclass(frozen=True, slots=True)
class Basics:
    """What stands above the lines; contact and tax code are never public."""

    field: str = ""
    tax_code: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    shows_products: bool = False
    shows_standards: bool = False
    shows_certificates: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A certificate or photo that comes with a line."""

    stream: BinaryIO
    name: str
    media_type: str = ""


@transaction.atomic
def set_basics(*, actor: Actor, basics: Basics) -> Profile:
    """Say the field, the contact, and which parts everybody may read.

    Basis: Luật 91/2025/QH15 (a contact is kept for the purpose it was given for).
    """
    body = kept_body(actor)
    refuse_stamped_words(actor, basics.contact_name)
    tax_code = plain_tax_code(basics.tax_code)
    if basics.tax_code.strip() and not tax_code:
        raise TaxCodeUnreadable
    profile = _locked(body)
    public = ("shows_products", "shows_standards", "shows_certificates")
    before = {name: getattr(profile, name) for name in public}
    for name in Basics.__slots__:
        setattr(profile, name, getattr(basics, name))
    profile.tax_code, profile.updated_at = tax_code, clock.now()
    profile.save()
    changes = {
        name: [before[name], getattr(profile, name)]
        for name in public
        if before[name] != getattr(profile, name)
    }
    record(
        actor, "engagement.profile.described", kind=PROFILE, object_id=profile.pk,
        label=body.name, path=body.path, changes=changes,
    )  # fmt: skip
    return profile


@transaction.atomic
def declare_line(
    *, actor: Actor, section: str, words: LineWords, attachment: Attachment | None = None
) -> ProfileLine:
    """Add a line in the body's own word."""
    body = kept_body(actor)
    if section not in set(Section):
        raise ProfileNotFound
    profile = _locked(body)
    if profile.lines_count >= MOST_LINES:
        raise LineRefused(_("Hồ sơ đã có quá nhiều mục. Hãy thôi khai mục cũ rồi thêm mục mới."))
    clean = _clean(actor, section, words)
    line = ProfileLine(profile=profile, section=section, declared_at=clock.now())
    _put(line, section, clean)
    line.file = _store(actor, body, attachment)
    line.save()
    _put_codes(line, clean)
    _told(actor, line, LineEvent.DECLARED, words_of(section, clean))
    _recount(profile)
    _record(actor, "engagement.line.declared", line, body, {})
    _match(actor, profile, section)
    return line


@transaction.atomic
def change_line(
    *, actor: Actor, uid: UUID, words: LineWords, attachment: Attachment | None = None
) -> ProfileLine:
    """Say it anew. What had been checked is the body's own word again, the old value kept beside it."""
    body = kept_body(actor)
    line = _own_line(body, uid)
    clean = _clean(actor, line.section, words)
    before, after = words_of(line.section, words_in(line)), words_of(line.section, clean)
    if before == after and attachment is None:
        return line
    _put(line, line.section, clean)
    if attachment is not None:
        line.file = _store(actor, body, attachment)
    line.state, line.asked_reason, line.declared_at = LineState.DECLARED, "", clock.now()
    line.save()
    line.codes.all().delete()
    _put_codes(line, clean)
    _told(actor, line, LineEvent.CHANGED, after)
    _recount(line.profile)
    _record(actor, "engagement.line.changed", line, body, {"words": [before, after]})
    _match(actor, line.profile, line.section)
    return line


@transaction.atomic
def end_line(*, actor: Actor, uid: UUID) -> ProfileLine:
    """The body has it no more; what was said stays in the history."""
    body = kept_body(actor)
    line = _own_line(body, uid)
    line.ended_at = clock.now()
    line.save(update_fields=("ended_at",))
    line.matches.filter(state=MatchState.OPEN).delete()
    _told(actor, line, LineEvent.ENDED, words_of(line.section, words_in(line)))
    _recount(line.profile)
    _record(actor, "engagement.line.ended", line, body, {})
    return line


def _locked(body: Organisation) -> Profile:
    """The body's profile, begun when it has none, under its lock."""
    Profile.objects.get_or_create(
        organisation=body,
        defaults={
            "owner_path": body.path, "is_sample": body.is_sample, "updated_at": clock.now(),
            "folded": fold(body.name),
        },
    )  # fmt: skip
    return Profile.objects.select_for_update().get(organisation=body)


def _own_line(body: Organisation, uid: UUID) -> ProfileLine:
    profile = _locked(body)
    line = (
        ProfileLine.objects.select_for_update(of=("self",))
        .living()
        .filter(uid=uid, profile=profile)
        .first()
    )
    if line is None:
        raise ProfileNotFound
    line.profile = profile
    return line


def _clean(actor: Actor, section: str, words: LineWords) -> LineWords:
    refuse_stamped_words(actor, words.name, words.name_en, words.detail, words.body, words.number)
    clean = checked(section, words)
    if clean.code and section != Section.OCOP and clean.code not in names_of(section):
        raise LineRefused(_("Hãy chọn một mục trong danh sách."), field="code")
    return clean


def _put(line: ProfileLine, section: str, words: LineWords) -> None:
    for name in PARTS:
        setattr(line, name, getattr(words, name))
    if section == Section.STANDARD:
        line.name, line.key = numbered(words.name)


def _put_codes(line: ProfileLine, words: LineWords) -> None:
    ProfileCode.objects.bulk_create(
        ProfileCode(line=line, scheme=scheme, code=code)
        for name, scheme in CODED.items()
        for code in dict.fromkeys(getattr(words, name))
    )


def _store(actor: Actor, body: Organisation, attachment: Attachment | None) -> StoredFile | None:
    """Looked through as evidence is: kinds, size, stamps, where a photo was taken."""
    if attachment is None:
        return None
    with examined(attachment.stream, attachment.name) as looked, looked.path.open("rb") as stream:
        return files.store(
            stream, name=attachment.name, media_type=looked.media_type, owner_path=body.path,
            actor=actor,
        )  # fmt: skip


def _told(actor: Actor, line: ProfileLine, event: LineEvent, words: str) -> None:
    LineChange.objects.create(
        line=line, event=event, words=words, at=clock.now(),
        by_label=actor.body_label[:300],
    )  # fmt: skip


def _recount(profile: Profile) -> None:
    """Counts and search words of the profile follow its living lines."""
    living = ProfileLine.objects.living().filter(profile=profile)
    counts = living.counted()
    names = list(living.order_by("pk").values_list("section", "name", "code"))
    products = [name for section, name, _code in names if section == Section.PRODUCT]
    profile.filled, profile.lines_count = counts["filled"], counts["lines"]
    profile.verified_count, profile.asked_count = counts["verified"], counts["asked"]
    profile.products_words = "; ".join(dict.fromkeys(products))[:600]
    said = [profile.organisation.name, *(name or code for _section, name, code in names)]
    profile.folded = fold(" · ".join(said))
    profile.updated_at = clock.now()
    profile.save()


def _match(actor: Actor, profile: Profile, section: str) -> None:
    if section == Section.PRODUCT:
        match_profile(actor=actor, profile=profile, on=clock.today())


def _record(
    actor: Actor, code: str, line: ProfileLine, body: Organisation, changes: dict[str, object]
) -> None:
    record(
        actor, code, kind=LINE, object_id=line.pk, label=words_of(line.section, words_in(line))[:200],
        path=body.path, changes=changes,
    )  # fmt: skip
