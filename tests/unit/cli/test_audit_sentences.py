"""Every fault that an examination can find has its sentence on the command line."""

import pytest

from chuan.cli.audit import SENTENCES
from chuan.domain.ledger.types import FaultKind


@pytest.mark.parametrize("kind", FaultKind)
def test_a_fault_is_told_in_both_languages(kind: FaultKind) -> None:
    vietnamese, english = SENTENCES[kind]

    assert vietnamese
    assert english
    assert vietnamese != english


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(FaultKind)
