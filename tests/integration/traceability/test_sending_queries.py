"""Lists of keys and captures ask as often for many rows as for few; a request with a key asks seldom."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, observed, program
from tests.factories.keys import secret_of

pytestmark = pytest.mark.django_db
PAGES = {"/lam-viec/truy-xuat/khoa/": 12, "/lam-viec/truy-xuat/lan-gui/": 12}
ASKED = 3
"""The key with its body, the captures, the quota once in many requests."""


def grow(cast: Cast, numbers: range) -> None:
    """A key and a capture of the cooperative for each number."""
    body = cast.binh.organisation
    assert body
    for number in numbers:
        secret_of(body)
        capture_document(actor=program(body), sent=Sent(document(observed(number))))


def queries_of(client: Client, address: str, **headers: str) -> int:
    """Statements of one request, after one that fills what is kept between requests."""
    assert client.get(address, headers=headers).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        client.get(address, headers=headers)
    return len(seen)


def test_lists_of_keys_and_captures_ask_as_often_for_many_rows_as_for_few(cast: Cast) -> None:
    RoleAssignment.objects.filter(person=cast.binh.person).update(role=Role.HEAD)
    client = cast.binh.client
    grow(cast, range(3))
    few = {page: queries_of(client, page) for page in PAGES}
    grow(cast, range(3, 25))

    many = {page: queries_of(client, page) for page in PAGES}
    assert many == few
    assert all(count <= PAGES[page] for page, count in many.items())


def test_a_request_with_a_key_asks_seldom(cast: Cast) -> None:
    grow(cast, range(25))
    assert cast.binh.organisation
    secret = secret_of(cast.binh.organisation, per_minute=1000)

    assert queries_of(Client(), "/epcis/capture", **{"X-API-Key": secret}) <= ASKED
