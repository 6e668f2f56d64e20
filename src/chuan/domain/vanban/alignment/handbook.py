"""Writes the catalogue of alignment rules as the table of the page that people read."""

from collections.abc import Iterable

from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Effect

_HEAD = """# Alignment rules

What the laying of a plan beside the plans above it looks for. Written from the catalogue by `make docs`;
a test keeps the two the same. How clauses are matched is told in [alignment](alignment.md). Severity: an
error is a plain fault, a warning needs a hand before issue, a question is for the reader to decide, a notice
tells what is true outside the document; what rests on a doubtful match is never an error. Effect: what the
rule makes of the match it fires on.

| rule | severity | effect | sentence | basis |
| --- | --- | --- | --- | --- |
"""


def handbook(rules: Iterable[AlignmentRule]) -> str:
    """The page, one row for each rule."""
    return _HEAD + "".join(_row(rule) for rule in rules)


def _row(rule: AlignmentRule) -> str:
    mark = f" [{rule.mark}]" if rule.basis and rule.mark else ""
    effect = "" if rule.effect is Effect.NONE else rule.effect.value
    return f"| `{rule.id}` | {rule.severity} | {effect} | {rule.sentence} | {rule.basis}{mark} |\n"
