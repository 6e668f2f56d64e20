"""What the resolver remembers between requests, as long as no code has changed."""

from chuan.identifiers.resolver.answers import Header


class Unreachable(Exception):
    """The database does not answer."""


MOST_PLAIN, MOST_ASKED = 100_000, 10_000


class Memory:
    """Redirects that hold as long as no code has changed.

    `plain` has where the default link of a path leads, for requests that ask for nothing else;
    `asked` the headers by all that was asked.
    """

    __slots__ = ("asked", "plain")

    def __init__(self) -> None:
        self.plain: dict[str, str] = {}
        self.asked: dict[tuple[str, ...], list[Header]] = {}

    def forget(self) -> None:
        """Begin anew."""
        self.plain.clear()
        self.asked.clear()

    def bound(self) -> None:
        """Begin anew when it has grown too large."""
        if len(self.plain) > MOST_PLAIN or len(self.asked) > MOST_ASKED:
            self.forget()
