"""Sample documents kept as TOML, as the papers that offices would have written and sent."""

import io
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import Template
from typing import Any

from docx import Document

from chuan.core import clock
from chuan.documents.rules.paper_edits import pasted
from chuan.documents.writers.docx import write_docx
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
)
from chuan.domain.vanban.writing.layouts import layout_of

SAMPLE_MARK = "DỮ LIỆU MẪU - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
SAMPLE_SIGNER = "(Dữ liệu mẫu)"


def specimen(name: str, words: Mapping[str, str] | None = None) -> Paper:
    """The sample document `name` (without ".toml"), with `words` in the places that it leaves open."""
    text = _text(name)
    said: dict[str, Any] = tomllib.loads(Template(text).substitute(words) if words else text)
    plain = ("number", "symbol", "place", "superior", "competence", "issued_on")
    return Paper(
        family=Family(said["family"]),
        kind=PaperKind(said["kind"]),
        issuer=said["issuer"],
        title=said["title"],
        addressees=tuple(said.get("addressees", ())),
        bases=tuple(said.get("bases", ())),
        body=_blocks(said["body"]),
        recipients=tuple(said["recipients"]),
        signatures=(Signature(**said["signature"], name=SAMPLE_SIGNER),),
        annexes=(_annex(said),) if "rows" in said else (),
        **{field: said[field] for field in plain if field in said},
    )


def sample_file(paper: Paper) -> bytes:
    """The DOCX of a sample document; each page carries the mark of sample data in its footer."""
    file = Document(io.BytesIO(write_docx(paper, layout_of(paper, clock.today()))))
    for section in file.sections:
        section.footer.paragraphs[0].text = SAMPLE_MARK
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


@cache
def _text(name: str) -> str:
    data = resources.files(__package__).joinpath("data", f"{name}.toml")
    return data.read_text(encoding="utf-8")


def _blocks(text: str) -> tuple[Block, ...]:
    """Each line as the block that its mark says it is; the first one is read like the others."""
    return pasted(Block(BlockKind.PARAGRAPH, "", f"*\n{text.strip()}"))[1:]


def _annex(said: Mapping[str, Any]) -> Annex:
    """Rows of two cells are headings, each over the rows that follow it."""
    groups: list[AnnexGroup] = []
    rows: list[tuple[str, ...]] = []
    heading = ("", "")
    for row in said["rows"]:
        if len(row) > 2:
            rows.append(tuple(row))
            continue
        if rows:
            groups.append(AnnexGroup(*heading, tuple(rows)))
        heading, rows = (row[0], row[1]), []
    groups.append(AnnexGroup(*heading, tuple(rows)))
    return Annex(
        "Phụ lục", said["annex"], "", tuple(said["columns"]), tuple(groups), landscape=True
    )
