"""Sets one paper by Typst in a process of its own, with bounded time and memory.

`python -m chuan.documents.writers.worker pdf|svg|png` reads an order as JSON from standard input and
writes each file made with its length before it. A paper that Typst chokes on ends this process only.
"""

import json
import os
import struct
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal

import typst

MEMORY_BYTES: Final = 2_000 * 2**20
"""Address space: the engine and its typefaces are mapped whole, resident or not."""
CPU_SECONDS: Final = 40
_STANDARD: Final = "a-2a"
"""PDF/A-2 at its tagged level, which holds all that level b asks for."""
Form = Literal["pdf", "svg", "png"]


def main(arguments: Sequence[str]) -> int:
    """Write the files that were ordered; exit status 1 when Typst refuses."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    _bound()
    order = json.load(sys.stdin)
    try:
        files = [_picture(order)] if arguments[0] == "png" else made(_form(arguments[0]), order)
    except typst.TypstError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    for data in files:
        out.write(struct.pack(">I", len(data)) + data)
    out.flush()
    return 0


def _form(told: str) -> Form:
    return "svg" if told == "svg" else "pdf"


def _picture(order: dict[str, Any]) -> bytes:
    """One drawing as PNG."""
    compiled: object = typst.compile(
        (resources.files("chuan.documents.writers") / "drawing.typ").read_bytes(),
        font_paths=[order["folder"]],
        ignore_system_fonts=True,
        format="png",
        ppi=float(order["dots"]),
        sys_inputs={"drawing": json.dumps(order, ensure_ascii=False)},
    )
    assert isinstance(compiled, bytes)  # noqa: S101  (one page, one file)
    return compiled


def made(form: Form, order: dict[str, Any]) -> list[bytes]:
    """One PDF, or one SVG for each page; letters that no typeface has are replaced if they must."""
    try:
        return _compiled(form, order)
    except typst.TypstError as refused:
        if "could not be displayed" not in str(refused):
            raise
    return _compiled(form, _shown(order, _letters_of(Path(order["folder"]))))


def _compiled(form: Form, order: dict[str, Any]) -> list[bytes]:
    source = resources.files("chuan.documents.writers") / "paper.typ"
    compiled: object = typst.compile(
        source.read_bytes(),
        font_paths=[order["folder"]],
        ignore_system_fonts=True,
        format=form,
        sys_inputs={"paper": json.dumps(order, ensure_ascii=False)},
        pdf_standards=[_STANDARD] if form == "pdf" else [],
        timestamp=order["moment"],
    )
    pages = compiled if isinstance(compiled, list) else [compiled]
    return [page for page in pages if isinstance(page, bytes)]


def _letters_of(folder: Path) -> frozenset[int]:
    """The characters that every face in the folder has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (slow, and seldom needed)

    files = [path for path in folder.iterdir() if path.suffix in {".otf", ".ttf"}]
    return frozenset.intersection(*(frozenset(TTFont(path).getBestCmap()) for path in files))


def _shown(value: Any, letters: frozenset[int]) -> Any:  # noqa: ANN401  (any JSON)
    """The same order with a question mark for each letter that cannot be displayed."""
    if isinstance(value, str):
        return "".join(char if ord(char) in letters else "?" for char in value)
    if isinstance(value, list):
        return [_shown(part, letters) for part in value]
    if isinstance(value, dict):
        return {key: _shown(part, letters) for key, part in value.items()}
    return value


def _bound() -> None:
    """Refuse this process more than a paper can need, where the system can."""
    try:
        import resource  # noqa: PLC0415  (absent on Windows)
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (least, hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
