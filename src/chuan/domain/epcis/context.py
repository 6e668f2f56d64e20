"""Terms of JSON-LD expanded by our own tables: what prefixes and names mean in a document, with no network.

The published contexts of EPCIS are known by their addresses; another remote context is kept by name and never
fetched, so what only it explains counts as not declared. Source: EPCIS 2.0 §10.1; JSON-LD 1.1 §4.1.
"""

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, cast

CONTEXT: Final = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
"""The address that documents of ours name."""
_PUBLISHED: Final = (
    "https://ref.gs1.org/standards/epcis/",
    "https://ref.gs1.org/epcis/",
    "https://gs1.github.io/EPCIS/",
)
PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "epcis": "https://ref.gs1.org/epcis/",
        "cbv": "https://ref.gs1.org/cbv/",
        "cbvmda": "urn:epcglobal:cbv:mda:",
        "gs1": "https://gs1.org/voc/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dcterms": "http://purl.org/dc/terms/",
    }
)
"""Prefixes that the published context declares, so that no document must."""
_DEEPEST: Final = 8
_MOST_TERMS: Final = 1000
_MOST_OTHERS: Final = 100
LONGEST_ADDRESS: Final = 500
"""Signs of a namespace. It is written out wherever its prefix stands: a few octets would become gigabytes."""
_FEW: Final = 50
"""So many terms are copied into the scope of each event; more of them are shared."""


class ContextTooLarge(ValueError):
    """A context declares more terms, or longer addresses, than are kept."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is in scope: prefixes the document declares, and the namespace of bare keys ("" when none)."""

    prefixes: Mapping[str, str] = field(default_factory=dict)
    vocab: str = ""
    others: tuple[str, ...] = ()

    def within(self, context: Any) -> "Terms":  # noqa: ANN401  (whatever "@context" holds)
        """The scope inside something that brings a context of its own; raises ContextTooLarge."""
        prefixes, others = _opened(self.prefixes), list(self.others)
        vocab = self.vocab
        for part in context if isinstance(context, list) else (context,):
            if isinstance(part, str):
                if not part.startswith(_PUBLISHED) and part not in others:
                    others.append(part)
            elif isinstance(part, dict):
                vocab = _text(part.get("@vocab"), vocab)
                prefixes.update(_declared(part, prefixes))
            if len(vocab) > LONGEST_ADDRESS or len(others) > _MOST_OTHERS:
                raise ContextTooLarge
        return Terms(MappingProxyType(prefixes), vocab, tuple(others))

    def name(self, key: str) -> tuple[str, str]:
        """The namespace and local name of a key: ("https://ns.example.com/", "field").

        A prefix nobody declared is left as the namespace ("foo:"), a bare key has none ("").
        """
        prefix, colon, local = key.partition(":")
        if not colon:
            if key in self.prefixes:
                return split(self.prefixes[key])
            return self.vocab, key
        namespace = self.prefixes.get(prefix) or PREFIXES.get(prefix)
        if namespace is not None and not local.startswith("//"):
            return namespace, local
        return split(key)

    def expanded(self, text: str) -> str:
        """The full address of a CURIE whose prefix is declared; any other text unchanged."""
        prefix, colon, local = text.partition(":")
        if not colon or local.startswith("//"):
            return text
        namespace = self.prefixes.get(prefix) or PREFIXES.get(prefix)
        return text if namespace is None else namespace + local


def split(address: str) -> tuple[str, str]:
    """A full name parted after its last "#", "/" or ":".

    >>> split("https://ns.example.com/epcis/field")
    ('https://ns.example.com/epcis/', 'field')
    """
    cut = max(address.rfind("#"), address.rfind("/"), address.rfind(":")) + 1
    return address[:cut], address[cut:]


def is_undeclared(namespace: str) -> bool:
    """A prefix that nothing in scope declares, left as a namespace."""
    return namespace.endswith(":") and not namespace.startswith("urn:")


def _text(value: Any, otherwise: str) -> str:  # noqa: ANN401  (whatever JSON holds)
    return value if isinstance(value, str) else otherwise


def _opened(prefixes: Mapping[str, str]) -> MutableMapping[str, str]:
    """The same, to be added to, and left as it is."""
    if len(prefixes) <= _FEW:
        return dict(prefixes)
    return ChainMap({}, cast("MutableMapping[str, str]", prefixes))


def _declared(context: dict[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    """Prefixes and terms of a context, in full; one may rest on another."""
    written: dict[str, str] = {}
    for term, value in context.items():
        meaning = value.get("@id") if isinstance(value, dict) else value
        if not term.startswith("@") and isinstance(meaning, str) and meaning:
            written[term] = meaning
    if len(written) + len(known) > _MOST_TERMS:
        raise ContextTooLarge
    return {term: _in_full(meaning, written, known) for term, meaning in written.items()}


def _in_full(meaning: str, written: Mapping[str, str], known: Mapping[str, str]) -> str:
    for _ in range(_DEEPEST):
        if len(meaning) > LONGEST_ADDRESS:
            raise ContextTooLarge
        prefix, colon, local = meaning.partition(":")
        base = written.get(prefix) or known.get(prefix) or PREFIXES.get(prefix)
        if not colon or local.startswith("//") or base is None or base == meaning:
            break
        meaning = base + local
    return meaning
