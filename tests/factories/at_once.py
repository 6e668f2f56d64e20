"""People who do something in the same moment."""

import threading
from collections.abc import Callable

from django.db import connection

from chuan.domain.errors import DomainError


def at_once(*acts: Callable[[], object]) -> list[str]:
    """The acts in threads of their own, begun together: "done", or the name of the refusal."""
    gate, said = threading.Barrier(len(acts)), ["?"] * len(acts)

    def act(at: int) -> None:
        gate.wait(20)
        try:
            acts[at]()
            said[at] = "done"
        except DomainError as refusal:
            said[at] = type(refusal).__name__
        except Exception as error:  # noqa: BLE001  (what a user would meet as an error page)
            said[at] = f"ERROR {error!r}"
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(at,)) for at in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return said
