"""To whom a difficulty goes: up the chain, each level once, until nobody stands above."""

from collections.abc import Sequence


def next_to_ask(chain: Sequence[str], asked: Sequence[str], asker: str) -> str | None:
    """The first body of `chain` (paths, nearest first) that is not the asker and was not asked yet.

    >>> next_to_ask(["/40/skhcn/", "/40/", "/tw/"], ["/40/skhcn/"], "/40/xa1/")
    '/40/'
    """
    heard = {*asked, asker}
    return next((path for path in chain if path and path not in heard), None)
