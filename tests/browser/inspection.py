"""Looks one page over: accessibility, reflow, foreign requests, complaints of the browser."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.browser.driver import DESK, one_of_each, route_of, sign_in

GALLERY = "/he-thong/thanh-phan/"
"""Every component; no link leads there."""
BY_EACH = 12
"""Pages that are looked over for everybody; later ones only where nobody looked before."""
NARROW = {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """rules => axe.run(document, {
  runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], selectors: false,
})"""
"""Of what passes no account is made, and places are told by their HTML: a third of the time."""


@dataclass
class Findings:
    """What was found on the pages that one person reaches; every list holds sentences."""

    routes: set[str] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    headless: list[str] = field(default_factory=list)


def inspect_all(browser: Browser, node: str, axe: str, username: str, known: set[str]) -> Findings:
    """One page of every kind that the person reaches; a visitor when the name is empty.

    `known` holds the routes that were looked over for others, and grows.
    """
    # axe is put in by the test itself, past the policy that is watched by the complaints.
    context = browser.new_context(viewport=DESK)
    page = sign_in(context, node, username) if username else context.new_page()
    findings = Findings()
    watch(page, node, findings)
    for path in one_of_each(page, node, "/viec-cua-toi/" if username else "/"):
        findings.routes.add(route_of(path))
        if len(findings.pages) >= BY_EACH and route_of(path) in known:
            continue
        known.add(route_of(path))
        look_over(page, path, axe, findings)
    if username:
        page.goto(node + GALLERY)
        look_over(page, GALLERY, axe, findings)
    context.close()
    return findings


def watch(page: Page, node: str, findings: Findings) -> None:
    """Note what the browser complains about and whom it asks."""
    own = urlsplit(node).netloc

    def asked(url: str) -> None:
        if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc != own:
            findings.foreign.append(f"{page.url} asks {url}")

    page.on("request", lambda request: asked(request.url))
    page.on("pageerror", lambda error: findings.complaints.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: (
            findings.complaints.append(f"{page.url}: {said.text}")
            if said.type in {"error", "warning"}
            else None
        ),
    )


def look_over(page: Page, path: str, axe: str, findings: Findings) -> None:
    """Check the page that is open at a desk, and on the narrowest phone; then back to the desk."""
    findings.pages.append(path)
    if page.locator("h1").count() != 1 or not page.title().strip("· "):
        findings.headless.append(path)
    unfold(page)
    page.evaluate(axe)
    for violation in page.evaluate(RUN_AXE, RULES)["violations"]:
        for spot in violation["nodes"]:
            findings.violations.append(f"{path} {violation['id']}: {spot['html'][:160]}")
    page.set_viewport_size(NARROW)
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if over > 0:
        findings.too_wide.append(f"{path} is {over} px too wide at 320 px")
    page.set_viewport_size(DESK)


def unfold(page: Page) -> None:
    """Make the window as tall as the page: what a floating bar covers by chance is scrolled to."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": DESK["width"], "height": max(DESK["height"], height)})
