"""A refusal says its kind by a code that never changes, and keeps what it was told."""

import pytest

from chuan.domain.errors import Conflict, DomainError, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import Sentence, gettext_noop


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (DomainError, "error"),
        (NotAllowed, "not_allowed"),
        (NotFound, "not_found"),
        (Conflict, "conflict"),
        (RuleBroken, "rule_broken"),
    ],
)
def test_a_refusal_has_the_code_of_its_kind_unless_another_is_given(
    kind: type[DomainError], code: str
) -> None:
    assert kind("Không được.").code == code
    assert kind("Không được.", code="lot.sealed").code == "lot.sealed"


def test_a_refusal_keeps_its_sentence_and_what_it_was_told() -> None:
    refused = NotFound(Sentence("Không có lô %(n)s.", n=3), path="/40/", number=3)

    assert refused.message == str(refused) == "Không có lô 3."
    assert refused.context == {"path": "/40/", "number": 3}
    assert refused.said({"Không có lô %(n)s.": "No lot %(n)s."}.__getitem__) == "No lot 3."


def test_a_text_marked_for_the_catalogue_stays_as_it_is() -> None:
    assert gettext_noop("Không có lô %(n)s.") == "Không có lô %(n)s."
