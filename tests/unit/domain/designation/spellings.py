"""Numbers made up by the grammar, and ways to misspell them."""

import unicodedata

from hypothesis import strategies as st

from chuan.domain.designation import Designation, Supplement, YearForm

_DASHES = "-‐‑–—−"
_years = st.integers(1950, 2035)
_numbers = st.integers(1, 99_999).map(str)
_parts = st.lists(st.integers(1, 300).map(str), max_size=3).map(tuple)

_plain = st.builds(
    Designation,
    series=st.sampled_from(["TCVN", "ISO", "ISO/IEC", "ISO/TS", "ISO/IEC TR", "IEC", "ISO Guide"]),
    number=_numbers,
    parts=_parts,
    year=_years,
    supplements=st.just(()),
)
_amended = st.builds(
    Designation,
    series=st.sampled_from(["ISO", "ISO/IEC", "ISO/TR"]),
    number=_numbers,
    parts=_parts,
    year=_years,
    supplements=st.lists(
        st.builds(
            Supplement,
            kind=st.sampled_from(["Amd", "Cor", "Add"]),
            number=st.integers(1, 40).map(str),
            year=_years,
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
)
_adopting = st.builds(
    Designation,
    series=st.just("TCVN"),
    adopted_series=st.sampled_from(["ISO", "ISO/IEC", "ISO/TS"]),
    number=_numbers,
    parts=_parts,
    year=_years,
    adopted=st.lists(_plain.filter(lambda one: one.series != "TCVN"), max_size=2).map(tuple),
)
_issued = st.builds(
    Designation,
    series=st.sampled_from(["QCVN", "QCĐP", "TCCS"]),
    number=st.one_of(_numbers, st.integers(1, 9).map("{:02d}".format)),
    parts=_parts,
    year=_years,
    suffix=st.sampled_from(["BKHCN", "BYT", "BĐ", "TCĐBVN", "HTX-1"]),
)
_sector = st.builds(
    Designation,
    series=st.sampled_from(["22TCN", "TCXD"]),
    number=_numbers,
    year=st.integers(1955, 2015),
    year_form=st.sampled_from([YearForm.SHORT_DASH, YearForm.COLON]),
)
designations = st.one_of(_plain, _amended, _adopting, _issued, _sector)


@st.composite
def misspelt(draw: st.DrawFn, text: str) -> str:
    """The same number as people write it: case, width, dashes, spaces, diacritics, zeros."""
    if draw(st.booleans()):
        apart = unicodedata.normalize("NFD", text.replace("Đ", "D"))
        text = "".join(sign for sign in apart if not unicodedata.combining(sign))
    if draw(st.booleans()):
        text = text.lower()
    if draw(st.booleans()):
        text = text.replace("-", draw(st.sampled_from(_DASHES)))
    if draw(st.booleans()):
        text = text.replace(":", draw(st.sampled_from([" : ", ": ", " :", "："])))
    if draw(st.booleans()):
        text = text.replace(" ", draw(st.sampled_from(["  ", "\u00a0", "\u2009", "_"])))
    if draw(st.booleans()):
        text = "".join(chr(ord(sign) + 0xFEE0) if "0" <= sign <= "9" else sign for sign in text)
    return f" {text}" if draw(st.booleans()) else unicodedata.normalize("NFD", text)
