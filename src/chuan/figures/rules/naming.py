"""How a period and a day are said in sentences and titles."""

from chuan.domain.cascade import Period, PeriodKind, parse_period

_ROMAN = ("I", "II", "III", "IV")


def said_period(period: Period | str) -> str:
    """As a title says it, in Vietnamese: papers and titles are kept and have no reader's language.

    >>> said_period("2026-Q3"), said_period("2026"), said_period("2026-H1")
    ('quý III năm 2026', 'năm 2026', '6 tháng đầu năm 2026')
    """
    found = parse_period(period) if isinstance(period, str) else period
    year = found.first_day.year
    if found.kind is PeriodKind.SPAN:
        return f"từ ngày {found.first_day:%d/%m/%Y} đến ngày {found.last_day:%d/%m/%Y}"
    return {
        PeriodKind.MONTH: f"tháng {found.index} năm {year}",
        PeriodKind.QUARTER: f"quý {_ROMAN[min(found.index, 4) - 1]} năm {year}",
        PeriodKind.HALF: f"6 tháng {'đầu' if found.index == 1 else 'cuối'} năm {year}",
        PeriodKind.NINE_MONTHS: f"9 tháng đầu năm {year}",
        PeriodKind.YEAR: f"năm {year}",
    }[found.kind]


def capital(text: str) -> str:
    """As a heading begins; the other letters stay.

    >>> capital("năm 2026")
    'Năm 2026'
    """
    return text[:1].upper() + text[1:]
