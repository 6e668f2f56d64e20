"""Addresses that keep what the reader asked for and change one thing."""

from urllib.parse import urlencode


def with_page(path: str, asked: dict[str, str], number: int, last: int) -> str:
    """The same page with another number; empty when there is no such page."""
    if not 1 <= number <= last:
        return ""
    kept = {key: value for key, value in asked.items() if value}
    if number > 1:
        kept["trang"] = str(number)
    return f"{path}?{urlencode(kept)}" if kept else path
