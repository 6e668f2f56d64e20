"""Things named by people on a command line: who acts, which node, which body, which document."""

from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.text import lower
from chuan.documents.models import DocumentCopy
from chuan.documents.rules.identity import symbol_key
from chuan.exchange.errors import MayNotExchange, NothingToSend, PartnerNotFound
from chuan.exchange.models import Partner, SentBundle
from chuan.exchange.rules.cards import spoken
from chuan.exchange.selectors.telling import plans_to_tell
from chuan.orgs.models import Person
from chuan.orgs.selectors import actor_of_session


def actor_named(username: str) -> Actor:
    """The person of this user name, acting for the home body."""
    person = Person.objects.filter(username=username.strip().lower(), is_active=True).first()
    if person is None:
        raise MayNotExchange
    return actor_of_session(person, "", clock.today())


def partner_named(name: str) -> Partner:
    """The node of this name or identity, told apart by nothing else."""
    rows = [
        row
        for row in Partner.objects.filter(revoked_at=None).order_by("pk")
        if lower(name) in {lower(row.name), row.node, row.uid.hex}
    ]
    if len(rows) != 1:
        raise PartnerNotFound
    return rows[0]


def body_named(partner: Partner, name: str) -> str:
    """The identity of a body of the other node."""
    for row in partner.bodies.filter(listed=True):
        if lower(name) in {lower(row.name), row.body}:
            return row.body
    raise NothingToSend(_("Bên kia không có nơi nhận “%(name)s”.") % {"name": name})


def document_named(actor: Actor, symbol: str) -> str:
    """The one document of this symbol that the own body holds."""
    rows = DocumentCopy.objects.filter(
        owner_path=actor.path, document__symbol_key=symbol_key(symbol)
    )
    found = list(rows.select_related("document").order_by("pk")[:2])
    if len(found) != 1:
        raise NothingToSend(
            _("Cơ quan không có văn bản số %(symbol)s, hoặc có nhiều văn bản cùng số.")
            % {"symbol": symbol}
        )
    return found[0].document.uid.hex


def plan_named(actor: Actor, symbol: str) -> str:
    """The one plan of this symbol whose state the own body may tell the party."""
    rows = plans_to_tell(actor).filter(document__symbol_key=symbol_key(symbol))
    found = list(rows.order_by("pk")[:2])
    if len(found) != 1:
        raise NothingToSend(
            _("Cơ quan không có kế hoạch số %(symbol)s thực hiện văn bản của Đảng.")
            % {"symbol": symbol}
        )
    return found[0].uid.hex


def spoken_of(bundle: SentBundle) -> str:
    """The fingerprint of a bundle, to read aloud."""
    return spoken(bundle.fingerprint)
