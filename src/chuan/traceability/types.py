"""Values that go between the drawers of this room."""

from typing import Any, NamedTuple

from chuan.traceability.enums import ErrorBehaviour


class Sent(NamedTuple):
    """What came in one request: octets, their media type, what becomes of the good beside bad, and where."""

    raw: bytes
    media_type: str = ""
    behaviour: ErrorBehaviour = ErrorBehaviour.ROLLBACK
    sandbox: bool = False


class Problem(NamedTuple):
    """Why an event or a document was refused: EPCIS's name for it, the status of HTTP, where, a sentence."""

    exception: str
    status: int
    detail: str
    path: str = ""
    event: int | None = None

    def as_json(self) -> dict[str, Any]:
        """What a capture keeps of it."""
        return {key: value for key, value in self._asdict().items() if value not in {None, ""}}
