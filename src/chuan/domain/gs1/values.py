"""Whether a value is right for its application identifier: length, characters, rules of its parts."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Final

from chuan.domain.gs1.ais import Component, find_ai
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters.characters import CLASSES, refuse_other_characters
from chuan.domain.gs1.linters.names import LINTERS
from chuan.domain.sentences import Sentence, gettext_noop

Check = Callable[[str], None]

UNKNOWN_FORMAT: Final = "X..90"
"""What the value of an identifier outside the table may be, where such are let through."""
_PREFIX_LINTERS: Final = {"gcppos1", "gcppos2"}
_checks: Final[dict[str, Check]] = {}


def check_value(ai: str, value: str) -> None:
    """Refuse a value that is wrong for the identifier, or an identifier that does not exist.

    >>> check_value("17", "261231")
    >>> check_value("17", "261331")
    Traceback (most recent call last):
    ...
    chuan.domain.gs1.errors.Gs1Error: (17) Không có tháng “13”.
    """
    check = _checks.get(ai)
    if check is None:
        check = _checks[ai] = check_of(find_ai(ai).format)
    try:
        check(value)
    except Gs1Error as error:
        raise error.in_value(ai) from None


def check_unknown_value(ai: str, value: str) -> None:
    """Refuse a value that no identifier could have; of one outside the table no more is known."""
    try:
        check_of(UNKNOWN_FORMAT)(value)
    except Gs1Error as error:
        raise error.in_value(ai) from None


@cache
def check_of(form: str) -> Check:
    """The check of a format, made once; few formats serve all identifiers."""
    components = tuple(map(Component.read, form.split()))
    match = re.compile(_expression(components)).fullmatch
    parts = tuple(
        (number, tuple(LINTERS[name] for name in component.linters if _says_more(component, name)))
        for number, component in enumerate(components, 1)
    )
    single = parts[0][1] if len(parts) == 1 else None
    several = tuple((number, rules) for number, rules in parts if rules)

    def check_one(value: str) -> None:
        if match(value) is None:
            _explain(components, value)
        for rule in single or ():
            rule(value)

    def check_several(value: str) -> None:
        found = match(value)
        if found is None:
            return _explain(components, value)
        for number, rules in several:
            part = found.group(number)
            if part is not None:
                for rule in rules:
                    _part(rule, part, found.start(number))
        return None

    return check_several if single is None else check_one


def _part(rule: Check, part: str, start: int) -> None:
    try:
        rule(part)
    except Gs1Error as error:
        if error.position is not None:
            error.position += start
        raise


def _expression(components: tuple[Component, ...]) -> str:
    """The regular expression of a value; optional components nest, each needs the one before."""
    text, closing = "", ""
    for component in components:
        if component.optional:
            text += "(?:"
            closing += ")?"
        lengths = f"{{{component.shortest},{component.longest}}}"
        text += f"([{CLASSES[component.characters]}]{lengths})"
    return text + closing


def _says_more(component: Component, name: str) -> bool:
    """Whether a rule can fail where the characters are right: digits do begin with a prefix."""
    return not (name in _PREFIX_LINTERS and component.characters == "N")


def _explain(components: tuple[Component, ...], value: str) -> None:
    """Raise what is wrong with a value that does not match."""
    if not value:
        raise Gs1Error(gettext_noop("Thiếu giá trị."), code="empty_value")
    at = 0
    for component in components:
        part = value[at : at + component.longest]
        if component.optional and not part:
            break
        _part(partial(refuse_other_characters, component.characters), part, at)
        at += len(part)
        if len(part) < component.shortest:
            break
    shortest = sum(component.shortest for component in components if not component.optional)
    longest = sum(component.longest for component in components)
    raise Gs1Error(
        Sentence(
            gettext_noop("Giá trị “%(value)s” dài %(length)s ký tự; phải dài %(wanted)s."),
            value=value,
            length=len(value),
            wanted=str(longest) if shortest == longest else f"{shortest} – {longest}",
        ),
        code="value_too_long" if len(value) > longest else "value_too_short",
        position=min(at, longest),
    )
