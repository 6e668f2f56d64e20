"""The worker process: `python -m chuan.core.worker`, started and restarted by `chuan run`."""

import os
import signal
import threading
from types import FrameType

import django


def main() -> None:
    """Run jobs until asked to end; the job at hand stops at its next step and goes on later."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.base")
    django.setup()
    from chuan.core.jobs.worker import run_worker  # noqa: PLC0415  (models need Django set up)

    stop = threading.Event()

    def ask_to_end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_end)
    signal.signal(signal.SIGINT, ask_to_end)
    run_worker(stop)


if __name__ == "__main__":
    main()
