"""`chuan assets`: the fonts, the catalogue and the static files that a node serves."""

import argparse
import io
from pathlib import Path

from django.conf import settings

from chuan.cli.speech import Commands, refuse, say, speaks
from chuan.core import assets
from chuan.orgs import maps


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "dựng phông chữ, bản dịch, tệp tĩnh / build fonts, catalogue, static files"
    parser = commands.add_parser("assets", help=summary, description=summary)
    speaks(parser)
    parser.set_defaults(run=run_assets)


def run_assets(args: argparse.Namespace) -> int:
    """Build what is missing or old; 2 when a package that it comes from is not installed."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    try:
        assets.build()
        if maps.DRAWING.exists():
            maps.make()
    except assets.MissingSourceError as reason:
        return refuse(
            f"Thiếu gói để dựng: {reason}. Chạy: make setup",
            f"A package is missing: {reason}. Run: make setup",
        )
    start_django()
    collect_static()
    say(
        args,
        "Đã dựng phông chữ, bản dịch và tệp tĩnh.",
        "Fonts, catalogue and static files are built.",
    )
    return 0


def collect_static() -> bool:
    """Gather and compress the static files when any has changed since the last time."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415  (needs Django)
    from django.core.management import call_command  # noqa: PLC0415  (needs Django)

    state = sorted(
        f"{name} {Path(storage.path(name)).stat().st_mtime_ns}"
        for finder in get_finders()
        for name, storage in finder.list([])
    )
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    text = "\n".join(state)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == text:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, stdout=io.StringIO())
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(text, encoding="utf-8")
    return True
