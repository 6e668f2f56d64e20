"""GLNs of organisations: which are stated, and which body somebody means by its name."""

from typing import Final

from django.db.models import QuerySet

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.identifiers.models import Identity
from chuan.orgs.models import Organisation
from chuan.orgs.models.validity import valid_on
from chuan.orgs.rules.naming import bare_key
from chuan.orgs.selectors import organisations_of
from chuan.traceability.errors import GlnNotFound, GlnRefused

BODY: Final = "organisation"
"""The kind of things that bear a GLN, in the register of identities."""
_SHOWN: Final = 4


def glns_of(actor: Actor) -> QuerySet[Identity]:
    """The GLNs of the own body and of those below."""
    return Identity.objects.filter(under(actor.path), kind=BODY, scheme="gln")


def stated_gln(actor: Actor, pk: int) -> Identity:
    """One of them; raises GlnNotFound for any other."""
    found = glns_of(actor).filter(pk=pk).first()
    if found is None:
        raise GlnNotFound
    return found


def body_called(actor: Actor, words: str) -> Organisation:
    """The one body below the actor's own that bears this name, or has these words in its name.

    Raises:
        GlnRefused: there is none, or more than one; the sentence names some of them.
    """
    below = organisations_of(actor).filter(valid_on(clock.today())).exclude(path=actor.path)
    key = bare_key(words)
    for called in ({"aliases__folded": key}, {"aliases__folded__contains": key}):
        found = list(below.filter(**called).distinct().order_by("name", "pk")[:_SHOWN])
        if len(found) == 1:
            return found[0]
        if found:
            text = gettext_noop("Nhiều đơn vị có tên như vậy: %(names)s. Hãy ghi đủ tên.")
            names = "; ".join(body.name for body in found)
            raise GlnRefused(Sentence(text, names=names), field="body")
    raise GlnRefused(
        gettext_noop("Không có đơn vị nào tên như vậy trong phạm vi quản trị."), field="body"
    )
