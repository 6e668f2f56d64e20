"""Codes: registered, called, withdrawn, used again, handed to another resolver. None is ever deleted."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.text import fold, visible
from chuan.identifiers.enums import EntityState, LinkRole
from chuan.identifiers.errors import (
    EntityKnown,
    EntityTaken,
    MayNotHandOver,
    MayNotKeepCodes,
    StateRefused,
)
from chuan.identifiers.models import Entity
from chuan.identifiers.permissions import can_hand_over, can_register
from chuan.identifiers.rules.hrefs import checked_root
from chuan.identifiers.rules.levels import key_words, kind_of, levels_of
from chuan.identifiers.rules.reading import read_code, read_range
from chuan.identifiers.services.keeping import (
    kept,
    locked,
    new_link,
    own_address,
    settle_code,
    standing_links,
    state_of,
)
from chuan.identifiers.types import Link

PRIMARY_LEVEL = 2
"""Slashes of a key without qualifiers: it must always have a default link."""


@transaction.atomic
def register_code(*, actor: Actor, code: str, label: str, is_sample: bool = False) -> Entity:
    """Answer for a code from now on; its own page is its default link until another is given.

    `code` is what people type or paste. Raises MayNotKeepCodes, KeyRefused, Gs1Error, EntityKnown,
    EntityTaken (also where the code above or below it is another body's).
    """
    if not can_register(actor):
        raise MayNotKeepCodes
    key = read_code(code)
    refuse_taken(actor, [key])
    entity = new_code(actor, key, label, is_sample=is_sample)
    try:
        with transaction.atomic():
            entity.save()
    except IntegrityError as error:
        raise EntityTaken(key_words(key)) from error
    has_default(actor, entity)
    return settle_code(actor, entity, "registered", {})


@transaction.atomic
def rename_code(*, actor: Actor, uid: UUID, label: str) -> Entity:
    """Call what bears the code otherwise."""
    entity = kept(actor, uid)
    before = state_of(entity)
    called(entity, label)
    page = own_page(entity)
    entity.links.filter(is_active=True, href=page.href).exclude(role=LinkRole.NOTICE).update(
        title=page.title
    )
    return settle_code(actor, entity, "renamed", before)


@transaction.atomic
def withdraw_code(*, actor: Actor, uid: UUID, reason: str) -> Entity:
    """Use the code no longer: what is printed still answers, and says so. StateRefused without a reason."""
    entity = kept(actor, uid)
    if not visible(reason):
        raise StateRefused(_("Hãy ghi lý do ngừng dùng mã."), field="reason")
    return _into(actor, entity, EntityState.WITHDRAWN, "withdrawn", reason=visible(reason)[:400])


@transaction.atomic
def use_code_again(*, actor: Actor, uid: UUID) -> Entity:
    """The code is used again, with the links that it had."""
    return _into(actor, kept(actor, uid), EntityState.ACTIVE, "used_again")


@transaction.atomic
def hand_over_range(*, actor: Actor, prefix: str, root: str, label: str) -> Entity:
    """Let another resolver answer for the codes of a company prefix that are not registered here.

    Again, with another root: it answers from there. Raises MayNotHandOver, KeyRefused, LinkRefused.
    """
    if not can_hand_over(actor):
        raise MayNotHandOver
    key, there = read_range(prefix), checked_root(root)
    entity = Entity.objects.select_for_update().filter(key=key).first()
    before = state_of(entity) if entity else {}
    entity = entity or new_code(actor, key, label)
    entity.handed_to, entity.state, entity.state_at = there, EntityState.HANDED_OVER, clock.now()
    called(entity, label).save()
    return settle_code(actor, entity, "handed_over", before)


@transaction.atomic
def take_range_back(*, actor: Actor, uid: UUID) -> Entity:
    """Answer for the codes of a company prefix here again."""
    if not can_hand_over(actor):
        raise MayNotHandOver
    entity = locked(actor, uid)
    before = state_of(entity)
    entity.handed_to, entity.state, entity.state_at = "", EntityState.ACTIVE, clock.now()
    return settle_code(actor, entity, "taken_back", before)


def new_code(actor: Actor, key: str, label: str, *, is_sample: bool = False) -> Entity:
    """A row for a code of the actor's body, not saved."""
    now = clock.now()
    entity = Entity(
        key=key, kind=kind_of(key), owner_path=actor.path, owner_label=actor.body_label[:300],
        state=EntityState.ACTIVE, state_at=now, registered_at=now, changed_at=now, entry="{}",
        is_sample=is_sample,
    )  # fmt: skip
    return called(entity, label)


def called(entity: Entity, label: str) -> Entity:
    """The code with its name, and with what it is searched by; not saved."""
    entity.label = visible(label)[:300]
    entity.folded = fold(f"{entity.label} {key_words(entity.key)} {entity.key}")[:700]
    return entity


def refuse_taken(actor: Actor, keys: list[str]) -> None:
    """Raises EntityKnown or EntityTaken for a code that is registered, or that belongs to another body's."""
    above = {level for key in keys for level in levels_of(key)}
    roots = {levels_of(key)[-1] for key in keys}
    known = Entity.objects.filter(key__in=above).values_list("key", "owner_path", "uid")
    for key, owner, uid in known:
        if owner != actor.path:
            raise EntityTaken(key_words(key))
        if key in keys:
            raise EntityKnown(key_words(key), uid)
    for root in roots & set(keys):
        below = Entity.objects.filter(key__gte=f"{root}/", key__lt=f"{root}0")
        if other := below.exclude(owner_path=actor.path).first():
            raise EntityTaken(key_words(other.key))


def has_default(actor: Actor, entity: Entity) -> None:
    """A code without qualifiers always has a default link: its own page where no other is given."""
    links = standing_links(entity)
    if entity.key.count("/") == PRIMARY_LEVEL and not any(
        link.role == LinkRole.DEFAULT for link in links
    ):
        new_link(actor, entity, own_page(entity)).save()


def own_page(entity: Entity) -> Link:
    """The page of the code on this node as a link."""
    return Link(
        type="gs1:pip",
        href=own_address(entity),
        title=entity.label or key_words(entity.key),
        role=LinkRole.DEFAULT,
        passes_query=False,
    )


def _into(
    actor: Actor, entity: Entity, state: EntityState, act: str, *, reason: str = ""
) -> Entity:
    if entity.state in {state, EntityState.HANDED_OVER}:
        raise StateRefused(_("Mã đã ở tình trạng này. Hãy tải lại trang."))
    before = state_of(entity)
    entity.state, entity.state_reason, entity.state_at = state, reason, clock.now()
    return settle_code(actor, entity, act, before)
