"""One query tells which of many have rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.core.models import InboxItem, Job, StoredFile
from chuan.core.present import present
from chuan.orgs.models import Organisation
from tests.factories.people import organisation

pytestmark = pytest.mark.django_db


def test_many_queries_are_asked_at_once_and_answered_in_their_order() -> None:
    body = organisation("UBND xã A", path="/40/")
    queries = [
        InboxItem.objects.all(),
        Organisation.objects.filter(pk=body.pk).order_by("name"),
        Job.objects.filter(pk__in=()),
        Organisation.objects.filter(name__startswith="UBND 100%"),
        Organisation.objects.filter(name="UBND xã A").select_related("place"),
        StoredFile.objects.none(),
    ]

    with CaptureQueriesContext(connection) as asked:
        found = present(queries)

    assert found == [False, True, False, False, True, False]
    assert len(asked) == 1


def test_nothing_is_asked_where_nothing_can_be() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert present([]) == []
        assert present([Job.objects.none()]) == [False]

    assert len(asked) == 0
