"""One page of every kind, for people of different duties, with the rows of the demo."""

import pytest
from playwright.sync_api import Browser

from tests.browser.inspection import Findings, inspect_all

PEOPLE = ("", "hoa", "thao", "binh", "minh", "phuc")
"""A visitor, officers of commune, department and province, a maker, the administrator and auditor."""

KNOWN: set[str] = set()
"""Routes that were looked over for one of them."""


@pytest.fixture(scope="session", params=PEOPLE, ids=lambda name: name or "visitor")
def findings(request: pytest.FixtureRequest, browser: Browser, node: str, axe: str) -> Findings:
    """What was found for one person, looked for once."""
    return inspect_all(browser, node, axe, request.param, KNOWN)


def test_people_reach_pages_of_several_kinds(findings: Findings) -> None:
    assert len(findings.pages) >= 5


def test_no_page_breaks_a_rule_of_accessibility(findings: Findings) -> None:
    assert findings.violations == []


def test_no_page_scrolls_sideways_at_320_px(findings: Findings) -> None:
    assert findings.too_wide == []


def test_no_page_asks_another_host(findings: Findings) -> None:
    assert findings.foreign == []


def test_no_page_breaks_the_content_policy_or_its_scripts(findings: Findings) -> None:
    assert findings.complaints == []


def test_every_page_has_one_heading_and_a_title(findings: Findings) -> None:
    assert findings.headless == []
