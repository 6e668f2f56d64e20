"""Formatting that a paragraph or a run inherits from its styles."""

from dataclasses import dataclass, field

from chuan.documents.readers.word.names import Element, switch, value, w

_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Format:
    """What matters of a format; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    font: str | None = None
    align: str | None = None
    list_id: str | None = None
    list_level: str | None = None

    def over(self, base: "Format") -> "Format":
        """This format where it says something, the base elsewhere."""
        names = self.__slots__
        own = {name: getattr(self, name) for name in names}
        return Format(**{n: getattr(base, n) if own[n] is None else own[n] for n in names})


def format_of(element: Element) -> Format:
    """The direct format in the `pPr` and `rPr` children of an element."""
    run, paragraph = element.find(w("rPr")), element.find(w("pPr"))
    font = None
    if run is not None:
        font = value(run, "rFonts", "ascii") or value(run, "rFonts", "hAnsi")
    return Format(
        bold=switch(run, "b"),
        italic=switch(run, "i"),
        hidden=switch(run, "vanish"),
        capitals=switch(run, "caps"),
        font=font,
        align=None if paragraph is None else value(paragraph, "jc"),
        list_id=None if paragraph is None else value(paragraph, "numPr/numId"),
        list_level=None if paragraph is None else value(paragraph, "numPr/ilvl"),
    )


@dataclass(slots=True)
class Styles:
    """The styles of a document, each resolved once."""

    _elements: dict[str, Element] = field(default_factory=dict)
    _defaults: Format = field(default_factory=Format)
    _default_paragraph: str = ""
    _resolved: dict[str, Format] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """Index a `styles.xml`; without one, everything is plain."""
        if root is None:
            return cls()
        elements = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
        normal = next(
            (
                name
                for name, style in elements.items()
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}
            ),
            "",
        )
        run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}")
        defaults = Format() if run is None else format_of(run)
        return cls(elements, defaults, normal)

    def resolve(self, style_id: str | None) -> Format:
        """The format of a style with all it is based on; of the default style when None."""
        name = style_id or self._default_paragraph
        if name not in self._resolved:
            self._resolved[name] = self._chain(name)
        return self._resolved[name]

    def _chain(self, name: str) -> Format:
        found = Format()
        for _ in range(_DEPTH):
            style = self._elements.get(name)
            if style is None:
                break
            found = found.over(format_of(style))
            name = value(style, "basedOn") or ""
        return found.over(self._defaults)

    def character(self, style_id: str | None) -> Format:
        """The format of a character style, or nothing."""
        style = self._elements.get(style_id or "")
        return Format() if style is None else format_of(style)

    def draws_borders(self, style_id: str | None) -> bool:
        """Whether a table style, or one it is based on, draws lines between cells."""
        name = style_id or ""
        for _ in range(_DEPTH):
            style = self._elements.get(name)
            if style is None:
                return False
            inside = value(style, "tblPr/tblBorders/insideV")
            if inside is not None:
                return inside not in {"nil", "none"}
            name = value(style, "basedOn") or ""
        return False
