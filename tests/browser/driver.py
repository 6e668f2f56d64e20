"""Opens Debian's Chromium, signs people of the demo in, and finds one page of every kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from chuan.config.demo.tree import PASSWORD

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
LEFT_OUT = ("export", "download", "template", "file_", "logout", "favicon", "robots", "linkset")
"""Words in the names of routes that answer with something else than a page."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


def sign_in(context: BrowserContext, node: str, username: str) -> Page:
    """A page on which the person is signed in."""
    page = context.new_page()
    page.goto(f"{node}/tai-khoan/dang-nhap/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/viec-cua-toi/")
    return page


def route_of(url: str) -> str:
    """The name of the route that answers, empty for none."""
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def one_of_each(page: Page, node: str, *starts: str) -> Iterator[str]:
    """Open pages reached from `starts` by links, one for every route; the path of each as it is open."""
    found: set[str] = set()
    waiting = [*starts]
    while waiting:
        path = waiting.pop(0)
        route = route_of(path)
        if not route or route in found or any(word in route for word in LEFT_OUT):
            continue
        found.add(route)
        if not _opens(page, node + path):
            continue
        links = page.eval_on_selector_all(
            "a[href]:not([download])", "all => all.map(link => link.getAttribute('href'))"
        )
        for link in links:
            target = urlsplit(urljoin(node + path, link))
            if target.netloc == urlsplit(node).netloc:
                waiting.append(f"{target.path}?{target.query}" if target.query else target.path)
        yield path


def _opens(page: Page, address: str) -> bool:
    """Whether a page answers there; a file or a table for machines is none."""
    try:
        answer = page.goto(address)
    except Error as error:
        if "Download is starting" in error.message:
            return False
        raise
    return answer is not None and answer.headers.get("content-type", "").startswith("text/html")
