"""Measures what a document loses on its way through DOCX, PDF and a scan, against worked answers.

    PYTHONPATH=src python -m scripts.measure_formats GOLD.json SEED.txt [FORMAT ...]

Lays the seed out the way an office would (letterhead and signature side by side, running text in
paragraphs, the annex as a ruled table), reads each file back and scores it with the scorer that
lies beside the worked answer. Formats: text, docx, pdf (LibreOffice), typst, scan (200 dpi).
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from chuan.documents.reading import knowledge, understand
from scripts.layouts.from_seed import blocks_from_seed
from tests.factories.documents.office import convert_to_pdf
from tests.factories.documents.scans import write_scan
from tests.factories.documents.typeset import write_pdf
from tests.factories.documents.word import write_docx

FORMATS = ("text", "docx", "pdf", "typst", "scan")


def lay_out(seed: Path, gold: dict[str, Any], folder: Path, wanted: set[str]) -> dict[str, Path]:
    """The files to be read, by format."""
    files = {"text": seed}
    blocks = blocks_from_seed(seed.read_text(encoding="utf-8"), gold)
    files["docx"] = write_docx(blocks, folder / "a.docx")
    if wanted & {"pdf", "scan"}:
        files["pdf"] = convert_to_pdf(files["docx"], folder)
        files["scan"] = write_scan(files["pdf"], folder / "scan.pdf")
    if "typst" in wanted:
        files["typst"] = write_pdf(blocks, folder / "typst.pdf")
    return files


def score(gold: Path, answer: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the scorer says of an answer."""
    path = folder / "answer.json"
    path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(gold.parent / "score_plan.py"), str(gold), str(path), "--json"],
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(arguments: list[str]) -> None:
    """Print one line a format."""
    gold, seed = Path(arguments[0]), Path(arguments[1])
    wanted = set(arguments[2:]) or set(FORMATS)
    known = knowledge()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = lay_out(seed, json.loads(gold.read_text(encoding="utf-8")), folder, wanted)
        for kind in FORMATS:
            if kind not in wanted:
                continue
            start = time.perf_counter()
            answer = understand(files[kind], known)
            seconds = time.perf_counter() - start
            print(f"{kind:6} {seconds:6.1f} s  {summary(score(gold, answer, folder))}")


def summary(scored: dict[str, Any]) -> str:
    """The macro average and the parts that fall short."""
    short = {
        name: round(part["f"], 2) for name, part in scored["families"].items() if part["f"] < 1
    }
    return f"macro-F1 {scored['macro_f1']:.3f}  " + " ".join(f"{n} {f}" for n, f in short.items())


if __name__ == "__main__":
    main(sys.argv[1:])
