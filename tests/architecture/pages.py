"""What is wrong with a page, told from its HTML alone."""

import re
from html.parser import HTMLParser

from django.http import HttpResponse

UNDEFINED = re.compile("!!undefined[^!]*")
"""What a variable that no view gave leaves in a page (`string_if_invalid` of the test settings)."""


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.headings = 0
        self.title = ""
        self.language = ""
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.headings += tag == "h1"
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag in {"title", "body"} and self._within != "body":
            self._within = tag

    def handle_data(self, data: str) -> None:
        if self._within == "title":
            self.title += data
            self._within = ""


def faults_of(response: HttpResponse) -> list[str]:
    """Sentences about a whole page or a fragment; [] for what is no HTML or has no fault."""
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return []
    html = response.content.decode()
    faults = sorted(set(UNDEFINED.findall(html)))
    if "<html" not in html:
        return faults
    outline = _Outline()
    outline.feed(html)
    if outline.headings != 1:
        faults.append(f"{outline.headings} headings of the first rank")
    if not outline.title.strip():
        faults.append("no title")
    if not outline.language:
        faults.append("no language")
    return faults
