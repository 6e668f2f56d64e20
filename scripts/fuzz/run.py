"""`make fuzz`: every parser of the pure core under a fuzzer guided by coverage, a minute each."""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.epcis_workload import as_json, as_xml, events, links

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PINNED = HERE / "requirements.txt"
TARGETS = ("document", "link", "elements", "query")
MEMORY_MB = 512


def python(pinned: Path = PINNED) -> Path:
    """The interpreter of an environment of its own, made when it is not there."""
    mark = hashlib.sha256(pinned.read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"chuan-fuzz-{mark}"
    inside, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        install = [str(inside), "-m", "pip", "install", "--quiet", "-r", str(pinned)]
        subprocess.run(install, check=True)
        ready.touch()
    return inside


def _seeds(name: str) -> list[bytes]:
    """Well-formed beginnings: without them a fuzzer spends its time on brackets."""
    if name == "document":
        told = list(events(1, 2))
        return [as_json(iter(told)), as_xml(iter(told), "2.0"), as_xml(iter(told), "1.2")]
    if name == "link":
        return [link.encode() for link in links(3)]
    if name == "elements":
        return [b"(01)08938501000019(10)LO-1", b"^010893850100001910LO-1", b"]C10108938501000019"]
    return [
        b"eventType=ObjectEvent&MATCH_epc=urn:epc:id:sgtin:893612345.0001.*&GE_eventTime=2026-01-01T00:00:00Z"
    ]


def main() -> int:
    """The first status of the fuzzer that is not 0; what crashed it is left where it says."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    chosen = sys.argv[2:] or TARGETS
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for name in chosen:
        corpus = Path(tempfile.gettempdir()) / "chuan-fuzz-corpus" / name
        corpus.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(_seeds(name)):
            (corpus / f"seed-{number}").write_bytes(seed)
        print(f"{name}: {seconds} s", flush=True)
        command = [
            str(python()),
            str(HERE / "targets.py"),
            name,
            f"-max_total_time={seconds}",
            f"-rss_limit_mb={MEMORY_MB}",
            "-timeout=10",
            "-print_final_stats=1",
            str(corpus),
        ]
        done = subprocess.run(command, env=environment, check=False, cwd=corpus.parent)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
