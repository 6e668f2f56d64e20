"""`chuan documents align CHILD PARENT …`: a plan beside the plans above it, clause by clause."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

import orjson

from chuan.cli.speech import Commands, refuse, say, speaks
from chuan.core import clock
from chuan.documents.readers import UnreadableFile, read_files
from chuan.documents.reading import knowledge
from chuan.domain.vanban import read
from chuan.domain.vanban.alignment import align, alignment_json
from chuan.domain.vanban.types import Document, Knowledge, Reading

ALIGNED, DIFFERS, CANNOT_READ = 0, 1, 2
_DESCRIPTION = """\
Đối chiếu một kế hoạch với văn bản cấp trên, từng nội dung một; không cần cơ sở dữ liệu.
Lay a plan beside the plans above it, clause by clause; no database is needed.

Mã thoát / exit status: 0 khớp / aligned, 1 có điểm cần kiểm tra lại / findings,
2 không đọc được / cannot be read."""
_KINDS: Final = {
    "covered": ("Đã có", "Covered"),
    "weaker": ("Chưa bằng cấp trên", "Weaker"),
    "contradicted": ("Trái nhau", "Contradicted"),
    "missing": ("Còn thiếu", "Missing"),
    "added": ("Thêm mới", "Added"),
    "not_concerned": ("Không thuộc phạm vi", "Not concerned"),
}
_SEVERITIES: Final = {
    "error": ("Cần kiểm tra lại", "Error"),
    "warning": ("Nên xem lại", "Warning"),
    "question": ("Cần hỏi", "Question"),
    "notice": ("Để biết", "Notice"),
}
_SHOWN = 150


def add_align(verbs: Commands) -> None:
    """Add the verb to the group of documents."""
    parser = verbs.add_parser(
        "align",
        help="đối chiếu kế hoạch với văn bản cấp trên / lay a plan beside the plans above it",
        description=_DESCRIPTION,
    )
    parser.add_argument(
        "child", metavar="CHILD", type=Path, help="văn bản cần đối chiếu / the document looked at"
    )
    parser.add_argument(
        "parents",
        metavar="PARENT",
        nargs="+",
        type=Path,
        help="các văn bản cấp trên / the documents above it",
    )
    parser.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON / print one JSON object"
    )
    parser.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        type=date.fromisoformat,
        help="ngày xét hiệu lực, mặc định hôm nay / day on which validity is judged, default today",
    )
    speaks(parser)
    parser.set_defaults(run=run_align)


def run_align(options: argparse.Namespace) -> int:
    """Read, align and print; one sentence on standard error when that cannot be done."""
    known = knowledge()
    readings: list[Reading] = []
    for path in (options.child, *options.parents):
        if not path.is_file():
            return refuse(f"Không thấy tệp {path}.", f"There is no file {path}.")
        try:
            readings.append(read(read_files([path]), known))
        except UnreadableFile as refused:
            print(refused.message, file=sys.stderr)
            return CANNOT_READ
        except OSError:
            return refuse(
                f"Không mở được tệp {path}; hãy kiểm tra quyền đọc.",
                f"The file {path} cannot be opened; check the rights.",
            )
    told = _aligned(readings, known, options.on or clock.today())
    if told is None:
        return refuse("Không đọc được văn bản nào trong tệp.", "A file holds no document.")
    if options.json:
        sys.stdout.buffer.write(orjson.dumps(told) + b"\n")
        sys.stdout.flush()
    else:
        say(options, in_words(told, 0), in_words(told, 1))
    return DIFFERS if told["findings"] else ALIGNED


def _aligned(readings: list[Reading], known: Knowledge, on: date) -> dict[str, Any] | None:
    """The result as JSON values; None where a file holds no document."""
    documents = [plan_in(reading) for reading in readings]
    found = [document for document in documents if document is not None]
    if len(found) != len(documents):
        return None
    result = align(
        found[0],
        found[1:],
        knowledge=known,
        child_text=readings[0].text,
        parent_texts=[reading.text for reading in readings[1:]],
        on=on,
    )
    return alignment_json(result)


def plan_in(reading: Reading) -> Document | None:
    """The document of a file that asks for most: of a decision and the plan it issues, the plan."""
    return max(
        reading.documents,
        key=lambda document: len(document.tasks) + len(document.duties),
        default=None,
    )


def in_words(told: dict[str, Any], tongue: int) -> str:
    """The result for people to read, in Vietnamese (0) or English (1)."""
    head = ("Đối chiếu", "Alignment of")[tongue], ("với", "with")[tongue]
    parts = [f"{head[0]}: {_named(told['child'])}"]
    parts += [f"  {head[1]}: {_named(parent)}" for parent in told["parents"]]
    counts = told["counts"]
    parts.append(" · ".join(f"{kind[tongue]}: {counts[key]}" for key, kind in _KINDS.items()))
    for key in ("missing", "contradicted", "weaker", "covered", "added", "not_concerned"):
        matches = [match for match in told["matches"] if match["kind"] == key]
        if matches:
            parts.append(f"\n{_KINDS[key][tongue]} ({len(matches)})")
            parts += [_match(match, tongue) for match in matches]
    title = ("Điểm cần kiểm tra lại", "Findings")[tongue]
    parts.append(f"\n{title}: {len(told['findings'])}")
    parts += [_finding(finding, tongue) for finding in told["findings"]]
    return "\n".join(parts)


def _named(heading: dict[str, Any]) -> str:
    parts = [heading["symbol"], heading["title"], heading["issuer"]]
    return _short(" – ".join(part for part in parts if part)) or "—"


def _match(match: dict[str, Any], tongue: int) -> str:
    doubt = ("có thể: ", "perhaps: ")[tongue] if match["confidence"] == "possible" else ""
    sides = [("▲", match["parent"]), ("▼", match["child"]), *(("▼", c) for c in match["also"])]
    lines = [f"{mark} [{c['label']}] {_short(c['text'])}" for mark, c in sides if c]
    return f"  - {doubt}" + "\n      ".join([*lines, *(f"→ {why}" for why in match["reasons"])])


def _finding(finding: dict[str, Any], tongue: int) -> str:
    doubt = ("có thể; ", "perhaps; ")[tongue] if finding["confidence"] == "possible" else ""
    lines = [f"  - {_SEVERITIES[finding['severity']][tongue]}: {doubt}{finding['note']}"]
    for mark, side in (("▲", finding["parent_quote"]), ("▼", finding["child_quote"])):
        if side:
            lines.append(f"      {mark} [{side['label']}] “{_short(side['text'])}”")
    if finding["basis"]:
        lines.append(f"      ({finding['basis']})")
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: text.rfind(" ", 0, _SHOWN)] + "…"
