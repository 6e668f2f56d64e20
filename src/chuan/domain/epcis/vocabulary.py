"""The words of the Core Business Vocabulary, in each of their spellings.

A word is bare inside ("shipping"); documents write it bare (JSON), as a URN (XML 1.2) or as a web address
(XML 2.0). What is no known word stays as it is: a URI of somebody else's vocabulary is legal.
Source: CBV 2.0 §7 (GS1, 2022).
"""

from collections.abc import Mapping
from importlib.resources import files
from typing import Final, NamedTuple

_VOC: Final = "https://gs1.org/voc/"
_CBV: Final = "https://ref.gs1.org/cbv/"


class _Spelling(NamedTuple):
    """How words of one kind are written: the prefix of a web address and of a URN ("" when none)."""

    web: str
    urn: str


_SPELLINGS: Final[Mapping[str, _Spelling]] = {
    "bizstep": _Spelling(f"{_CBV}BizStep-", "urn:epcglobal:cbv:bizstep:"),
    "disp": _Spelling(f"{_CBV}Disp-", "urn:epcglobal:cbv:disp:"),
    "btt": _Spelling(f"{_CBV}BTT-", "urn:epcglobal:cbv:btt:"),
    "sdt": _Spelling(f"{_CBV}SDT-", "urn:epcglobal:cbv:sdt:"),
    "er": _Spelling(f"{_CBV}ER-", "urn:epcglobal:cbv:er:"),
    "comp": _Spelling(f"{_CBV}Comp-", "urn:epcglobal:cbv:comp:"),
    "measurement": _Spelling(_VOC, ""),
    "alert": _Spelling(_VOC, ""),
}
KINDS: Final = tuple(_SPELLINGS)


def _read() -> dict[str, frozenset[str]]:
    text = (files(__package__) / "data" / "vocabulary.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {kind: frozenset(word for of, word in rows if of == kind) for kind in KINDS}


VOCABULARIES: Final[Mapping[str, frozenset[str]]] = _read()
"""The bare words of each kind."""


def _spellings(kind: str) -> dict[str, str]:
    """Every known spelling of the words of a kind, with the bare word."""
    web, urn = _SPELLINGS[kind]
    beginnings = {web, web.replace("https:", "http:")}
    if urn:
        name = web.removeprefix(_CBV)
        beginnings |= {urn, f"cbv:{name}", f"https://ns.gs1.org/cbv/{name}"}
    else:
        beginnings |= {"gs1:", "https://www.gs1.org/voc/", "https://ref.gs1.org/voc/"}
    beginnings.add("")
    return {f"{start}{word}": word for word in VOCABULARIES[kind] for start in beginnings}


_BARE: Final = {kind: _spellings(kind) for kind in KINDS}


def bare(kind: str, text: str) -> str:
    """The bare word that `text` spells; `text` itself when it spells none.

    >>> bare("bizstep", "urn:epcglobal:cbv:bizstep:shipping")
    'shipping'
    >>> bare("bizstep", "https://example.vn/buoc/phoi-nang")
    'https://example.vn/buoc/phoi-nang'
    """
    return _BARE[kind].get(text, text)


def is_word(kind: str, text: str) -> bool:
    """A bare word of the vocabulary."""
    return text in VOCABULARIES[kind]


def web_uri(kind: str, text: str) -> str:
    """The web address of a word; whatever is no bare word unchanged.

    >>> web_uri("disp", "in_transit")
    'https://ref.gs1.org/cbv/Disp-in_transit'
    """
    return _SPELLINGS[kind].web + text if text in VOCABULARIES[kind] else text


def urn(kind: str, text: str) -> str:
    """The URN of a word, its web address where it has no URN; whatever is no bare word unchanged.

    >>> urn("btt", "po"), urn("measurement", "Temperature")
    ('urn:epcglobal:cbv:btt:po', 'https://gs1.org/voc/Temperature')
    """
    spelling = _SPELLINGS[kind]
    return (spelling.urn or spelling.web) + text if text in VOCABULARIES[kind] else text
