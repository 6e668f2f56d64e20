"""Who may see a row: the SQL says the same as the sentence, and an index answers it."""

import uuid

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan.core.actor import ANONYMOUS, Actor, system_actor
from chuan.core.models import Participation, StoredFile
from chuan.core.scope import add_participation, remove_participation, under, visible_to

SEGMENTS = ("40", "4", "400", "skhcn", "x1", "x16", "d40", "z")
PATHS = st.lists(st.sampled_from(SEGMENTS), max_size=3).map(
    lambda parts: "/" + "".join(f"{part}/" for part in parts)
)


def stand(path: str) -> StoredFile:
    return StoredFile.objects.create(
        uid=uuid.uuid4(),
        sha256="0" * 64,
        name="t",
        media_type="text/plain",
        size=1,
        owner_path=path,
    )


def actor_at(path: str) -> Actor:
    return Actor(id="p", label="p", path=path)


def may_see(path: str, owner: str, partners: set[str]) -> bool:
    """The rule as a sentence: own, below, or an organisation at or below takes part."""
    return bool(path) and (
        owner.startswith(path) or any(partner.startswith(path) for partner in partners)
    )


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    owners=st.lists(PATHS, min_size=1, max_size=6),
    parts=st.lists(
        st.tuples(st.integers(0, 5), PATHS, st.sampled_from(("lead", "reader"))), max_size=8
    ),
    viewer=st.one_of(PATHS, st.just("")),
)
def test_visible_to_is_what_a_brute_force_filter_finds(
    owners: list[str], parts: list[tuple[int, str, str]], viewer: str
) -> None:
    StoredFile.objects.all()._raw_delete(StoredFile.objects.db)
    Participation.objects.all().delete()
    files = [stand(owner) for owner in owners]
    partners: dict[int, set[str]] = {}
    for place, path, role in parts:
        file = files[place % len(files)]
        add_participation("file", file.pk, path, role)
        add_participation("other", file.pk, "/", role)
        partners.setdefault(file.pk, set()).add(path)

    found = set(
        StoredFile.objects.filter(visible_to(actor_at(viewer), "file")).values_list("pk", flat=True)
    )

    assert found == {
        file.pk for file in files if may_see(viewer, file.owner_path, partners.get(file.pk, set()))
    }


@pytest.mark.django_db
def test_a_body_does_not_see_a_body_whose_path_only_begins_alike() -> None:
    stand("/40/")
    stand("/400/")
    stand("/4/")

    seen = StoredFile.objects.filter(under("/40/", "owner_path"))

    assert [file.owner_path for file in seen] == ["/40/"]


@pytest.mark.django_db
def test_nobody_sees_nothing_and_the_node_sees_everything() -> None:
    stand("/40/")

    assert not StoredFile.objects.filter(visible_to(ANONYMOUS, "file")).exists()
    assert StoredFile.objects.filter(visible_to(system_actor(), "file")).count() == 1


@pytest.mark.django_db
def test_a_participation_taken_back_is_no_longer_seen() -> None:
    file = stand("/40/")
    add_participation("file", file.pk, "/79/", "reader")
    add_participation("file", file.pk, "/79/", "reader")
    assert StoredFile.objects.filter(visible_to(actor_at("/79/"), "file")).count() == 1

    remove_participation("file", file.pk, "/79/")

    assert not StoredFile.objects.filter(visible_to(actor_at("/79/"), "file")).exists()


@pytest.mark.django_db
def test_indexes_answer_the_scope_without_reading_the_table() -> None:
    rows = StoredFile.objects.filter(visible_to(actor_at("/40/x1/"), "file"))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = rows.explain()

    assert "file_by_owner" in plan
    assert "Seq Scan on core_storedfile" not in plan
    assert "SCAN core_storedfile" not in plan
