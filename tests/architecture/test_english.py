"""The English catalogue is whole: nothing missing, nothing doubtful, every placeholder kept."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale="en")


def said(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def texts(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def untranslated(catalogue: Catalog) -> list[object]:
    return [message.id for message in texts(catalogue) if not all(said(message))]


def doubtful(catalogue: Catalog) -> list[object]:
    return [message.id for message in texts(catalogue) if message.fuzzy]


def test_every_text_is_translated_and_none_is_doubtful() -> None:
    catalogue = read(CATALOGUE)

    assert untranslated(catalogue) == []
    assert doubtful(catalogue) == []


def test_every_translation_keeps_its_placeholders() -> None:
    broken = {str(message.id): list(message.check()) for message in texts(read(CATALOGUE))}

    assert {text: errors for text, errors in broken.items() if errors} == {}


def test_a_fresh_collection_finds_no_new_text(tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed")
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(CATALOGUE, folder)

    command = [sys.executable, ROOT / "scripts" / "collect_texts.py", "--into", tmp_path / "locale"]
    subprocess.run(command, check=True, cwd=ROOT)

    fresh = read(folder / "django.po")
    assert untranslated(fresh) == []
    assert doubtful(fresh) == []
