"""Whatever a paper says, it becomes a file that opens, or is refused in words."""

import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.pdf import write_pdf
from chuan.domain.vanban.writing import Annex, AnnexGroup, Block, BlockKind, Paper, Signature
from chuan.domain.vanban.writing.errors import PaperTooLong
from chuan.domain.vanban.writing.layouts import layout_of
from chuan.domain.vanban.writing.limits import check_length
from tests.unit.documents.writers.some_papers import plan

TODAY = date(2026, 11, 22)


def _few(shape: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.from_type(shape), max_size=3).map(tuple)


def _is_taken(paper: Paper) -> bool:
    """Not refused for its length, as one with twenty columns is."""
    try:
        check_length(paper)
    except PaperTooLong:
        return False
    return True


papers = st.builds(
    Paper,
    layout=st.just(""),
    issued_on=st.one_of(st.none(), st.dates(date(2020, 3, 5), date(2099, 12, 31))),
    body=_few(Block),
    signatures=_few(Signature),
    annexes=st.lists(
        st.builds(Annex, groups=_few(AnnexGroup), blocks=_few(Block)), max_size=2
    ).map(tuple),
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers.filter(_is_taken))
def test_any_paper_becomes_a_docx_that_opens(paper: Paper) -> None:
    file = Document(io.BytesIO(write_docx(paper, layout_of(paper, TODAY))))

    assert len(file.sections) == 1 + len(paper.annexes)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers.filter(_is_taken))
def test_any_paper_becomes_a_pdf_that_opens(paper: Paper) -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(paper, layout_of(paper, TODAY)))) as opened:
        assert len(opened.pages) >= 1 + len(paper.annexes)


def test_a_last_paragraph_longer_than_pages_is_printed_whole() -> None:
    long = replace(plan().body[0], text="Câu rất dài. " * 1_200)
    paper = plan(body=(replace(long, kind=BlockKind.PARAGRAPH, label=""),), annexes=())
    with pdfplumber.open(io.BytesIO(write_pdf(paper, layout_of(paper, TODAY)))) as opened:
        shown = "".join(page.extract_text() for page in opened.pages)

    assert shown.count("rất") == 1_200


def test_recipients_too_many_to_stand_beside_the_signature_stand_below_it() -> None:
    names = tuple(f"Ủy ban nhân dân các xã, phường thuộc tỉnh Gia Lai số {n}" for n in range(60))
    paper = plan(recipients=names, annexes=())
    with pdfplumber.open(io.BytesIO(write_pdf(paper, layout_of(paper, TODAY)))) as opened:
        shown = "".join(page.extract_text() for page in opened.pages)

    assert shown.count("các xã, phường") == 60
