"""Random EPC URNs of every scheme and every length of company prefix."""

from hypothesis import strategies as st

from chuan.domain.gs1.epc_schemes import DIGITS, LOT_SCHEME, SCHEMES, SET_39, Scheme

_RAW = "!'()*+,-.0123456789:;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_CODES = ("%22", "%25", "%26", "%2F", "%3C", "%3E", "%3F")
_UNITS = {
    DIGITS: st.sampled_from("0123456789"),
    SET_39: st.sampled_from([*"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "%23", "%2F"]),
}
_LIBERAL = st.sampled_from([*_RAW, *_CODES])


def _text(characters: str, least: int, most: int) -> st.SearchStrategy[str]:
    units = _UNITS.get(characters, _LIBERAL)
    return st.lists(units, min_size=least, max_size=most).map("".join)


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


@st.composite
def _stems(draw: st.DrawFn, scheme: Scheme) -> tuple[str, int]:
    """Scheme, prefix, reference and pieces; and the length of the prefix."""
    length = draw(st.integers(6, 12))
    prefix = draw(_digits(length))
    if scheme.digits:
        reference = draw(_digits(scheme.digits - length))
    else:
        least = int(scheme.reference_needed)
        reference = draw(_text(scheme.key_characters, least, scheme.longest_key - length))
    parts = [prefix, reference]
    if scheme.pieces:
        parts += [draw(_digits(2)), draw(_digits(2))]
    return f"{scheme.name}:{'.'.join(parts)}", length


@st.composite
def instances(draw: st.DrawFn) -> tuple[str, int]:
    """A URN with its serial (a lot for the scheme of lots), and the length of its prefix."""
    scheme = draw(st.sampled_from(sorted(SCHEMES.values(), key=lambda each: each.name)))
    stem, length = draw(_stems(scheme))
    kind = "class" if scheme.name == LOT_SCHEME else "id"
    serial = ""
    if scheme.tail is not None:
        serial = "." + draw(_text(scheme.serial_characters, 1, scheme.longest_serial))
    return f"urn:epc:{kind}:{stem}{serial}", length


@st.composite
def classes(draw: st.DrawFn) -> tuple[str, int]:
    """A pattern of a class, and the length of its prefix."""
    names = ("sgtin", "itip", "grai", "gdti", "sgcn", "cpi")
    stem, length = draw(_stems(SCHEMES[draw(st.sampled_from(names))]))
    return f"urn:epc:idpat:{stem}.*", length
