"""The pages that must work when nothing else does."""

import json

import pytest
from django.test import RequestFactory

from chuan.core.problems import of_error
from chuan.core.web.errors import server_error
from chuan.domain.errors import Conflict, DomainError, NotAllowed, NotFound, RuleBroken


@pytest.mark.parametrize(
    ("kind", "status"),
    [(NotAllowed, 403), (NotFound, 404), (Conflict, 409), (RuleBroken, 422), (DomainError, 422)],
)
def test_each_refusal_has_its_status(kind: type[DomainError], status: int) -> None:
    problem = of_error(kind("Không được.", code="x.y"))

    assert (problem.status, problem.code, problem.detail) == (status, "x.y", "Không được.")
    assert problem.title


def test_the_page_of_an_error_needs_no_database() -> None:
    answer = server_error(RequestFactory().get("/"))

    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in page
    assert "chưa được ghi" in page


def test_programs_get_a_problem_document() -> None:
    answer = server_error(RequestFactory().get("/", headers={"Accept": "application/json"}))

    assert json.loads(answer.content)["status"] == 500
