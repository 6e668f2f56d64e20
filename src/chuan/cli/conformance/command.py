"""The command: finds the vectors, asks, compares, prints."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from chuan.cli.conformance import digital_link, epcis, event_hash, reference
from chuan.cli.conformance.case import UNTOLD, Answer, Case, Family, UnreadableVectors
from chuan.cli.speech import Commands, refuse, why

PASSED, FAILED, NOTHING_THERE = 0, 1, 2
FAMILIES: Final[tuple[Family, ...]] = (
    *digital_link.FAMILIES,
    *epcis.FAMILIES,
    *event_hash.FAMILIES,
    *reference.FAMILIES,
)
_SHOWN: Final = 10
_DESCRIPTION: Final = """\
Chạy mọi bộ mẫu kiểm chứng trong một thư mục và nêu kết quả từng họ; không cần cơ sở dữ liệu.
Run every conformance vector below a folder, family by family; no database is needed.

Mã thoát / exit status: 0 đạt hết / nothing failed, 1 có mẫu không đạt / something failed,
2 thư mục không có bộ mẫu nào / no vectors there."""


class Outcome(NamedTuple):
    """What became of one vector: `fault` is None when it passed or has no expectation."""

    id: str
    got: Answer
    told: bool
    fault: dict[str, Answer] | None


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "đối chiếu với bộ mẫu kiểm chứng / check against conformance vectors"
    command = commands.add_parser("conformance", help=summary, description=_DESCRIPTION)
    command.add_argument(
        "folder", metavar="DIR", type=Path, help="thư mục chứa bộ mẫu / the folder of vectors"
    )
    command.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON / print one JSON object"
    )
    command.add_argument(
        "--answers",
        metavar="FILE",
        type=Path,
        help="ghi mỗi mẫu một dòng JSON, chỉ đọc đầu vào / write one JSON line for every vector",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask every vector; the worst outcome is the exit status."""
    if not options.folder.is_dir():
        return refuse(f"Không thấy thư mục {options.folder}.", f"No folder {options.folder}.")
    try:
        results = {family: list(_outcomes(family.find(options.folder))) for family in FAMILIES}
    except UnreadableVectors as trouble:
        return refuse(f"Bộ mẫu không đọc được: {trouble}", f"Vectors cannot be read: {trouble}")
    found = {family: outcomes for family, outcomes in results.items() if outcomes}
    if not found:
        return refuse(
            f"Trong {options.folder} không có bộ mẫu nào.", f"{options.folder} holds no vectors."
        )
    if options.answers is not None:
        try:
            _write_answers(options.answers, found)
        except OSError as trouble:
            return refuse(
                f"Không ghi được {options.answers}: {why(trouble)}.",
                f"Cannot write {options.answers}: {trouble.strerror}.",
            )
    told = _told(found)
    if options.json:
        print(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())
    else:
        print(_for_people(told))
    return FAILED if any(family["failed"] for family in told["families"].values()) else PASSED


def _outcomes(cases: Iterable[Case]) -> Iterator[Outcome]:
    for case in cases:
        got = _answer(case.ask)
        told = case.expected is not UNTOLD
        right = not told or case.agrees(got, case.expected)
        fault = None if right else {"id": case.id, "expected": case.expected, "got": got}
        yield Outcome(case.id, got, told, fault)


def _answer(ask: Callable[[], Answer]) -> Answer:
    """The answer; what breaks is an answer too, so that one vector stops no other."""
    try:
        return ask()
    except Exception as broken:  # noqa: BLE001  (a task boundary: a crash is a failure to be told)
        return {"crash": f"{type(broken).__name__}: {broken}"}


def _told(found: dict[Family, list[Outcome]]) -> dict[str, Any]:
    families, beside = {}, {}
    for family, outcomes in found.items():
        faults = [outcome.fault for outcome in outcomes if outcome.fault]
        asked = sum(outcome.told for outcome in outcomes)
        if family.unbuilt:
            families[family.name] = _count(0, 0, len(outcomes)) | {"reason": family.unbuilt}
        elif family.counted:
            families[family.name] = _count(asked - len(faults), len(faults), 0) | {
                "failures": faults
            }
        else:
            beside[family.name] = {"equal": asked - len(faults), "different": len(faults)}
    return {"families": families} | ({"reported": beside} if beside else {})


def _count(passed: int, failed: int, skipped: int) -> dict[str, Any]:
    return {"passed": passed, "failed": failed, "skipped": skipped, "failures": []}


def _for_people(told: dict[str, Any]) -> str:
    lines = [f"{'Họ mẫu':<36}{'đạt':>8}{'không':>8}{'bỏ qua':>8}"]
    for name, family in told["families"].items():
        lines.append(
            f"{name:<36}{family['passed']:>8}{family['failed']:>8}{family['skipped']:>8}"
            f"  {family.get('reason', '')}".rstrip()
        )
        for fault in family["failures"][:_SHOWN]:
            lines += [f"  ✗ {fault['id']}", f"    cần  {fault['expected']}"]
            lines.append(f"    được {fault['got']}")
        if len(family["failures"]) > _SHOWN:
            lines.append(f"  … và {len(family['failures']) - _SHOWN} mẫu nữa (--json)")
    for name, beside in told.get("reported", {}).items():
        lines.append(
            f"{name}: {beside['equal']} trùng, {beside['different']} khác (chỉ để đối chiếu)"
        )
    return "\n".join(lines)


def _write_answers(path: Path, found: dict[Family, list[Outcome]]) -> None:
    with path.open("wb") as file:
        for family, outcomes in found.items():
            for outcome in outcomes:
                line = {"family": family.name, "id": outcome.id, "got": outcome.got}
                file.write(orjson.dumps(line) + b"\n")
