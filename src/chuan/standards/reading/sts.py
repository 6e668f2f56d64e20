"""Metadata of NISO STS and ISO STS: the front matter of one standard, never its body."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from chuan.domain.sentences import gettext_noop
from chuan.standards.errors import RecordRefused
from chuan.standards.reading.bounds import MOST_ELEMENTS, MOST_XML, Raw, damaged, too_large_xml

_METAS: Final = ("nat-meta", "reg-meta", "std-meta", "iso-meta")
"""The record is the most local of these; those after it in the same front are what it adopts."""
_REFERENCES: Final = {
    "supersedes": "replaces",
    "replaces": "replaces",
    "superseded-by": "replaced_by",
    "supersededby": "replaced_by",
    "replaced-by": "replaced_by",
    "amends": "amends",
    "amended-by": "amended_by",
    "adopts": "adopts",
    "adopted-from": "adopts",
    "idt": "adopts",
    "mod": "adopts",
    "neq": "adopts",
    "normative": "cites",
}
_JOIN: Final = " - "


def sts_rows(path: Path) -> Iterator[Raw]:
    """The one record of the file; raises RecordRefused."""
    if path.stat().st_size > MOST_XML:
        raise too_large_xml()
    root = _root(path)
    metas = {name: _first(root, name) for name in _METAS}
    found = [(name, meta) for name, meta in metas.items() if meta is not None]
    if not found:
        raise RecordRefused(
            gettext_noop(
                "Tệp XML không có phần thông tin tiêu chuẩn (iso-meta, nat-meta, reg-meta hoặc std-meta)."
            )
        )
    yield Raw(1, {name: text for name, text in _cells(found).items() if text})


def _root(path: Path) -> etree._Element:
    """The tree without entities, without the network; a document type is refused, since it defines them."""
    with path.open("rb") as stream:
        begun = etree.iterparse(
            stream, events=("start",), resolve_entities=False, no_network=True, load_dtd=False,
            dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            for count, _element in enumerate(begun):
                if count > MOST_ELEMENTS:
                    raise too_large_xml()
        except (etree.XMLSyntaxError, OSError, ValueError) as fault:
            raise damaged() from fault
    inner = begun.root.getroottree().docinfo.internalDTD
    if inner is not None and (any(True for _ in inner.entities()) or inner.external_id is None):
        raise damaged()
    return begun.root


def _cells(found: list[tuple[str, etree._Element]]) -> dict[str, str]:
    name, meta = found[0]
    cells = {
        "number": _number(meta),
        "issued_on": _date(meta, "pub-date") or _date(meta, "release-date"),
        "status": _status(meta),
        "committee": _text(_first(meta, "comm-ref")),
        "ics": ";".join(_text(each) for each in _all(meta, "ics")),
        "pages": _count(meta),
        "language": ";".join(_text(each) for each in _all(meta, "content-language")),
    }
    for language, title in _titles(found):
        field = "title_vi" if language == "vi" else "title_en" if language == "en" else ""
        if field and not cells.get(field):
            cells[field] = title
    linked: dict[str, list[str]] = {}
    for each in _all(meta, "std-xref"):
        field = _REFERENCES.get((each.get("type") or "").strip().lower(), "")
        number = _text(_first(each, "std-ref"))
        if field and number:
            degree = (each.get("type") or "").upper()
            shown = f"{number} {degree}" if degree in {"IDT", "MOD", "NEQ"} else number
            linked.setdefault(field, []).append(shown)
    if "adopts" not in linked and name != "iso-meta":
        adopted = [_number(other) for _name, other in found[1:]]
        linked["adopts"] = [number for number in adopted if number]
    return {**cells, **{field: ";".join(numbers) for field, numbers in linked.items()}}


def _number(meta: etree._Element) -> str:
    """The dated reference, else what the identification is made of."""
    references = _all(meta, "std-ref")
    dated = next((each for each in references if each.get("type") == "dated"), None)
    if dated is not None:
        return _text(dated)
    ident = _first(meta, "std-ident")
    if ident is None:
        return _text(references[0]) if references else ""
    said = {child: _text(_first(ident, child)) for child in ("originator", "doc-type", "doc-number",
                                                             "part-number", "year")}  # fmt: skip
    kind = (
        said["doc-type"] if said["doc-type"].upper() in {"TR", "TS", "PAS", "GUIDE", "IWA"} else ""
    )
    number = "-".join(filter(None, (said["doc-number"], said["part-number"])))
    year = said["year"] or _date(meta, "pub-date")[:4]
    whole = " ".join(filter(None, ("/".join(filter(None, (said["originator"], kind))), number)))
    return f"{whole}:{year}" if year and number else whole


def _titles(found: list[tuple[str, etree._Element]]) -> Iterator[tuple[str, str]]:
    for _name, meta in found:
        for wrap in _all(meta, "title-wrap"):
            language = (wrap.get("{http://www.w3.org/XML/1998/namespace}lang") or "en").lower()[:2]
            parts = [_text(_first(wrap, part)) for part in ("intro", "main", "compl")]
            yield language, _text(_first(wrap, "full")) or _JOIN.join(filter(None, parts))


def _status(meta: etree._Element) -> str:
    said = _text(_first(meta, "release-version")).upper()
    if said in {"WD", "CD", "DIS", "FDIS", "PRF"}:
        return "draft"
    return "withdrawn" if _first(meta, "wdrl-date") is not None else ""


def _date(meta: etree._Element, name: str) -> str:
    each = _first(meta, name)
    if each is None:
        return ""
    return (each.get("iso-8601-date") or _text(each)).strip()


def _count(meta: etree._Element) -> str:
    each = _first(meta, "page-count")
    return (each.get("count") or "") if each is not None else ""


def _all(within: etree._Element, name: str) -> list[etree._Element]:
    """Elements by their name, whatever the namespace."""
    return [each for each in within.iter(f"{{*}}{name}") if isinstance(each.tag, str)]


def _first(within: etree._Element, name: str) -> etree._Element | None:
    return next(within.iter(f"{{*}}{name}"), None)


def _text(each: etree._Element | None) -> str:
    return " ".join("".join(each.itertext()).split()) if each is not None else ""
