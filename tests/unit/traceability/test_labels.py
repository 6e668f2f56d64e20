"""Every word of the standard that people are shown has its words in Vietnamese."""

import pytest

from chuan.domain.epcis.model import EventType
from chuan.domain.epcis.vocabulary import VOCABULARIES
from chuan.traceability import labels
from chuan.traceability.enums import ReaderReason


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("bizstep", labels.BIZ_STEP),
        ("disp", labels.DISPOSITION),
        ("btt", labels.BIZ_TRANSACTION),
        ("sdt", labels.PARTY),
        ("er", labels.ERROR_REASON),
    ],
)
def test_every_word_of_the_vocabulary_has_a_label(kind: str, table: dict[str, object]) -> None:
    assert set(table) == VOCABULARIES[kind]


def test_labels_of_measurements_are_of_known_ones() -> None:
    assert set(labels.MEASUREMENT) <= VOCABULARIES["measurement"]


def test_a_word_of_somebody_else_is_shown_as_it_is() -> None:
    assert labels.label(labels.BIZ_STEP, "https://example.vn/phoi") == "https://example.vn/phoi"
    assert labels.label(labels.BIZ_STEP, "shipping") == "Gửi hàng"
    assert labels.label(labels.BIZ_STEP, None) == ""


def test_types_and_reasons_are_named() -> None:
    assert set(labels.EVENT_TYPE) == set(EventType)
    assert set(labels.READER_REASON) == set(ReaderReason)
    assert set(labels.DISPOSITION) >= labels.BAD_DISPOSITIONS
