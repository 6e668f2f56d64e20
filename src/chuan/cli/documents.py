"""`chuan documents review FILE`: what a document says and what a careful reader would mark."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from chuan.cli.alignment import add_align
from chuan.cli.speech import Commands
from chuan.core import clock
from chuan.documents.readers import UnreadableFile
from chuan.documents.reading import knowledge, understand

DONE, CANNOT_READ = 0, 2
_DESCRIPTION = """\
Đọc văn bản (.txt, .docx, .pdf, bản quét, ảnh chụp) và soát lỗi; không cần cơ sở dữ liệu.
Read a document (.txt, .docx, .pdf, a scan, photos) and review it; no database is needed.

Mã thoát / exit status: 0 đọc được / read, 2 không đọc được / cannot be read."""


def add_commands(commands: Commands) -> None:
    """Add the group to the dispatcher."""
    summary = "đọc và soát văn bản / read and review documents"
    group = commands.add_parser("documents", help=summary, description=summary)
    verbs = group.add_commands()
    review = verbs.add_parser(
        "review",
        help="đọc một văn bản và nêu điểm cần xem lại / read a document and review it",
        description=_DESCRIPTION,
    )
    review.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="tệp văn bản, hoặc các ảnh chụp từng trang theo thứ tự / a file, or photos in order",
    )
    review.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON / print one JSON object"
    )
    review.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        type=date.fromisoformat,
        help="ngày xét hiệu lực, mặc định hôm nay / day on which validity is judged, default today",
    )
    review.set_defaults(run=run_review)
    add_align(verbs)


def run_review(options: argparse.Namespace) -> int:
    """Read, review and print; one sentence on standard error when that cannot be done."""
    missing = next((path for path in options.files if not path.is_file()), None)
    if missing is not None:
        return _refused(f"Không thấy tệp {missing}.")
    try:
        understood = understand(
            options.files,
            knowledge(),
            options.on or clock.today(),
            _tell if sys.stderr.isatty() else None,
        )
    except UnreadableFile as refused:
        return _refused(refused.message)
    except OSError:
        return _refused("Không mở được tệp; hãy kiểm tra quyền đọc.")
    if options.json:
        sys.stdout.buffer.write(orjson.dumps(understood) + b"\n")
        sys.stdout.flush()
    else:
        print(summary_of(understood))
    return DONE


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return CANNOT_READ


def _tell(done: int, total: int, sentence: str) -> None:
    print(f"\r{sentence} {done}/{total}", end="\n" if done == total else "", file=sys.stderr)


_KINDS = {
    "plan": "Kế hoạch",
    "directive": "Chỉ thị",
    "decision": "Quyết định",
    "official_letter": "Công văn",
    "resolution": "Nghị quyết",
    "report": "Báo cáo",
    "circular": "Thông tư",
    "program": "Chương trình",
    "other": "Văn bản",
}


def summary_of(understood: dict[str, Any]) -> str:
    """What was understood, for people to read."""
    parts = [_document(document) for document in understood["documents"]]
    defects, notices = understood["defects"], understood["notices"]
    parts.append(_marked(f"Điểm cần xem lại: {len(defects)}", defects))
    if notices:
        parts.append(_marked(f"Thông tin ngoài văn bản: {len(notices)}", notices))
    return "\n\n".join(parts)


def _document(document: dict[str, Any]) -> str:
    kind = _KINDS.get(document["kind"], _KINDS["other"])
    head = " ".join(filter(None, [kind, document["symbol"], _day(document["date"])]))
    lines = [head, document["title"] or "", f"Cơ quan ban hành: {document['issuer'] or 'không rõ'}"]
    lines.append(
        f"Chỉ tiêu: {len(document['targets'])} · nhiệm vụ: {len(document['tasks'])} · "
        f"trách nhiệm: {len(document['duties'])} · chế độ báo cáo: {len(document['reporting'])}"
    )
    for task in document["tasks"]:
        lead = "; ".join(name for name in task["lead"] if name) or "chưa rõ chủ trì"
        time = f" ({task['time']})" if task["time"] else ""
        lines.append(f"  - {task['text']}{time}\n    Chủ trì: {lead}")
    return "\n".join(line for line in lines if line)


def _day(iso: str | None) -> str:
    """A date as people write it: 2026-05-12 is "ngày 12/05/2026"."""
    if not iso:
        return ""
    parts = iso.split("-")
    words = {1: "năm", 2: "tháng", 3: "ngày"}
    return f"{words[len(parts)]} {'/'.join(reversed(parts))}"


def _marked(title: str, findings: list[dict[str, Any]]) -> str:
    lines = [title]
    for finding in findings:
        evidence = "; ".join(f"“{text}”" for text in finding["evidence"] if text)
        lines.append(f"  - {finding['note']} {evidence}".rstrip())
    return "\n".join(lines)
