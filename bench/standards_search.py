"""Search over 60,000 generated records, ranked and with facets, beside a bare full-text query.

Runs on SQLite, or on PostgreSQL under `scripts/with_postgres.py`. The yardstick is the same MATCH or tsquery
of the same engine, ordered by its own rank, twenty rows; ours reads the question, ranks by standing and exact
words, and counts four facets. All are the 95th percentile over the same questions, each asked five times
in turns, the least taken.
"""

import math
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from bench.nodes import in_process, run

RECORDS = 60_000
SCENARIO = "bench.standards_search"
LIMITS = {"ranked_p95_to_bare": 2.0, "faceted_p95_to_bare": 2.0}
TIMES = 5


def main() -> dict[str, float]:
    """A node of its own, on disk."""
    return in_process(SCENARIO, RECORDS)


def questions() -> list[str]:
    """Questions as people ask them: one word to four, with and without diacritics, rare and common."""
    from tests.factories.standards_noise import made_up  # noqa: PLC0415

    draw = random.Random(11)
    asked = ["chất lượng nước", "phuong phap thu", "xác định hàm lượng", "xac dinh do am", "thép"]
    for made in made_up(160, seed=3):
        words = (made.title_vi or made.title_en).replace("-", " ").replace(":", " ").split()
        first = draw.randrange(max(1, len(words) - 3))
        said = " ".join(words[first : first + draw.randint(1, 4)])
        asked.append(_bare(said) if draw.random() < 0.5 else said)
    return sorted(set(asked))


def _bare(text: str) -> str:
    from chuan.core.text import fold  # noqa: PLC0415

    return fold(text)


def measure_search(records: int) -> dict[str, float]:
    """Ask every question bare, ranked, and ranked with facets under a filter."""
    from django.db import connection  # noqa: PLC0415

    from chuan.config.database import make_roles, migrate  # noqa: PLC0415
    from chuan.core.actor import ANONYMOUS  # noqa: PLC0415
    from chuan.standards.rules.search_facets import Filters  # noqa: PLC0415
    from chuan.standards.rules.search_query import understand  # noqa: PLC0415
    from chuan.standards.search_data import synonyms  # noqa: PLC0415
    from chuan.standards.selectors import searching  # noqa: PLC0415
    from tests.factories.standards_noise import made_up  # noqa: PLC0415
    from tests.factories.standards_register import put_records  # noqa: PLC0415

    make_roles()
    migrate()
    put_records(made_up(records))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    asked = []
    for text in questions():
        read = searching._reading(  # noqa: SLF001  (what is sent to the index)
            ANONYMOUS, understand(text, synonyms()), Filters(), searching.Part()
        )
        if not read.meant and not read.is_loose and read.question.terms:
            asked.append((text, read.question))
    narrow = Filters(status=frozenset({"in_force"}), kind=frozenset({"tcvn"}))
    bare, ranked, faceted = zip(
        *(
            _least_of(
                partial(_bare_query, question),
                partial(searching.find, ANONYMOUS, text, Filters()),
                partial(searching.find, ANONYMOUS, text, narrow),
            )
            for text, question in asked
        ),
        strict=True,
    )
    return {
        "ranked_p95_to_bare": _p95(ranked) / _p95(bare),
        "faceted_p95_to_bare": _p95(faceted) / _p95(bare),
        "questions": float(len(asked)),
        "bare_p95_ms": _p95(bare) * 1000,
        "ranked_p95_ms": _p95(ranked) * 1000,
        "faceted_p95_ms": _p95(faceted) * 1000,
        "bare_median_ms": statistics.median(bare) * 1000,
        "ranked_median_ms": statistics.median(ranked) * 1000,
    }


def _bare_query(question: Any) -> None:  # noqa: ANN401  (a question, whose class is not known before set-up)
    from django.db import connection  # noqa: PLC0415

    from chuan.standards.rules.search_query import as_fts5, as_tsquery  # noqa: PLC0415

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT t.standard_id FROM to_tsquery('simple', %s) q, standards_searchtext t "
                "WHERE t.vector @@ q ORDER BY ts_rank(t.vector, q) DESC LIMIT 20",
                [as_tsquery(question)],
            )
        else:
            cursor.execute(
                "SELECT rowid FROM standards_search_words WHERE standards_search_words MATCH %s "
                "ORDER BY rank LIMIT 20",
                [as_fts5(question)],
            )
        cursor.fetchall()


def _least_of(*ways: Callable[[], object]) -> tuple[float, ...]:
    """The least seconds of each way, taken in turns, since the speed of a machine drifts."""
    least = [math.inf] * len(ways)
    for _ in range(TIMES):
        for at, way in enumerate(ways):
            begun = time.perf_counter()
            way()
            least[at] = min(least[at], time.perf_counter() - begun)
    return tuple(least)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


if __name__ == "__main__":
    run(measure_search)
