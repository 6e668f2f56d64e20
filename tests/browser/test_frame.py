"""The frame: keyboard, no JavaScript, language, weight on a phone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.driver import PHONE, sign_in

MOST_BYTES = 150_000


def test_the_first_tab_leads_to_the_content(hoa: Page) -> None:
    hoa.keyboard.press("Tab")
    expect(hoa.locator(".skip-link")).to_be_focused()
    hoa.keyboard.press("Enter")
    assert hoa.evaluate("document.activeElement.id") == "noi-dung"


def test_slash_goes_to_the_search_box_unless_one_is_writing(hoa: Page) -> None:
    hoa.keyboard.press("/")
    box = hoa.locator("#tim-nhanh")
    expect(box).to_be_focused()
    hoa.keyboard.type("38/CT")
    expect(box).to_have_value("38/CT")


def test_escape_closes_the_menu_and_gives_the_focus_back(hoa: Page) -> None:
    summary = hoa.locator(".menu > summary")
    summary.focus()
    hoa.keyboard.press("Enter")
    expect(hoa.locator(".menu-sheet")).to_be_visible()
    hoa.keyboard.press("Tab")
    hoa.keyboard.press("Escape")
    expect(hoa.locator(".menu-sheet")).to_be_hidden()
    expect(summary).to_be_focused()


def test_every_stop_of_the_tab_key_can_be_seen(hoa: Page) -> None:
    hoa.keyboard.press("Tab")
    while hoa.evaluate("document.activeElement !== document.body"):
        outline = hoa.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", hoa.evaluate("document.activeElement.outerHTML")[:200]
        hoa.keyboard.press("Tab")


def test_everything_of_the_frame_works_without_javascript(
    new_context: NewContext, node: str
) -> None:
    page = sign_in(new_context(java_script_enabled=False, viewport=PHONE), node, "hoa")
    expect(page.locator("h1")).to_have_text("Việc của tôi")

    page.locator(".menu > summary").click()
    page.locator(".menu-sheet button[name=language]").click()
    expect(page.locator("h1")).to_have_text("My work")

    page.goto(f"{node}/tim-kiem/?q=ke+hoach")
    expect(page.locator(".hit").first).to_be_visible()


def test_the_language_is_vietnamese_until_another_is_chosen(
    new_context: NewContext, node: str
) -> None:
    page = new_context(locale="en-US").new_page()
    page.goto(node)
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.locator("button[name=language]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_search_finds_with_and_without_diacritics(hoa: Page, node: str) -> None:
    totals = []
    for words in ("kế hoạch", "ke hoach"):
        hoa.goto(f"{node}/tim-kiem/?q={words}")
        said = hoa.locator("main [role=status]", has_text=re.compile(r"\d+ kết quả"))
        totals.append(said.inner_text())
    assert totals[0] == totals[1]


def test_the_worklist_weighs_less_than_150_kb_on_a_fresh_phone(
    new_context: NewContext, node: str
) -> None:
    signed_in = new_context(viewport=PHONE)
    sign_in(signed_in, node, "hoa")
    fresh = new_context(viewport=PHONE)
    fresh.add_cookies(signed_in.cookies())  # type: ignore[arg-type]  # the same shape, said twice
    page = fresh.new_page()
    session = fresh.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[float] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))

    page.goto(f"{node}/viec-cua-toi/", wait_until="networkidle")

    assert len(weights) > 3
    assert sum(weights) < MOST_BYTES, f"{sum(weights):.0f} bytes"
