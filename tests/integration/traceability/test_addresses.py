"""Addresses that are no resource, or say what cannot be, get a problem document and nothing else."""

import pytest
from django.test import Client

from tests.factories.cast import Cast
from tests.factories.keys import secret_of

pytestmark = pytest.mark.django_db


def asked(cast: Cast, address: str) -> tuple[int, str, str]:
    """Status, media type and name of the refusal."""
    assert cast.binh.organisation
    answer = Client().get(address, headers={"X-API-Key": secret_of(cast.binh.organisation)})
    return answer.status_code, answer["Content-Type"], answer.json()["type"]


@pytest.mark.parametrize("address", ["/epcis/wrong", "/epcis/captures/", "/epcis/queries/00/no"])
def test_what_is_not_there_is_a_problem_of_the_standard(cast: Cast, address: str) -> None:
    problem = (404, "application/problem+json", "epcisException:NoSuchResourceException")

    assert asked(cast, address) == problem


@pytest.mark.parametrize(
    "address",
    ["/epcis/events?eventType=%00", "/epcis/queries/%00", "/epcis/epcs/a%00b/events", "/epcis/capture?%00=1"],
)  # fmt: skip
def test_a_nul_sign_is_refused_as_a_problem(cast: Cast, address: str) -> None:
    status, media_type, name = asked(cast, address)

    assert (status, media_type) == (400, "application/problem+json")
    assert name == "epcisException:QueryParameterException"
