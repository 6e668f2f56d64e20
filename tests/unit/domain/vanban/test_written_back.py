"""Writing a reading and reading it back changes nothing, and everything written says where it stood."""

from typing import Any

import pytest

from chuan.domain.vanban import from_json, from_text, read, to_json
from chuan.domain.vanban.layout import BoxFinder, lay_out
from chuan.domain.vanban.tidy import merge_spans
from chuan.domain.vanban.types import (
    Cell,
    Citation,
    Document,
    Duty,
    Finding,
    Knowledge,
    Line,
    Period,
    Reading,
    Reporting,
    Section,
    Signer,
    Source,
    Span,
    Table,
    Target,
    Task,
    Value,
    Word,
)
from tests.unit.domain.vanban.papers import PAPERS

TEXT = "abcdefghijklmnopqrstuvwxyz" * 4


def value(at: int) -> Value:
    return Value(TEXT[at : at + 2], ((at, at + 2),))


FULL = Document(
    kind="plan",
    title=value(0),
    issuer=value(2),
    superior=value(4),
    symbol=value(6),
    number_blank=True,
    place=value(8),
    date="2026-03-05",
    date_spans=((10, 12),),
    signer=Signer(value(12), value(14), value(16)),
    recipients=(value(18), value(20)),
    citations=(Citation("38-CT/TW", "Chỉ thị", "2024-07", "Ban Bí thư", ((22, 24),)),),
    citations_unnumbered=(value(24),),
    sections=(Section("I", value(26), (Section("1", None, (), ((28, 30),)),), ((26, 30),)),),
    purposes=(value(30),),
    requirements=(value(32),),
    targets=(Target(value(34), 12.5, "%", 2030, "hộ", "annual", ">=", "I.1"),),
    tasks=(
        Task(
            "II",
            value(36),
            "3",
            (value(38),),
            (value(40), value(42)),
            value(44),
            value(46),
            value(48),
            Period(2026, 2030, "annual", 3),
            value(50),
            "annex",
        ),
        Task("", value(52)),
    ),
    duties=(Duty(value(54), value(56), "--11-20", "2", ((58, 60),)), Duty(None, value(60))),
    reporting=(
        Reporting((value(62),), (value(64),), "--06-15", "half_yearly", ((66, 68),), ((68, 70),)),
    ),
    span=(0, 100),
)


def written(document: Document, *findings: Finding) -> dict[str, Any]:
    line = Line(TEXT)
    return to_json(Reading(Source((line,)), TEXT, ((0, len(TEXT)),), (document,)), findings)


def test_a_full_document_is_the_same_after_writing_and_reading() -> None:
    assert from_json(written(FULL)) == (FULL,)


def test_an_empty_document_is_the_same_after_writing_and_reading() -> None:
    assert from_json(written(Document("other"))) == (Document("other"),)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_the_same_after_writing_and_reading(name: str) -> None:
    reading = read(from_text(PAPERS[name]), Knowledge())

    assert from_json(to_json(reading)) == reading.documents


@pytest.mark.parametrize(("number", "shown"), [(5.0, "5"), (12.5, "12.5"), (0.0, "0")])
def test_whole_figures_are_written_whole(number: float, shown: str) -> None:
    document = Document("plan", targets=(Target(value(0), number, "%"),))

    (target,) = written(document)["documents"][0]["targets"]

    assert str(target["value"]) == shown
    assert "recurrence" not in target


def test_every_value_that_was_read_says_where_it_stood() -> None:
    spans = written(FULL)["spans"]

    places = sorted(tuple(span) for found in spans.values() for span in found)
    assert set(places) >= {(at, at + 2) for at in range(0, 70, 2)}
    assert spans["/documents/0"] == [[0, 100]]
    assert spans["/documents/0/sections/0"] == [[26, 30]]
    assert "/documents/0" not in written(Document("other"))["spans"]


def test_findings_are_parted_into_defects_and_notices_with_their_evidence() -> None:
    fault = Finding("a", "typo", "error", "Sai.", (value(0),), "I", "Luật", "A")
    notice = Finding("b", "body_renamed", "notice", "Đổi tên.", (value(4),))

    told = written(Document("other"), notice, fault)

    assert told["defects"] == [
        {
            "kind": "typo", "where": "I", "evidence": ["ab"], "note": "Sai.", "rule": "a",
            "severity": "error", "basis": "Luật", "confidence": "A",
        }
    ]  # fmt: skip
    assert [each["rule"] for each in told["notices"]] == ["b"]
    assert "confidence" not in told["notices"][0]
    assert told["spans"]["/defects/0/evidence/0"] == [[0, 2]]
    assert told["spans"]["/notices/0/evidence/0"] == [[4, 6]]


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        (((0, 2), (3, 5)), ((0, 5),)),
        (((0, 2), (2, 5)), ((0, 5),)),
        (((0, 2), (5, 7)), ((0, 2), (5, 7))),
        (((3, 5), (0, 2)), ((3, 5), (0, 2))),
        (((0, 3), (2, 5)), ((0, 3), (2, 5))),
        (((-4, 2), (6, 99)), ((0, 2), (6, 8))),
        (((2, 2), (9, 12)), ()),
        ((), ()),
    ],
)
def test_spans_with_only_blanks_between_them_are_one(
    spans: tuple[Span, ...], merged: tuple[Span, ...]
) -> None:
    assert merge_spans(spans, "ab cd  e") == merged


def _boxed(text: str, page: int, top: float, *, words: bool) -> Line:
    parts = [
        Word(word, (page, 10.0 * place, top, 10.0 * place + 9, top + 9) if words else None)
        for place, word in enumerate(text.split())
    ]
    return Line(text, words=tuple(parts), box=(page, 0, top, 100, top + 9))


def test_lines_and_cells_stand_in_one_text_in_reading_order() -> None:
    table = Table(((Cell((Line("a"),)), None), (Cell((Line("b c"), Line("d"))),)))
    source = Source((Line("Đầu", label="1."), table, Line("cuối")))

    text, spans = lay_out(source)

    assert text == "1. Đầu\na\nb c\nd\ncuối"
    assert [text[start:end] for start, end in spans] == ["Đầu", "a", "b c", "d", "cuối"]


def test_a_span_is_found_on_the_page_by_its_words_or_else_by_its_lines() -> None:
    source = Source((_boxed("một hai ba", 1, 0, words=True), _boxed("bốn năm", 2, 20, words=False)))
    text, lines = lay_out(source)
    finder = BoxFinder(source, lines)
    hai, bon = text.index("hai"), text.index("bốn")

    assert finder.has_boxes
    assert [box[:3] for box in finder.boxes([(hai, hai + 3)])] == [(1, 10.0, 0)]
    assert finder.boxes([(bon, bon + 3)]) == [(2, 0, 20, 100, 29)]
    assert finder.boxes([(0, len(text))]) == [(1, 0.0, 0, 29.0, 9), (2, 0, 20, 100, 29)]
    assert len(finder.boxes([(0, 3), (bon, bon + 3)])) == 2
    assert finder.boxes([]) == []


def test_without_boxes_there_is_nothing_to_find() -> None:
    source = Source((Line("một"),))
    finder = BoxFinder(source, lay_out(source)[1])

    assert not finder.has_boxes
    assert finder.boxes([(0, 3)]) == []
