"""A report filled on a weak line: nothing lost, nothing twice; a block pasted; numbers read alike."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from chuan.figures.errors import FigureRefused
from chuan.figures.rules.numbers import read_number, write_number
from tests.browser.conftest import NewContext
from tests.browser.driver import DESK, PHONE, sign_in
from tests.browser.test_lost_line import DUMP, KEPT, expect_nothing_waits, wait_for_worker, waiting

NOTE = "input.cell-note"
REPORT = re.compile(r"/lam-viec/bao-cao/[0-9a-f]{8}-[0-9a-f-]{27}/$")
PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent("paste", {bubbles: true, cancelable: true, clipboardData});
  event.clipboardData.setData('text/plain', text);
  document.activeElement.dispatchEvent(event);
}"""
WRITTEN = [
    "1.234,5", "1234.5", "1 234", "12 %", "1,234", "1.234", "0.5", "0,500", "-3", "(1.200)", "+7", "abc",
    "12 34", "1.2.3", "1e5", "007", "1,234,567.89", "12.345.678", "1'234", "9" * 20, ".5", "−3,5", "1,25",
]  # fmt: skip


@pytest.fixture
def report(new_context: NewContext, node: str) -> Page:
    """A report that Hoa fills now, on her phone, kept by the worker."""
    return opened(new_context(viewport=PHONE), node)


def opened(context: BrowserContext, node: str) -> Page:
    page = sign_in(context, node, "hoa")
    wait_for_worker(page)
    page.goto(f"{node}/lam-viec/bao-cao/")
    links = page.eval_on_selector_all("main a[href]", "all => all.map(link => link.pathname)")
    for path in dict.fromkeys(link for link in links if REPORT.search(link)):
        page.goto(node + path)
        if page.locator("[data-fill] input.cell").count():
            page.wait_for_function(KEPT, arg=path)
            return page
    pytest.fail("no report of the demo can be filled by Hoa")


def kept(page: Page, words: str) -> int:
    """How many boxes hold these words on the page asked afresh."""
    count = page.evaluate(
        """async ([words]) => {
          const answer = await fetch(location.pathname, {cache: 'no-store'});
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          return [...page.querySelectorAll('input.cell')].filter((box) => box.value === words).length;
        }""",
        [words],
    )
    return int(count)


def version_of(page: Page, box: Any) -> int:
    """The version of the cell, asked afresh."""
    line = box.evaluate("box => box.closest('[data-line]').id")
    version = page.evaluate(
        """async ([line]) => {
          const answer = await fetch(location.pathname, {cache: 'no-store'});
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          return page.getElementById(line).dataset.version;
        }""",
        [line],
    )
    return int(version)


def test_figures_typed_without_a_line_are_sent_once_when_it_is_back(report: Page) -> None:
    words = f"Rà soát {uuid4().hex[:8]}"
    box = report.locator(NOTE).first
    before = version_of(report, box)
    report.context.set_offline(True)
    report.reload()
    box.fill(words)
    box.press("Enter")
    expect(report.locator("[data-state]")).to_contain_text("Chưa có mạng: đã giữ trên máy lúc")
    assert words not in "".join(row[2] for row in report.evaluate(DUMP))

    report.reload()
    expect(box).to_have_value(words)
    expect(waiting(report)).to_contain_text("1 mục chờ gửi")
    box.fill(f"{words} lần hai")
    box.press("Enter")
    expect(waiting(report)).to_contain_text("2 mục chờ gửi")
    report.context.set_offline(False)

    expect_nothing_waits(report)
    expect(report.locator("[data-state]")).to_contain_text("Đã ghi lúc")
    assert kept(report, f"{words} lần hai") == 1
    assert version_of(report, box) == before + 2


def test_an_answer_that_is_lost_changes_the_cell_once(report: Page) -> None:
    words = f"Đối chiếu {uuid4().hex[:8]}"
    box = report.locator(NOTE).nth(1)
    before = version_of(report, box)
    lost: list[str] = []

    def lose(route: Route) -> None:
        """The server does its work; the phone never hears of it."""
        if not lost:
            lost.append(route.request.headers["x-chuan-once"])
            route.fetch()
            route.abort("connectionreset")
        else:
            assert route.request.headers["x-chuan-once"] == lost[0]
            route.continue_()

    report.route("**/ghi/", lose)
    box.fill(words)
    box.press("Enter")
    expect(waiting(report)).to_be_visible()
    expect_nothing_waits(report)

    assert len(lost) == 1
    assert kept(report, words) == 1
    assert version_of(report, box) == before + 1


def test_a_block_is_shown_before_it_is_written_and_taken_back_at_once(
    new_context: NewContext, node: str
) -> None:
    page = opened(new_context(viewport=DESK), node)
    boxes = page.locator("input.cell[name^='v-']")
    old = [boxes.nth(at).input_value() for at in range(2)]
    boxes.first.focus()
    page.evaluate(PASTE, "1.234\n1,235")
    dialog = page.locator("#dan-khoi")
    dialog.locator("[data-skip]").check()
    expect(dialog.locator("tbody tr")).to_have_count(2)
    expect(dialog.locator("tbody")).to_contain_text("1.235")

    dialog.locator(".button-primary").click()
    expect(boxes.first).to_have_value("1.234")
    expect(boxes.nth(1)).to_have_value("1.235")
    expect(page.locator("[data-state]")).to_contain_text("Đã ghi lúc")
    boxes.first.focus()
    page.keyboard.press("Control+z")
    expect(boxes.first).to_have_value(old[0])
    expect(boxes.nth(1)).to_have_value(old[1])
    expect(page.locator("[data-state]")).to_contain_text("Chưa ghi")
    expect(page.locator("[data-state]")).to_contain_text("Đã ghi lúc")

    page.locator(".line-open").first.press("Enter")
    expect(page.locator("#o-mo [data-closes]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#o-mo")).to_be_empty()
    expect(page.locator(".line-open").first).to_be_focused()


def test_a_browser_reads_numbers_as_the_server_does(report: Page) -> None:
    for decimals in range(4):
        wanted = []
        for text in WRITTEN:
            try:
                wanted.append(write_number(read_number(text, decimals=decimals), decimals))
            except FigureRefused:
                wanted.append("?")
        read = report.evaluate(
            """([texts, decimals]) => JSON.stringify(texts.map((text) => {
              const { read, write } = self.chuan.numbers;
              const value = read(text, decimals);
              return value === undefined ? '?' : write(value, decimals);
            }))""",
            [WRITTEN, decimals],
        )
        assert json.loads(read) == wanted
