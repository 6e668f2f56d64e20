"""The place of files that are not yet a document, walked over while others put in and take out."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from chuan.documents import temporary
from chuan.exchange import staging


@pytest.fixture
def place(settings: Settings, tmp_path: Path) -> Path:
    settings.TEMPORARY_ROOT = tmp_path / "temporary"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "incoming")
    return tmp_path


def three() -> set[UUID]:
    made = {uuid4() for _each in range(3)}
    for uid in made:
        temporary.make(uid, ["a.pdf"])
    return made


def test_every_folder_is_told_with_its_moment(place: Path) -> None:
    made = three()
    (temporary.root() / "readme").mkdir()

    assert {uid for uid, _touched in temporary.kept_since()} == made


def test_a_folder_given_up_while_they_are_told_is_passed_over(place: Path) -> None:
    made = three()
    telling = temporary.kept_since()
    first, _touched = next(telling)
    for uid in made - {first}:
        temporary.delete(uid)

    assert list(telling) == []


def test_a_bundle_given_up_while_they_are_told_is_passed_over(place: Path) -> None:
    for _each in range(3):
        (staging.root() / uuid4().hex).mkdir()
    telling = staging.kept_since()
    first, _touched = next(telling)
    for folder in staging.root().iterdir():
        if folder.name != first.hex:
            staging.delete(UUID(folder.name))

    assert list(telling) == []


def test_only_forms_left_long_ago_are_cleared_away(place: Path) -> None:
    incoming = place / "incoming"
    incoming.mkdir()
    (incoming / "left").write_bytes(b"x")

    assert temporary.delete_incoming(datetime(2020, 1, 1, tzinfo=UTC)) == 0
    assert temporary.delete_incoming(datetime(2100, 1, 1, tzinfo=UTC)) == 1
    assert list(incoming.iterdir()) == []
