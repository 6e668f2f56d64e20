"""Collect the texts to translate into locale/en; needs gettext."""

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.test")

import django  # noqa: E402  (the settings are named above)
from django.core.management import call_command  # noqa: E402
from django.core.management.commands import makemessages  # noqa: E402
from django.test.utils import override_settings  # noqa: E402


class Collect(makemessages.Command):
    """`makemessages` that knows `_now` too: texts translated at once, beside those that wait."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_now"]


def main() -> None:
    """Write en/LC_MESSAGES/django.po; texts that are gone go, translations that fit stay."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "locale", help="folder to write to")
    into = parser.parse_args().into.resolve()
    if shutil.which("xgettext") is None:
        sys.exit("Cần gettext: sudo apt install gettext / gettext is needed")
    django.setup()
    catalogue = into / "en" / "LC_MESSAGES" / "django.po"
    before = catalogue.read_text(encoding="utf-8") if catalogue.exists() else ""
    with TemporaryDirectory() as folder, override_settings(LOCALE_PATHS=[str(into)]):
        collect(Path(folder) / "src")
    if undated(catalogue.read_text(encoding="utf-8")) == undated(before):
        catalogue.write_text(before, encoding="utf-8")


def collect(copy: Path) -> None:
    """Read the texts of a copy of the source: Django writes a file beside each while it reads."""
    shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
    os.chdir(copy)
    call_command(
        Collect(),
        locale=["en"],
        extensions=["html", "txt", "py"],
        no_obsolete=True,
        no_location=True,
        no_wrap=True,
        verbosity=0,
    )
    os.chdir(ROOT)


def undated(catalogue: str) -> list[str]:
    """The lines of a catalogue but the one that changes whenever it is collected."""
    return [line for line in catalogue.splitlines() if "POT-Creation-Date" not in line]


if __name__ == "__main__":
    main()
