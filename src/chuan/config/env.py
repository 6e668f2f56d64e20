"""Typed readers of environment variables: a bad value stops the start with one clear sentence."""

import os
from collections.abc import Sequence
from pathlib import Path


class BadSetting(RuntimeError):
    """An environment variable holds a value that cannot be used; the sentences say what it takes."""

    def __init__(self, name: str, value: str, takes: str) -> None:
        super().__init__(f"{name}={value!r}: must be {takes}")
        self.vietnamese = f"Thiết lập {name}={value!r} không dùng được; chỉ nhận: {takes}."
        self.english = f"The setting {name}={value!r} cannot be used; it takes: {takes}."


def text(name: str, default: str) -> str:
    """The value of `name`, or `default` when unset or blank."""
    return os.environ.get(name, "").strip() or default


def choice(name: str, known: Sequence[str]) -> str:
    """One of `known`, in any case; the first of them when unset."""
    value = text(name, known[0]).upper()
    if value not in known:
        raise BadSetting(name, value, ", ".join(known))
    return value


def flag(name: str, *, default: bool) -> bool:
    """1/0, true/false, yes/no, on/off; anything else is refused."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(name, value, "1, 0")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise BadSetting(name, value, "0, 1, 2, …") from error


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
            raise BadSetting(f"{name}_FILE", path, "tệp đọc được (a readable file)") from error
    return os.environ.get(name, "")
