"""What a key may ask in a minute and in a day, counted by several processes at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.traceability.errors import QuotaSpent
from chuan.traceability.models import ApiKey
from chuan.traceability.services.keys import Quotas
from tests.factories.cast import Cast
from tests.factories.keys import secret_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def key_with(cast: Cast, *, per_minute: int, per_day: int) -> ApiKey:
    secret_of(cast.science, per_minute=per_minute, per_day=per_day)
    return ApiKey.objects.get()


def let_through(key: ApiKey, processes: list[Quotas]) -> int:
    """How many requests are answered when the processes take turns until each refuses."""
    count = 0
    for process in processes:
        try:
            while count <= key.per_day:
                process.spend(key)
                count += 1
        except QuotaSpent:
            continue
    return count


@pytest.mark.parametrize("per_day", [1, 7, 19, 130])
def test_a_quota_is_spent_to_the_last_request_whatever_its_size(cast: Cast, per_day: int) -> None:
    key = key_with(cast, per_minute=1_000_000, per_day=per_day)

    assert let_through(key, [Quotas()]) == per_day


def test_a_spent_quota_is_not_asked_of_the_store_again(cast: Cast) -> None:
    key = key_with(cast, per_minute=1_000_000, per_day=1)
    process = Quotas()
    let_through(key, [process])

    with CaptureQueriesContext(connection) as seen:
        assert let_through(key, [process]) == 0
    assert not [each for each in seen.captured_queries if "day" in str(each)]
    key.per_day = 2
    assert let_through(key, [process]) == 1


def test_processes_together_let_no_more_through_than_the_quota(cast: Cast) -> None:
    key = key_with(cast, per_minute=1_000_000, per_day=100)

    assert let_through(key, [Quotas() for _ in range(3)]) == 100


def test_processes_that_end_take_little_of_a_quota_with_them(cast: Cast) -> None:
    key = key_with(cast, per_minute=1_000_000, per_day=20_000)
    for _ in range(100):
        Quotas().spend(key)

    Quotas().spend(key)


def test_keys_do_not_spend_the_quota_of_each_other(cast: Cast) -> None:
    spent = key_with(cast, per_minute=1_000_000, per_day=1)
    secret_of(cast.finance, per_day=1)
    other = ApiKey.objects.exclude(pk=spent.pk).get()
    process = Quotas()
    process.spend(spent)

    process.spend(other)
    with pytest.raises(QuotaSpent):
        process.spend(other)
