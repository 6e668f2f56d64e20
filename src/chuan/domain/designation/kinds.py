"""Whose standard a number names, how years are printed, what was unusual about a spelling."""

from enum import StrEnum


class Kind(StrEnum):
    """Whose standard a number names."""

    TCVN = "tcvn"
    QCVN = "qcvn"
    QCDP = "qcdp"
    TCCS = "tccs"
    DLVN = "dlvn"
    SECTOR = "sector"
    """Former standards of Vietnamese ministries: TCN, TCXD, TCXDVN."""
    INTERNATIONAL = "international"
    REGIONAL = "regional"
    FOREIGN = "foreign"


class YearForm(StrEnum):
    """How a series prints the year of an edition."""

    COLON = ":"
    DASH = "-"
    SHORT_DASH = "-2"
    BRACKETS = "()"


class Flag(StrEnum):
    """How the spelling that was read differs from the printed form."""

    SERIES_SPELLING = "series_spelling"
    """The name of the series was written with other joints or in another case."""
    MISSING_STROKE = "missing_stroke"
    """Diacritics are missing, as in DLVN and QCDP."""
    SPACING = "spacing"
    """A space is missing ("TCVN6238"), or stands where none is printed ("08 : 2011")."""
    LEADING_ZEROS = "leading_zeros"
    DASH_YEAR = "dash_year"
    SHORT_YEAR = "short_year"
    """Two digits; the century is ours."""
    OTHER_YEAR = "other_year"
    """The year stands after a space, a slash, a full stop or in brackets."""
    LANGUAGE_MARK = "language_mark"
    """The mark of a language, left out: "(E)"."""
    SUPPLEMENT_SPELLING = "supplement_spelling"
    ADOPTED_SPELLING = "adopted_spelling"
    """What is adopted follows without brackets, after a line break or a slash."""
