"""The words of a paragraph: insertions read, deletions not, old typefaces turned into Unicode."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from chuan.documents.readers.legacy import font_converter, tidy
from chuan.documents.readers.word.names import Element, mc, value, w
from chuan.documents.readers.word.styles import Format, Styles, format_of

LINE, PAGE = "\n", "\f"
_SKIPPED = {w("del"), w("moveFrom"), w("pPr"), w("rPr"), w("instrText"), w("delText")}
_BREAKS = {w("cr"): LINE, w("tab"): "\t", w("noBreakHyphen"): "-", w("lastRenderedPageBreak"): PAGE}
_DRAWN = {w("drawing"), w("pict"), w("object"), mc("AlternateContent")}
_SYMBOL_BASE = 0xF000
_SYMBOL_DASHES = {0xF02D: "-", 0xF0B7: "•", 0xF0A7: "•"}
_BREAK_KINDS = {"page": PAGE, None: LINE, "textWrapping": LINE}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one format; LF and FF stand for breaks of line and page."""

    text: str
    bold: bool
    italic: bool
    font: str


def runs_of(paragraph: Element, styles: Styles) -> list[Run]:
    """The visible runs of a paragraph, in Unicode; pictures and text boxes left out."""
    base = styles.resolve(value(paragraph, "pPr/pStyle"))
    raw = [run for element in _run_elements(paragraph) for run in _run(element, base, styles)]
    runs: list[Run] = []
    for (font, bold, italic), group in groupby(raw, key=lambda r: (r.font, r.bold, r.italic)):
        text = "".join(run.text for run in group)
        convert = font_converter(font)
        runs.append(Run(_kept_breaks(convert(text) if convert else text), bold, italic, font))
    return runs


def _kept_breaks(text: str) -> str:
    return PAGE.join(LINE.join(map(tidy, part.split(LINE))) for part in text.split(PAGE))


def _run_elements(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == w("r"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED | _DRAWN:
            yield from _run_elements(child)


def _run(element: Element, base: Format, styles: Styles) -> Iterator[Run]:
    character = styles.character(value(element, "rPr/rStyle"))
    form = format_of(element).over(character).over(base)
    if form.hidden:
        return
    text = "".join(_text(child) for child in element)
    if form.capitals:
        text = text.upper()
    if text:
        yield Run(text, bool(form.bold), bool(form.italic), form.font or "")


def _text(element: Element) -> str:
    if element.tag == w("t"):
        return element.text or ""
    if element.tag == w("br"):
        return _BREAK_KINDS.get(element.get(w("type")), LINE)
    if element.tag == w("sym"):
        return _symbol(element.get(w("char")) or "")
    return _BREAKS.get(element.tag, "")


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if point in _SYMBOL_DASHES:
        return _SYMBOL_DASHES[point]
    return "" if point >= _SYMBOL_BASE else chr(point)


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of text boxes anchored in a paragraph, each once (not its fallback too)."""
    for child in paragraph:
        if child.tag == mc("AlternateContent"):
            branch = child.find(mc("Choice"))
            yield from text_boxes(child if branch is None else branch)
        elif child.tag == w("txbxContent"):
            yield child
        elif isinstance(child.tag, str):
            yield from text_boxes(child)
