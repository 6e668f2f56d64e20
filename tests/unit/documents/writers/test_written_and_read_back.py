"""What is written is read back: the same kind, number, day, bodies, tasks, recipients, signer."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from chuan.documents.readers.files import read_files
from chuan.documents.reading import knowledge
from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.pdf import write_pdf
from chuan.domain.vanban import read
from chuan.domain.vanban.review import review
from chuan.domain.vanban.types import Document, Knowledge, Value
from chuan.domain.vanban.writing import Family, Paper, PaperKind
from chuan.domain.vanban.writing.layouts import layout_of
from chuan.domain.vanban.writing.wording import clean, symbol_of
from tests.unit.documents.writers.some_papers import ALL_KINDS, party, plan, plans

TODAY = date(2026, 11, 22)
KNOWN = knowledge()
KINDS = {
    PaperKind.PLAN: "plan",
    PaperKind.DECISION: "decision",
    PaperKind.OFFICIAL_LETTER: "official_letter",
    PaperKind.REPORT: "report",
}


def _read_back(paper: Paper, form: str) -> Document:
    layout = layout_of(paper, TODAY)
    written = (write_docx if form == "docx" else write_pdf)(paper, layout)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"paper.{form}"
        path.write_bytes(written)
        (document,) = read(read_files([path]), Knowledge()).documents
    return document


def _said(value: Value | None) -> str:
    """Spaces aside: where a long token is broken in a narrow cell the reader cannot know."""
    return "".join(value.text.split()) if value else ""


def _plain(text: str) -> str:
    return "".join(clean(text).split())


def _head(document: Document) -> list[str | None]:
    return [
        document.kind,
        document.symbol.text if document.symbol else "",
        document.date,
        _said(document.issuer).upper(),
        _said(document.superior).upper(),
        _said(document.title),
        _said(document.place),
    ]


def _expected_head(paper: Paper) -> list[str | None]:
    assert paper.issued_on
    return [
        KINDS.get(paper.kind, "other"),
        symbol_of(paper, layout_of(paper, TODAY)),
        paper.issued_on.isoformat(),
        _plain(paper.issuer).upper(),
        _plain(paper.superior).upper(),
        _plain(paper.title),
        _plain(paper.place),
    ]


def _check_plan(paper: Paper, form: str) -> None:
    document = _read_back(paper, form)
    rows = [row for group in paper.annexes[0].groups for row in group.rows]

    assert _head(document) == _expected_head(paper)
    assert [_said(task.text) for task in document.tasks] == [_plain(row[1]) for row in rows]
    assert [[_said(one) for one in task.lead] for task in document.tasks] == [
        [_plain(row[2])] for row in rows
    ]
    assert [[_said(one) for one in task.coordinate] for task in document.tasks] == [
        [_plain(part) for part in row[3].split("; ") if part] for row in rows
    ]
    assert [_said(task.time) for task in document.tasks] == [_plain(row[4]) for row in rows]
    assert [_said(task.product) for task in document.tasks] == [_plain(row[5]) for row in rows]
    assert [_said(one) for one in document.recipients] == [_plain(one) for one in paper.recipients]
    assert _said(document.signer.name) == _plain(paper.signatures[0].name)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_a_plan_written_as_docx_is_read_back_whole(paper: Paper) -> None:
    _check_plan(paper, "docx")


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_a_plan_written_as_pdf_is_read_back_whole(paper: Paper) -> None:
    _check_plan(paper, "pdf")


@pytest.mark.parametrize("form", ["docx", pytest.param("pdf", marks=pytest.mark.slow)])
@pytest.mark.parametrize("paper", ALL_KINDS, ids=lambda p: f"{p.family}-{p.kind}")
def test_each_kind_of_either_family_is_read_back(paper: Paper, form: str) -> None:
    document = _read_back(paper, form)

    assert _head(document) == _expected_head(paper)
    assert [_said(one) for one in document.recipients] == [_plain(one) for one in paper.recipients]
    assert _said(document.signer.name) == _plain(paper.signatures[0].name)
    if paper.family is Family.PARTY and len(paper.signatures) == 1:
        assert document.signer.authority is not None
        assert document.signer.authority.text.startswith("T/M")


@pytest.mark.parametrize(
    "paper", [plan(), party(plan()), *ALL_KINDS], ids=lambda p: f"{p.family}-{p.kind}"
)
def test_the_review_finds_nothing_to_say_of_a_clean_paper(paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(write_docx(paper, layout_of(paper, TODAY)))

    found = review(read(read_files([path]), KNOWN), KNOWN, on=paper.issued_on)

    assert [finding.note for finding in found] == []
