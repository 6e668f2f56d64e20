"""Writes the catalogue of rules as the page of documentation that people read."""

from collections.abc import Iterable

from chuan.domain.vanban.review.catalogue import Rule

_HEAD = """# Review rules

What the review of a document looks for. Written from the catalogue
(`python -m chuan.domain.vanban.review.handbook > docs/algorithms/review-rules.md`); a test keeps the
two the same. Severity: an error is a plain fault, a warning needs a hand before issue, a question is
for the reader to decide, a notice tells what is true outside the document. Mark A: the article was
read, B: an excerpt or a later act that cites it, C: shown as "chưa xác minh".

| rule | kind | severity | sentence | basis |
| --- | --- | --- | --- | --- |
"""


def handbook(rules: Iterable[Rule]) -> str:
    """The page, one row for each rule."""
    return _HEAD + "".join(_row(rule) for rule in rules)


def _row(rule: Rule) -> str:
    mark = f" [{rule.confidence}]" if rule.basis and rule.confidence else ""
    return (
        f"| `{rule.id}` | {rule.kind} | {rule.severity} | {rule.sentence} | {rule.basis}{mark} |\n"
    )


if __name__ == "__main__":
    from chuan.domain.vanban.review.run import RULES

    print(handbook(RULES), end="")  # noqa: T201  (a command)
