"""Measures pages as a ruler would: lines of print with their type, drawn lines, margins, in mm."""

import io
from dataclasses import dataclass

import pdfplumber

MM = 25.4 / 72


@dataclass(frozen=True)
class Printed:
    """One printed line (or the part of it in one column): its type, and where its ink box stands."""

    page: int
    text: str
    size: float
    bold: bool
    italic: bool
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Where it is centred."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From its first ink to its last."""
        return self.right - self.left


@dataclass(frozen=True)
class Rule:
    """One drawn horizontal line."""

    page: int
    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From its first ink to its last."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Where it is centred."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Pages:
    """All that was measured; `sizes` are width and height of each page in mm."""

    sizes: list[tuple[float, float]]
    lines: list[Printed]
    rules: list[Rule]
    tables: list[list[list[str | None]]]

    def line(self, start: str) -> Printed:
        """The first line that begins so."""
        return next(line for line in self.lines if line.text.startswith(start))

    def rule_under(self, line: Printed) -> Rule:
        """The nearest drawn line below it, in its own column."""
        below = [
            rule
            for rule in self.rules
            if rule.page == line.page
            and 0 < rule.top - line.top < 14
            and line.left - 2 < rule.middle < line.right + 2
        ]
        return min(below, key=lambda rule: rule.top)


def measure(pdf: bytes) -> Pages:
    """Measure every page."""
    sizes: list[tuple[float, float]] = []
    lines: list[Printed] = []
    rules: list[Rule] = []
    tables: list[list[list[str | None]]] = []
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            sizes.append((page.width * MM, page.height * MM))
            words = page.extract_words(
                x_tolerance=2, keep_blank_chars=True, extra_attrs=["fontname", "size"],
                use_text_flow=False,
            )  # fmt: skip
            lines += [_printed(word, number) for word in words if word["text"].strip()]
            drawn = [*page.lines, *(r for r in page.rects if r["height"] < 2)]
            rules += [
                Rule(number, one["x0"] * MM, one["x1"] * MM, one["top"] * MM)
                for one in drawn
                if one["x1"] - one["x0"] > 8
            ]
            tables += page.extract_tables()
    return Pages(sizes, lines, rules, tables)


def _printed(word: dict[str, object], page: int) -> Printed:
    font = str(word["fontname"]).lower()
    numbers = {key: float(str(word[key])) for key in ("size", "x0", "x1", "top", "bottom")}
    text = str(word["text"]).replace("\u00a0", " ")
    if text.endswith(" "):
        numbers["x1"] -= numbers["size"] / 4
    return Printed(
        page=page,
        text=text.strip(),
        size=round(numbers["size"], 1),
        bold="bold" in font,
        italic="italic" in font,
        left=numbers["x0"] * MM,
        right=numbers["x1"] * MM,
        top=numbers["top"] * MM,
        bottom=numbers["bottom"] * MM,
    )
