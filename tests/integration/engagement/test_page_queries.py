"""Pages of the room ask the database as often for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.engagement.services.profiles import declare_line
from chuan.engagement.services.tbt import record_notification
from chuan.engagement.services.tbt_answers import comment_on
from chuan.engagement.types import LineWords
from chuan.orgs.enums import Level, OrganisationKind, Role
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.engagement import HONEY, EngagementRows, make_engagement, notice
from tests.factories.people import organisation

pytestmark = pytest.mark.django_db
MOST = 24


def grow(cast: Cast, rows: EngagementRows, numbers: range) -> None:
    """One more enterprise, line, notification and comment for each number."""
    for number in numbers:
        body = organisation(
            f"Hợp tác xã số {number}", cast.commune, kind=OrganisationKind.COOPERATIVE,
            level=Level.BUSINESS,
        )  # fmt: skip
        head = Actor(
            id="system", label=body.name, path=body.path, organisation_uid=body.uid.hex,
            roles=frozenset({Role.HEAD}),
        )  # fmt: skip
        declare_line(actor=head, section="product", words=HONEY)
        words = LineWords(name=f"TCVN {number}:2020")
        declare_line(actor=cast.binh.actor, section="standard", words=words)
        declare_line(actor=cast.binh.actor, section="product", words=HONEY)
        record_notification(actor=cast.nga.actor, words=notice(1000 + number))
        comment_on(actor=cast.binh.actor, uid=rows.notification, text=f"Ý kiến {number}")


def test_lists_and_pages_ask_as_often_for_many_rows_as_for_few() -> None:
    cast = make_cast()
    rows = make_engagement(cast)
    pages: list[tuple[Member, str]] = [
        (cast.binh, reverse("engagement:profile_own")),
        (cast.minh, reverse("engagement:profile_list")),
        (cast.minh, reverse("engagement:profile_statistics")),
        (cast.hoa, reverse("engagement:profile_detail", args=[rows.profile])),
        (cast.minh, reverse("engagement:tbt_list")),
        (cast.minh, reverse("engagement:tbt_matches")),
        (cast.hoa, reverse("engagement:tbt_detail", args=[rows.notification])),
        (cast.an, reverse("engagement:public_profile_list")),
        (cast.an, reverse("engagement:public_tbt_list")),
    ]

    def count() -> dict[str, int]:
        found = {}
        for reader, url in pages:
            client = reader.client
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            found[url] = len(captured)
        return found

    grow(cast, rows, range(2))
    few = count()
    grow(cast, rows, range(2, 12))

    assert count() == few
    assert not {url: number for url, number in few.items() if number > MOST}


def test_the_rooms_of_one_page_ask_once_what_offices_stand_above() -> None:
    cast = make_cast()
    hoa = cast.hoa.client
    hoa.get(reverse("portal:worklist"))

    with CaptureQueriesContext(connection) as captured:
        hoa.get(reverse("portal:worklist"))

    told = [each["sql"].partition(" FROM ")[0] for each in captured.captured_queries]
    assert sum('"agency"' in sql and '"kind"' in sql and '"uid"' not in sql for sql in told) == 1
