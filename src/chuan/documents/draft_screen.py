"""Where a draft is shown: the room above, which understands what was read, says so when it starts."""

from uuid import UUID

from django.urls import reverse

_url_names: list[str] = []


def register(url_name: str) -> None:
    """Show drafts at this URL, which takes the draft's `uid`; the last one to speak is heard."""
    _url_names[:] = [url_name]


def url_of(uid: UUID) -> str:
    """The address of the screen of one draft."""
    return reverse(_url_names[0], kwargs={"uid": uid})
