"""A demo node of its own, served as in production, and a browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.driver import CHROMIUM, DESK, chromium, sign_in

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
READY_WITHIN = 480
"""Seconds in which the demo must be built and answer."""

PATIENCE = 60_000
"""Milliseconds: a busy machine is slow now and then, and no test here asks how fast a page is."""
expect.set_options(timeout=PATIENCE / 3)

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh demo node; CHUAN_BROWSER_NODE names one that runs already."""
    given = os.environ.get("CHUAN_BROWSER_NODE", "")
    if given:
        yield given.rstrip("/")
        return
    folder = tmp_path_factory.mktemp("node")
    port = free_port()
    environment = {**os.environ, "CHUAN_VAR": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "chuan.config.settings.base"
    command = [sys.executable, "-m", "chuan.cli.main", "run", "--demo", "--port", str(port)]
    log = folder / "log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            wait_for(f"http://localhost:{port}/", process, log)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the node answers; fail with its own words when it ends or is too slow."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310  (our own address)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"the demo node does not answer:\n{log.read_text(encoding='utf-8')[-4000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; the test skips, saying so, without it."""
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not installed")
    with chromium() as opened:
        yield opened


OPENED = pytest.StashKey[list[BrowserContext]]()


@pytest.fixture
def new_context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[NewContext]:
    """Fresh browser profiles that are closed afterwards."""
    opened = request.node.stash.setdefault(OPENED, [])

    def make(**options: object) -> BrowserContext:
        options.setdefault("viewport", DESK)
        context = browser.new_context(**options)  # type: ignore[arg-type]  # playwright's own names
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def hoa(new_context: NewContext, node: str) -> Page:
    """The commune officer, signed in at a desk."""
    return sign_in(new_context(), node, "hoa")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Beside a failure stands what the reader of each open page saw at that moment."""
    report = yield
    if report.failed:
        for context in item.stash.get(OPENED, []):
            report.sections += [(f"page {page.url}", seen_on(page)) for page in context.pages]
    return report


def seen_on(page: Page) -> str:
    """The words of a page, cut short; or why it does not say them."""
    try:
        return page.locator("body").inner_text(timeout=5_000)[:1_500]
    except Error as reason:
        return str(reason)


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker; the test skips, saying so, when it was not fetched."""
    if not AXE.exists():
        pytest.skip("axe-core was not fetched (scripts/fetch_axe.py needs npm)")
    return AXE.read_text(encoding="utf-8")
