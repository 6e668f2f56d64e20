"""The table of series: who numbers standards, how, and by which other names they are called."""

from dataclasses import dataclass
from itertools import product
from typing import Final

from chuan.domain.designation.keys import series_key
from chuan.domain.designation.kinds import Kind, YearForm
from chuan.domain.designation.scan import fold

COLON, DASH, SHORT, BRACKETS = (
    (YearForm.COLON,),
    (YearForm.DASH, YearForm.COLON),
    (YearForm.SHORT_DASH, YearForm.DASH, YearForm.COLON),
    (YearForm.BRACKETS, YearForm.COLON),
)
EITHER = (YearForm.DASH, YearForm.SHORT_DASH, YearForm.COLON)


@dataclass(frozen=True, slots=True)
class Series:
    """One series and its habits.

    - `years`: forms in which it prints years, its own first; `short_years`: old numbers end in two digits.
    - `letters`: a class stands before the number ("G 3101"), and what joins them.
    - `zeros`: a leading zero is printed. `dotted`: numbers may have full stops.
    - `suffix`: who issued it follows ("/BKHCN"). `adopts`: the name of what it adopts may follow.
    - `spaced`: a space may stand for the slash of the name, and is printed when it was written.
    - `number_words`: words that stand for a number. `also`: other names.
    - `shy`: a common word; in running text it must be in capitals and dated.
    """

    name: str
    kind: Kind
    years: tuple[YearForm, ...] = COLON
    letters: str | None = None
    zeros: bool = False
    suffix: bool = False
    adopts: bool = False
    dotted: bool = False
    short_years: bool = False
    shy: bool = False
    spaced: bool = False
    number_words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


_VIETNAM: Final = (
    Series(
        "TCVN",
        Kind.TCVN,
        adopts=True,
        short_years=True,
        number_words=("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"),
        also=("TIEU CHUAN VIET NAM", "TIEU CHUAN QUOC GIA", "T C V N"),
    ),
    Series("TCVN/QS", Kind.TCVN, short_years=True),
    Series(
        "QCVN",
        Kind.QCVN,
        zeros=True,
        suffix=True,
        number_words=("QTĐ",),
        also=("QUY CHUAN VIET NAM", "QUY CHUAN KY THUAT QUOC GIA", "Q C V N"),
    ),
    Series("QCTĐHN", Kind.QCDP, zeros=True, suffix=True),
    Series(
        "QCĐP",
        Kind.QCDP,
        zeros=True,
        suffix=True,
        also=("QUY CHUAN DIA PHUONG", "QUY CHUAN KY THUAT DIA PHUONG"),
    ),
    Series("TCCS", Kind.TCCS, zeros=True, suffix=True, also=("TIEU CHUAN CO SO",)),
    Series("ĐLVN", Kind.DLVN, zeros=True, also=("DO LUONG VIET NAM",)),
    Series("QTKĐ", Kind.DLVN, zeros=True, dotted=True),
    Series("QTHC", Kind.DLVN, zeros=True, dotted=True),
    Series("QTTN", Kind.DLVN, zeros=True, dotted=True),
    Series("TCN", Kind.SECTOR, (YearForm.COLON, YearForm.SHORT_DASH, YearForm.DASH), zeros=True),
    Series("TCXDVN", Kind.SECTOR, (YearForm.COLON, YearForm.SHORT_DASH, YearForm.DASH)),
    Series("TCXD", Kind.SECTOR, (YearForm.COLON, YearForm.SHORT_DASH, YearForm.DASH)),
    Series("QCXDVN", Kind.SECTOR, (YearForm.COLON, YearForm.SHORT_DASH), zeros=True),
    Series("TCQS", Kind.SECTOR, (YearForm.COLON, YearForm.SHORT_DASH), zeros=True),
)

_CO_PUBLISHERS: Final = ("IEEE", "ASTM", "CIE", "HL7", "OECD", "UNDP", "ASME", "SAE", "IDF", "ITU")
_TYPES: Final = ("TS", "TR", "PAS", "ISP", "R", "DATA", "TTA", "IWA", "DIR", "VIM", "SRD", "OPD")
_STAGES: Final = (
    *("PWI", "NP", "AWI", "WD", "CD", "FCD", "CDV", "DIS", "FDIS", "PRF"),
    *("DTS", "FDTS", "DTR", "FDTR", "DPAS", "PDTR", "PDTS", "DISP", "DGuide", "PRF TS", "PRF TR"),
    *("AWI TS", "AWI TR", "CD TS", "CD TR", "WD TS", "WD TR", "CD Guide", "WD Guide", "DIS Guide"),
)


