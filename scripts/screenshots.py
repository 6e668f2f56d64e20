"""Take a picture of one page of every kind, as given people, at a desk and on a phone.

Needs a node that runs (`make run`) and Debian's chromium:
`.venv/bin/python scripts/screenshots.py --as hoa --as minh --as ""`.
"""

import argparse
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.test")

import django  # noqa: E402  (the settings are named above)

django.setup()

from tests.browser.driver import (  # noqa: E402  (needs the settings)
    DESK,
    PHONE,
    chromium,
    one_of_each,
    sign_in,
)


def main() -> None:
    """One folder for each person, two pictures for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://localhost:8000")
    parser.add_argument("--as", dest="people", action="append", help="user name; empty: a visitor")
    parser.add_argument("--path", action="append", help="only these pages")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    parser.add_argument("--to", type=Path, default=ROOT / "var" / "screenshots")
    args = parser.parse_args()
    for person in args.people or ["", "hoa", "minh"]:
        take(args, person)


def take(args: argparse.Namespace, person: str) -> None:
    """Every page that the person reaches."""
    folder = args.to / (person or "visitor")
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        context = browser.new_context(
            viewport=DESK, color_scheme="dark" if args.dark else "light", locale="vi-VN"
        )
        context.add_cookies([{"name": "django_language", "value": args.language, "url": args.url}])
        page = sign_in(context, args.url, person) if person else context.new_page()
        paths = args.path or one_of_each(page, args.url, "/viec-cua-toi/" if person else "/")
        for path in paths:
            for size in (DESK, PHONE):
                page.set_viewport_size(size)
                page.goto(args.url + path)
                page.wait_for_timeout(200)
                target = folder / f"{name_of(path)}-{size['width']}.png"
                page.screenshot(path=target, full_page=True)
            print(f"{person or 'visitor'} {path}")


def name_of(path: str) -> str:
    """A file name out of an address."""
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[:80] or "home"


if __name__ == "__main__":
    main()
