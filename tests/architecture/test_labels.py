"""Every closed list that people are shown has its words, in Vietnamese and in English."""

from enum import StrEnum
from functools import cache
from importlib import import_module
from types import ModuleType

import pytest
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.functional import Promise

from chuan.cli.audit import SENTENCES
from chuan.domain.ledger.types import FaultKind
from tests.architecture.source import ROOT, SOURCE

ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/enums.py"))
NEVER_SHOWN = {
    "documents.UploadState": "the page of an upload is another in each state",
    "documents.DraftState": "only open drafts are shown",
    "documents.ParticipationRole": "who sees a document, not what it is",
    "orgs.PlaceKind": "a place's own name begins with the word of its kind",
    "orgs.PlaceLevel": "as above",
    "orgs.MemberKind": "by which a collective name is counted; the names themselves are shown",
    "orgs.MatchReason": "the room above says why a name is open, in its own words",
    "documents.PaperEvent": "the table of steps names it; buttons say it in the words of their step",
    "plans.ReviewEvent": "each button says in its own words what it does",
    "plans.RecommendationEvent": "as above",
    "plans.CampaignEvent": "as above",
    "exchange.MessageEvent": "as above",
    "figures.QuestionEvent": "as above",
    "figures.ExceptionEvent": "as above",
    "engagement.Scheme": "each code is printed with the name of its list",
    "engagement.Agreement": "the WTO's own abbreviations, the same in every language",
    "engagement.Supplement": "a part of a printed symbol",
    "traceability.FieldScope": "where a value stands in an event, by the standard's own names",
    "plans.NoteKind": "a note of each kind is drawn in its own way",
}
"""Lists without words, and why."""


def enums_of(room: str) -> dict[str, type[StrEnum]]:
    """The closed lists of a room, as `room.Name`."""
    module = import_module(f"chuan.{room}.enums")
    return {
        f"{room}.{name}": value
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    }


def labels_of(room: str) -> ModuleType:
    return import_module(f"chuan.{room}.labels")


def tables_of(room: str, listed: type[StrEnum]) -> dict[str, dict[StrEnum, object]]:
    """The tables of a room whose keys are members of the list."""
    return {
        name: value
        for name, value in vars(labels_of(room)).items()
        if isinstance(value, dict) and value and all(isinstance(key, listed) for key in value)
    }


@cache
def english() -> dict[str, str]:
    path = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream, locale="en")}


@pytest.mark.parametrize("room", ROOMS)
def test_a_list_that_is_shown_has_words_for_each_member(room: str) -> None:
    for name, listed in enums_of(room).items():
        tables = tables_of(room, listed)

        said = [
            words for words in tables.values() if isinstance(next(iter(words.values())), Promise)
        ]
        assert bool(said) != (name in NEVER_SHOWN), name
        assert not {
            table: missing for table in tables if (missing := set(listed) - set(tables[table]))
        }


@pytest.mark.parametrize("room", ROOMS)
def test_the_words_of_a_list_are_sentences_in_both_languages(room: str) -> None:
    words = [
        value
        for listed in enums_of(room).values()
        for table in tables_of(room, listed).values()
        for value in table.values()
        if isinstance(value, Promise)
    ]

    with translation.override("vi"):
        vietnamese = [str(word) for word in words]

    assert all(vietnamese)
    assert not [word for word in vietnamese if not english().get(word)]


def test_exceptions_name_lists_that_exist() -> None:
    assert set(NEVER_SHOWN) <= {name for room in ROOMS for name in enums_of(room)}


def test_every_fault_of_the_record_is_told_in_both_languages() -> None:
    assert set(SENTENCES) == set(FaultKind)
    assert all(vietnamese and text for vietnamese, text in SENTENCES.values())