def _international() -> list[Series]:
    """ISO, IEC and all they publish with, with every type of document."""
    alone = ["ISO", "IEC"]
    together = ["ISO/IEC", "ISO/IEC/IEEE", "IEC/IEEE", "IEC/ISO", "IEC/ASTM", "IEC/CIE"]
    together += [f"ISO/{partner}" for partner in _CO_PUBLISHERS]
    together += [f"ISO/IEC/{partner}" for partner in ("ITU", "ASTM", "IEEE/ISTQB")]
    rows = [Series(name, Kind.INTERNATIONAL) for name in (*alone, *together)]
    for name, kind in product(("ISO", "IEC", *together), (*_TYPES, *_STAGES)):
        joint = "/" if name in alone else " "
        rows.append(Series(f"{name}{joint}{kind}", Kind.INTERNATIONAL, spaced=name == "IEC"))
    rows += [Series(f"{name} Guide", Kind.INTERNATIONAL) for name in (*alone, *together)]
    return rows


_INTERNATIONAL: Final = (
    Series("IWA", Kind.INTERNATIONAL),
    Series("CISPR", Kind.INTERNATIONAL),
    Series("CISPR TR", Kind.INTERNATIONAL),
    Series("CIE", Kind.INTERNATIONAL, letters=" "),
    Series("CODEX STAN", Kind.INTERNATIONAL, DASH, also=("CODEX STANDARD", "CAC STAN", "CODEX")),
    *(Series(name, Kind.INTERNATIONAL, DASH) for name in ("CXS", "CXC", "CXG", "CXM", "CXA")),
    *(
        Series(f"CAC/{name}", Kind.INTERNATIONAL, DASH)
        for name in ("RCP", "GL", "MRL", "MISC", "RM")
    ),
    *(Series(f"OIML {name}", Kind.INTERNATIONAL, also=(f"OIML{name}",)) for name in "RDGBVE"),
    Series("JCGM", Kind.INTERNATIONAL, also=("JCGM GUM",)),
    Series("ITU-T", Kind.INTERNATIONAL, BRACKETS, letters=".", dotted=True),
    Series("ITU-R", Kind.INTERNATIONAL, BRACKETS, letters=".", dotted=True),
    Series("WELMEC", Kind.INTERNATIONAL, dotted=True),
    Series("ILAC", Kind.INTERNATIONAL, letters=""),
    Series("UIC", Kind.INTERNATIONAL),
    Series("OHSAS", Kind.INTERNATIONAL),
    Series("AOAC", Kind.INTERNATIONAL, dotted=True, also=("AOAC OFFICIAL METHOD", "AOAC OMA")),
    Series("AACC", Kind.INTERNATIONAL, dotted=True, also=("AACCI",)),
    Series("ICC", Kind.INTERNATIONAL, shy=True),
    Series("ICUMSA", Kind.INTERNATIONAL, letters=""),
    Series("IDF", Kind.INTERNATIONAL, letters=""),
    Series("NMKL", Kind.REGIONAL),
)

_REGIONAL: Final = (
    Series("EN", Kind.REGIONAL, adopts=True, shy=True, also=("EURONORM",)),
    *(
        Series(f"{name}", Kind.REGIONAL, adopts=True)
        for name in ("prEN", "FprEN", "CEN/TS", "CEN/TR")
    ),
    *(
        Series(f"{name}", Kind.REGIONAL, adopts=True)
        for name in ("CWA", "CLC/TS", "CLC/TR", "CEN ISO/TS")
    ),
    *(Series(f"ETSI {name}", Kind.REGIONAL) for name in ("EN", "TS", "TR", "ES", "EG", "ETS")),
    Series("EMVCo", Kind.FOREIGN),
    Series("GSO", Kind.REGIONAL, adopts=True),
    Series("GOST", Kind.REGIONAL, EITHER, adopts=True, dotted=True),
    Series("GOST R", Kind.FOREIGN, EITHER, adopts=True, dotted=True),
)

_ADOPTING: Final = (
    *("BS", "DIN", "NF", "UNE", "UNI", "NEN", "SS", "DS", "NS", "SFS", "ÖNORM", "SN", "PN", "CSN"),
    *(
        "STN",
        "MSZ",
        "KS",
        "MS",
        "SNI",
        "TIS",
        "PNS",
        "SLS",
        "IS",
        "AS",
        "NZS",
        "AS/NZS",
        "SANS",
        "NBR",
    ),
    *("ABNT NBR", "UL", "CSA", "LST", "EVS", "BDS", "SIST"),
)
"""National bodies that set their own name before what they adopt, years after a colon."""

