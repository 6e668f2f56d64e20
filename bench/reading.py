"""Review of a plan against the time of reading its text alone, its growth with length, and its memory."""

import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pdfplumber

from chuan.documents.reading import knowledge, understand
from tests.factories.documents.plans import Plan, Row, blocks_of, sample_plan
from tests.factories.documents.typeset import write_pdf

ON = date(2026, 11, 20)
ROUNDS = 3
LIMITS = {"review_to_text": 15.0, "growth_20_to_200_pages": 11.0, "peak_mb": 300.0}


def plan_of(pages: int, folder: Path) -> Path:
    """A plan PDF of `pages` pages, give or take one."""
    rows = 6 * pages
    while True:
        path = write_pdf(blocks_of(_plan(rows)), folder / f"plan-{pages}.pdf")
        with pdfplumber.open(path) as pdf:
            found = len(pdf.pages)
        if abs(found - pages) <= max(1, pages // 50):
            return path
        rows = max(1, round(rows * pages / found))


def _plan(rows: int) -> Plan:
    kinds = [row for _title, section in sample_plan().sections for row in section]
    made = tuple(
        Row(f"{kind.text}, đợt {n + 1}", kind.lead, kind.coordinate, kind.time, kind.product)
        for n, kind in ((n, kinds[n % len(kinds)]) for n in range(rows))
    )
    size = -(-rows // 6)
    return Plan(
        sections=tuple(
            (f"Nhóm việc {at // size + 1}", made[at : at + size]) for at in range(0, rows, size)
        )
    )


def text_alone(path: Path) -> float:
    """Seconds that pdfplumber takes to read the text, page by page."""
    begun = time.perf_counter()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()
    return time.perf_counter() - begun


def review(path: Path) -> float:
    """Seconds that the whole review takes, knowledge loaded before."""
    known = knowledge()
    begun = time.perf_counter()
    understand([path], known, ON, lambda *_: None)
    return time.perf_counter() - begun


def peak_of(path: Path) -> float:
    """Peak memory in MB of a process of its own that reviews the file."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.reading", str(path)], capture_output=True, check=True
    )
    return float(json.loads(done.stdout)["peak_mb"])


def own_peak() -> float:
    """Peak memory of this process in MB; unlike getrusage it forgets what the parent used."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main() -> dict[str, float]:
    """The three ratios and, as information, the seconds behind them."""
    with tempfile.TemporaryDirectory() as name:
        short, long = plan_of(20, Path(name)), plan_of(200, Path(name))
        review(short)
        texts = sorted(text_alone(short) for _ in range(ROUNDS))
        shorts = sorted(review(short) for _ in range(ROUNDS))
        longest = review(long)
        middle = ROUNDS // 2
        return {
            "review_to_text": shorts[middle] / texts[middle],
            "growth_20_to_200_pages": longest / shorts[middle],
            "peak_mb": peak_of(long),
            "seconds_20_pages": shorts[middle],
            "seconds_200_pages": longest,
        }


if __name__ == "__main__":
    review(Path(sys.argv[1]))
    print(json.dumps({"peak_mb": own_peak()}))
