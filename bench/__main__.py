"""`make bench`: every scenario, each ratio beside its limit; exits 1 when one is over."""

import sys
from collections.abc import Mapping

from bench import (
    alignment,
    cascade_map,
    epcis_capture,
    epcis_query,
    epcis_speed,
    figures,
    genealogy,
    law_propagation,
    reading,
    report_paper,
    resolver,
    standards_import,
    standards_search,
    workbook,
    worklist,
)


def show(title: str, found: Mapping[str, float], limits: Mapping[str, float]) -> bool:
    """Print one scenario; true when every limit holds."""
    print(f"\n{title}")
    held = True
    for name, value in found.items():
        limit = limits.get(name)
        ok = limit is None or value <= limit
        held &= ok
        against = "(information)" if limit is None else f"limit {limit:g} {'ok' if ok else 'OVER'}"
        print(f"  {name:<28}{value:>10.2f}  {against}")
    return held


if __name__ == "__main__":
    scenarios = (
        ("Review of a plan", reading),
        ("Worklist of a commune user", worklist),
        ("A plan beside the plan above it", alignment),
        ("Map of a plan over the country", cascade_map),
        ("2.39 million figures by place", figures),
        ("A report as DOCX", report_paper),
        ("A round of 3,321 bodies brought in as a workbook", workbook),
        ("A change of law that reaches 100,000 things", law_propagation),
        ("53,000 records of standards written", standards_import),
        ("Search over 60,000 records of standards", standards_search),
        ("A scanned code redirected", resolver),
        ("EPCIS events hashed and read, links parsed, beside peers", epcis_speed),
        ("A lot traced through 10,000 nodes", genealogy),
        ("Events of one object among a million", epcis_query),
        ("EPCIS captured over HTTP into PostgreSQL", epcis_capture),
    )
    results = [show(title, room.main(), room.LIMITS) for title, room in scenarios]
    sys.exit(0 if all(results) else 1)