_FOREIGN: Final = (
    *(
        Series(name, Kind.FOREIGN, adopts=True, letters=" ", shy=len(name) < 3)
        for name in _ADOPTING
    ),
    *(Series(f"DIN {name}", Kind.FOREIGN) for name in ("VDE", "SPEC", "V")),
    *(Series(name, Kind.FOREIGN) for name in ("VDE", "VDI", "BS PAS", "PD", "PAS")),
    Series("HD", Kind.REGIONAL, shy=True),
    Series("GB", Kind.FOREIGN, DASH, dotted=True, shy=True),
    *(Series(f"GB/{name}", Kind.FOREIGN, DASH, dotted=True) for name in ("T", "Z")),
    *(
        Series(name, Kind.FOREIGN, DASH, dotted=True)
        for name in ("HG/T", "QB/T", "NY/T", "SN/T", "JB/T", "YB/T", "YY/T", "CNS", "JJG", "JJF")
    ),
    Series("JIS", Kind.FOREIGN, letters=" "),
    Series("ASTM", Kind.FOREIGN, SHORT, letters=""),
    Series("AASHTO", Kind.FOREIGN, SHORT, letters=" "),
    Series("ASME", Kind.FOREIGN, DASH, letters="", dotted=True),
    Series("ASHRAE", Kind.FOREIGN, DASH, dotted=True),
    Series("ANSI", Kind.FOREIGN, DASH, letters="", dotted=True),
    *(
        Series(f"ANSI/{name}", Kind.FOREIGN, DASH, letters="", dotted=True)
        for name in ("ASQ", "ASME", "NCSL", "ISA", "UL", "IEEE", "ASHRAE", "AAMI")
    ),
    *(
        Series(name, Kind.FOREIGN, DASH, letters="", dotted=True)
        for name in ("NEMA", "NCSL", "NACE", "AWWA", "MIL-STD", "EPA", "NIOSH", "SMEWW", "APHA")
    ),
    *(Series(name, Kind.FOREIGN, EITHER, letters=" ") for name in ("AWS", "ACI", "NFPA")),
    Series("IEEE", Kind.FOREIGN, DASH, dotted=True, also=("IEEE STD",)),
    Series("API", Kind.FOREIGN, DASH, letters=" ", also=("API SPEC", "API STD", "API RP")),
    Series("SAE", Kind.FOREIGN, COLON, letters=" "),
)


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call a series: its words, and whether it is the printed one."""

    words: tuple[str, ...]
    series: Series
    other: bool


def _words(name: str) -> tuple[str, ...]:
    """The tokens of a name, signs left out: "ISO/HL7" is ISO, HL, 7."""
    apart = "".join(
        f" {sign}" if sign.isdigit() else sign if sign.isalnum() else " " for sign in fold(name)
    )
    return tuple(apart.split())


ALL: Final = (*_VIETNAM, *_international(), *_INTERNATIONAL, *_REGIONAL, *_FOREIGN)


def _names() -> dict[tuple[str, ...], Name]:
    """Every name by its words; the printed name stands before other names."""
    by_words: dict[tuple[str, ...], Name] = {}
    for series in ALL:
        for name in (series.name, *series.also):
            words = _words(name)
            by_words.setdefault(words, Name(words, series, name != series.name))
    return by_words


NAMES: Final = _names()
LONGEST_NAMES: Final = {
    first: max(len(words) for words in NAMES if words[0] == first)
    for first in {words[0] for words in NAMES}
}
"""Words that may begin a name, and how many words the longest such name has."""
_KINDS: Final = {series_key(series.name): series.kind for series in ALL}


def kind_of(series: str) -> Kind:
    """The kind of a printed series; one that no table knows is foreign.

    >>> kind_of("ISO/IEC TR"), kind_of("28 TCN")
    (<Kind.INTERNATIONAL: 'international'>, <Kind.SECTOR: 'sector'>)
    """
    key = series_key(series)
    return _KINDS.get(key) or (Kind.SECTOR if key.endswith("TCN") else Kind.FOREIGN)


_MINISTRIES: Final = (
    *(
        "BKHCN",
        "BKHCNMT",
        "BTNMT",
        "BNNPTNT",
        "BNNMT",
        "BYT",
        "BCT",
        "BGTVT",
        "BXD",
        "BTTTT",
        "BCA",
        "BQP",
    ),
    *(
        "BLĐTBXH",
        "BNV",
        "BTC",
        "BGDĐT",
        "BVHTTDL",
        "BTP",
        "BKHĐT",
        "TCĐLCL",
        "TĐC",
        "TCĐBVN",
        "CĐBVN",
    ),
)
SUFFIXES: Final = {
    "".join(sign for sign in fold(name) if sign.isalnum()): name for name in _MINISTRIES
}
"""Who issues, as printed, by its bare letters."""
