"""A plan composed by us, laid out and read back, has the tasks that were put into it."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from chuan.documents.reading import understand
from chuan.domain.vanban.types import Knowledge
from chuan.orgs.knowledge import load_agencies
from tests.factories.documents.office import convert_to_pdf
from tests.factories.documents.plans import Plan, blocks_of
from tests.factories.documents.strategies import plans
from tests.factories.documents.typeset import write_pdf
from tests.factories.documents.word import write_docx

KNOWLEDGE = Knowledge(agencies=load_agencies())
SLOW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


def _put_in(plan: Plan) -> list[tuple[Any, ...]]:
    return [
        (row.text, [row.lead], row.coordinate.split("; "), row.time, row.product)
        for _, tasks in plan.sections
        for row in tasks
    ]


def _read_back(path: Path) -> list[tuple[Any, ...]]:
    (document,) = understand(path, KNOWLEDGE)["documents"]
    return [
        (task["text"], task["lead"], task["coordinate"], task["time"], task["product"])
        for task in document["tasks"]
    ]


@SLOW
@given(plans())
def test_a_pdf_by_typst_has_the_same_tasks(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pdf = write_pdf(blocks_of(plan), Path(folder) / "plan.pdf")

        assert _read_back(pdf) == _put_in(plan)


@SLOW
@given(plans())
def test_a_docx_has_the_same_tasks(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        docx = write_docx(blocks_of(plan), Path(folder) / "plan.docx")

        assert _read_back(docx) == _put_in(plan)


@pytest.mark.slow
@settings(SLOW, max_examples=3)
@given(plans())
def test_a_pdf_by_libreoffice_has_the_same_tasks(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        docx = write_docx(blocks_of(plan), folder / "plan.docx")

        assert _read_back(convert_to_pdf(docx, folder)) == _put_in(plan)
