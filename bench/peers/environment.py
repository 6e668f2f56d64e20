"""The throw-away environment of the peers: made once from the pinned list, asked by processes."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).parent
_PINNED: Final = _HERE / "requirements.txt"


class PeersMissing(RuntimeError):
    """The peers could not be installed; the message is the installer's last line."""


def python() -> Path:
    """The interpreter of the environment, which is made when it is not there."""
    mark = hashlib.sha256(_PINNED.read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"chuan-bench-peers-{mark}"
    ready = folder / "ready"
    inside = folder / "bin" / "python"
    if not ready.exists():
        _run(sys.executable, "-m", "venv", "--clear", str(folder))
        _run(str(inside), "-m", "pip", "install", "--quiet", "-r", str(_PINNED))
        ready.touch()
    return inside


def ask(script: str, *words: str, settings: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What `bench/peers/<script>.py` prints, as JSON, when it runs in the environment."""
    command = [str(python()), str(_HERE / f"{script}.py"), *words]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, env={**kept, **(settings or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PeersMissing(f"{script}: {done.stderr.strip().splitlines()[-1:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeersMissing((done.stderr or done.stdout).strip().splitlines()[-1])
