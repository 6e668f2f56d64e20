"""Hashing events, reading XML and parsing Digital Links, beside the programs others use for it.

Each figure is our seconds over the peer's for the same document, by turns in one run; both hold the
document in memory or on disk alike. Ours checks the schema and its rules where the peer checks nothing.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.epcis_workload import as_json, as_xml, events, links
from bench.peers.environment import ask

EVENTS, LINKS = 1_000, 4_000
LIMITS = {
    "hash_json_1_epc": 1 / 20,
    "hash_json_10_epcs": 1 / 20,
    "hash_xml_1_epc": 1 / 5,
    "hash_xml_10_epcs": 1 / 5,
    "read_xml_1_epc": 1 / 15,
    "parse_link": 1 / 5,
}


def main() -> dict[str, float]:
    """Every comparison; the quickest of three turns on either side."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="chuan-bench-") as name:
        folder = Path(name)
        for epcs, word in ((1, "1_epc"), (10, "10_epcs")):
            for suffix, raw in (
                ("jsonld", as_json(events(EVENTS, epcs))),
                ("xml", as_xml(events(EVENTS, epcs), "2.0")),
            ):
                path = _kept(folder / f"events-{epcs}.{suffix}", raw)
                peer = float(ask("parsing", "hashing", str(path))["seconds"])
                kind = suffix.removesuffix("ld")
                found[f"hash_{kind}_{word}"] = _best(_hashing(raw)) / peer
        raw = as_xml(events(EVENTS, 1), "1.2")
        path = _kept(folder / "events.xml", raw)
        peer = float(ask("parsing", "reading", str(path))["seconds"])
        found["read_xml_1_epc"] = _best(_reading(raw)) / peer
        printed = links(LINKS)
        path = _kept(folder / "links.txt", "\n".join(printed).encode())
        peer = float(ask("parsing", "links", str(path))["seconds"])
        found["parse_link"] = _best(_parsing(printed)) / peer
    return found


def _kept(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def _hashing(raw: bytes) -> Callable[[], None]:
    from chuan.domain.epcis.codec import read  # noqa: PLC0415
    from chuan.domain.epcis.hashing import event_hash  # noqa: PLC0415

    def work() -> None:
        document = read(raw).document
        if document is None or len({event_hash(event) for event in document.events}) != EVENTS:
            raise SystemExit("not every event was hashed")

    return work


def _reading(raw: bytes) -> Callable[[], None]:
    from chuan.domain.epcis.xml_reader import read_xml  # noqa: PLC0415

    def work() -> None:
        document = read_xml(raw).document
        if document is None or len(document.numbered) != EVENTS:
            raise SystemExit("not every event was read")

    return work


def _parsing(printed: list[str]) -> Callable[[], None]:
    from chuan.domain.gs1 import parse_digital_link  # noqa: PLC0415

    def work() -> None:
        for link in printed:
            parse_digital_link(link)

    return work


def _best(work: Callable[[], None]) -> float:
    turns = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        turns.append(time.perf_counter() - begun)
    return min(turns)
