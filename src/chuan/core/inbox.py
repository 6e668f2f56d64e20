"""What people should know: a list in the application, and once a day by e-mail."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.models import InboxItem, InboxPreference

Addresses = Callable[[Collection[str]], Mapping[str, str]]
_addresses: list[Addresses] = []


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of the inbox."""

    uid: UUID
    code: str
    title: str
    body: str
    url: str
    sender_label: str
    created_at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """What some people should know: `url` is an address of this node ("/…")."""

    recipients: Iterable[str]
    title: str
    url: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Some lines, newest first, and how many there are."""

    notices: Sequence[Notice]
    total: int
    unread: int
    number: int
    pages: int


def register_addresses(addresses: Addresses) -> None:
    """Add a function that maps actor ids to e-mail addresses; ids without one are left out."""
    _addresses.append(addresses)


def addresses_of(ids: Collection[str]) -> dict[str, str]:
    """E-mail address by actor id, for those who have one."""
    found: dict[str, str] = {}
    for addresses in _addresses:
        found.update({key: value for key, value in addresses(ids).items() if value})
    return found


def notify(
    recipients: Iterable[str], *, code: str, title: str, body: str = "", url: str, actor: Actor
) -> int:
    """Put a line in each recipient's inbox, in the caller's transaction; not in the actor's.

    `url` is an address of this node ("/…"); anything else is a programming error (ValueError).
    """
    return notify_each([Letter(recipients, title, url, body)], code=code, actor=actor)


def notify_each(letters: Iterable[Letter], *, code: str, actor: Actor) -> int:
    """Put each letter in its recipients' inboxes, as `notify` does, all of them at once."""
    rows = [
        InboxItem(
            recipient_id=recipient,
            code=code,
            title=letter.title[:300],
            body=letter.body[:1000],
            url=_of_this_node(letter.url),
            sender_label=actor.body_label[:240],
        )
        for letter in letters
        for recipient in sorted({one for one in letter.recipients if one and one != actor.id})
    ]
    return len(InboxItem.objects.bulk_create(rows))


def _of_this_node(url: str) -> str:
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError(f"{url!r} does not lead to a page of this node")
    return url


def unread(actor: Actor) -> int:
    """How many lines `actor` has not opened."""
    if actor.is_anonymous:
        return 0
    return InboxItem.objects.filter(recipient_id=actor.id, read_at__isnull=True).count()


def list_notices(actor: Actor, *, number: int = 1, per_page: int = 30) -> InboxPage:
    """One page of the inbox, newest first."""
    mine = InboxItem.objects.filter(recipient_id=actor.id)
    total = mine.count()
    pages = max(1, -(-total // per_page))
    number = min(max(1, number), pages)
    rows = mine.order_by("-created_at", "-id")[(number - 1) * per_page : number * per_page]
    return InboxPage(tuple(_notice(row) for row in rows), total, unread(actor), number, pages)


def open_notice(actor: Actor, uid: UUID) -> str | None:
    """Mark one line as read and say where it leads; None when it is not the actor's."""
    row = InboxItem.objects.filter(recipient_id=actor.id, uid=uid).first()
    if row is None:
        return None
    InboxItem.objects.filter(pk=row.pk, read_at__isnull=True).update(read_at=clock.now())
    return row.url


def mark_all_read(actor: Actor) -> int:
    """Mark every line as read; how many were not."""
    mine = InboxItem.objects.filter(recipient_id=actor.id, read_at__isnull=True)
    return mine.update(read_at=clock.now())


def wants_digest(actor: Actor) -> bool:
    """Whether the daily e-mail goes to `actor`; yes until said otherwise."""
    kept = InboxPreference.objects.filter(person_id=actor.id).first()
    return kept is None or kept.digest


def set_digest(actor: Actor, *, wanted: bool) -> None:
    """Remember whether `actor` wants the daily e-mail."""
    InboxPreference.objects.update_or_create(person_id=actor.id, defaults={"digest": wanted})


def _notice(row: InboxItem) -> Notice:
    return Notice(
        uid=row.uid,
        code=row.code,
        title=row.title,
        body=row.body,
        url=row.url,
        sender_label=row.sender_label,
        created_at=row.created_at,
        is_read=row.read_at is not None,
    )
