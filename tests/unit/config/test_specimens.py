"""Sample documents of the demo: papers like any other, each page marked as a sample."""

import io
from importlib import resources

import pytest
from docx import Document

from chuan.config.demo.specimens import SAMPLE_MARK, SAMPLE_SIGNER, sample_file, specimen
from chuan.config.demo.tree import load_tree

ROWS = load_tree()["document"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['specimen']} {row['at']}")
def test_a_sample_document_says_on_every_page_that_it_is_one(
    row: dict[str, dict[str, str]],
) -> None:
    paper = specimen(str(row["specimen"]), row.get("words"))

    file = Document(io.BytesIO(sample_file(paper)))

    assert [section.footer.paragraphs[0].text for section in file.sections] == [
        SAMPLE_MARK for _ in file.sections
    ]
    assert len(file.sections) == 1 + len(paper.annexes)
    assert paper.signatures[-1].name == SAMPLE_SIGNER
    assert "$" not in str(paper)


def test_every_specimen_is_brought_in() -> None:
    kept = {file.name.removesuffix(".toml") for file in _data().iterdir()}

    assert kept - {"tree", "life", "figures", "makers", "honey"} == {
        row["specimen"] for row in ROWS
    }


def test_lines_become_blocks_and_short_rows_headings_of_the_annex() -> None:
    paper = specimen("nghe-an-298")

    labels = [block.label for block in paper.body]
    assert labels[:4] == ["", "I.", "1.", "a)"]
    assert [group.label for group in paper.annexes[0].groups] == ["I", "II", "III", "IV", "V", "VI"]
    assert all(len(row) == 6 for group in paper.annexes[0].groups for row in group.rows)


def _data() -> resources.abc.Traversable:
    return resources.files("chuan.config.demo").joinpath("data")
