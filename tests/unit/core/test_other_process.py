"""A process of our own tells lines, is ended in time, and leaves nothing running."""

import time
from contextlib import closing
from pathlib import Path

import pytest

from chuan.core.other_process import ProcessFailed, lines_of

TWO_LINES = "print('một'); print('hai', flush=True)"


def timed(statement: str) -> list[str]:
    """Arguments of `timeit` that run a statement once."""
    return ["-n", "1", "-r", "1", statement]


def is_gone(process: int) -> bool:
    """It runs no more: killed, whether or not anybody has asked after it since."""
    state = Path(f"/proc/{process}/stat")
    for _ in range(200):
        try:
            if state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


def test_its_lines_are_told_one_by_one_as_they_come() -> None:
    statement = f"import time; {TWO_LINES}; time.sleep(60)"

    with closing(lines_of("timeit", timed(statement), seconds=30)) as lines:
        told = [next(lines).decode(), next(lines).decode()]

    assert told == ["một", "hai"]


def test_who_listens_no_more_ends_it_with_what_it_started() -> None:
    statement = (
        "import subprocess, time; "
        "print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
    )
    with closing(lines_of("timeit", timed(statement), seconds=30)) as lines:
        started = int(next(lines))

    assert is_gone(started)


def test_who_takes_too_long_is_told_apart() -> None:
    with pytest.raises(TimeoutError):
        next(lines_of("timeit", timed("import time; time.sleep(60)"), seconds=0))


def test_who_ends_otherwise_than_it_should_is_told_apart() -> None:
    with pytest.raises(ProcessFailed):
        list(lines_of("timeit", timed(f"{TWO_LINES}; raise SystemExit(3)"), seconds=30))


def test_it_gets_the_environment_that_is_asked_for() -> None:
    statement = "import os; print(os.environ['CHUAN_TRIED'])"

    lines = list(
        lines_of("timeit", timed(statement), seconds=30, environment={"CHUAN_TRIED": "có"})
    )

    assert lines[0].decode() == "có"
