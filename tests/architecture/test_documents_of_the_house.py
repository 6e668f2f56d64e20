"""The pages about the house say what the code does."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from scripts.write_docs import legal_map

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *(p for top in ("docs", "src", "changelog.d") for p in sorted((ROOT / top).rglob("*.md"))),
]


def test_every_environment_variable_is_on_the_configuration_page() -> None:
    read = set[str]()
    for path in (ROOT / "src").rglob("*.py"):
        read |= set(re.findall(r"[\"'](CHUAN_[A-Z_]+)[\"']", path.read_text(encoding="utf-8")))
    described = set(
        re.findall(r"`(CHUAN_[A-Z_]+)`", (DOCS / "configuration.md").read_text(encoding="utf-8"))
    )

    internal = {"CHUAN_CHILD"}
    assert {name.removesuffix("_FILE") for name in read - internal} <= described


def test_models_of_the_glossary_exist() -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    named = re.findall(r"\*model\* `(\w+)\.(\w+)`", glossary)

    assert named
    for label, model in named:
        assert apps.get_model(label, model)


@pytest.mark.parametrize("path", sorted((DOCS / "adr").glob("*.md")), ids=lambda p: p.stem)
def test_a_decision_is_short_and_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.count("\n") <= 40
    for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
        assert part in text


def test_the_legal_map_says_what_the_source_says() -> None:
    assert (DOCS / "legal-map.md").read_text(encoding="utf-8") == legal_map()


def test_every_room_has_its_readme() -> None:
    rooms = [p for p in (ROOT / "src" / "chuan").iterdir() if (p / "apps.py").exists()]

    assert rooms
    assert not [p.name for p in rooms if not (p / "README.md").exists()]


def test_direct_dependencies_are_few_and_each_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    lines = [line.strip() for line in block.splitlines() if line.strip()]

    assert len(lines) <= 25
    assert all("#" in line for line in lines if "fontpkg-noto" not in line)


def test_lock_files_name_no_host() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_of_ours_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    ours = [link for link in links if not re.match(r"[a-z]+:", link)]

    assert not [link for link in ours if not (page.parent / link).exists()]
