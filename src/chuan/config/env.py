"""Typed readers of environment variables: a bad value stops the start with one clear sentence."""

import os
from pathlib import Path


class BadSetting(RuntimeError):
    """An environment variable holds a value that cannot be used."""


def text(name: str, default: str) -> str:
    """The value of `name`, or `default` when unset."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """1/0, true/false, yes/no, on/off; anything else is refused."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name}={value!r}: use 1 or 0")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise BadSetting(f"{name}={value!r}: use a whole number") from error


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated values."""
    value = os.environ.get(name, "")
    return [part.strip() for part in value.split(",") if part.strip()] or list(default)


def secret(name: str) -> str:
    """The value of `name`, or the content of the file `name`_FILE points to; "" when neither is set."""
    path = os.environ.get(f"{name}_FILE", "")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSetting(f"{name}_FILE={path!r}: {error.strerror}") from error
    return os.environ.get(name, "")
