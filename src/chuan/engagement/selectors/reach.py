"""What of profiles and matches an actor may read: the own body's, or the place's that one looks after."""

from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.core.scope import under
from chuan.engagement.models import ProfileLine
from chuan.engagement.permissions import KEEPS, Watch, watch_of
from chuan.orgs.models import Organisation


def within_reach(actor: Actor, watch: Watch | None = None, field: str = "owner_path") -> Q:
    """Rows by their path; nothing for who neither keeps a profile nor looks after a place."""
    found = watch or watch_of(actor)
    if found.path:
        return under(found.path, field)
    keeps = Organisation.objects.filter(KEEPS, path=actor.path).exists()
    return under(actor.path if keeps else "", field)


def may_open_certificate(actor: Actor, file: StoredFile) -> bool:
    """A file of a line may be opened by who looks after the place of its body."""
    line = ProfileLine.objects.filter(file=file).select_related("profile").first()
    if line is None:
        return False
    path = watch_of(actor).path
    return bool(path) and line.profile.owner_path.startswith(path)
