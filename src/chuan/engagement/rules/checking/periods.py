"""How often instruments are verified: tables of periods, told as rows of duties."""

from collections.abc import Iterator, Mapping
from typing import Any


def period_rows(periods: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """One duty for each instrument of each table, in force while its table is."""
    for table in periods["table"]:
        for one in periods["instrument"]:
            yield {
                "key": f"kiem-dinh-{one['key']}{table['suffix']}",
                "topic": "measurement",
                "strength": "must",
                "when": {"instrument": [one["key"]]},
                "vi": table["vi"].format_map(one),
                "en": table["en"].format_map(one),
                "basis": [
                    {"symbol": "04/2011/QH13", "article": "Điều 16"},
                    {"symbol": table["symbol"]},
                ],
                "valid_from": table["valid_from"],
                "valid_until": table.get("valid_until", ""),
                "confidence": table["confidence"],
                **{name: periods[name] for name in _SAME},
            }


_SAME = ("who_vi", "who_en", "papers_vi", "papers_en")
