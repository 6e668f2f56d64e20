"""The states that stored rows of this room go through."""

from enum import StrEnum


class JobState(StrEnum):
    """queued → running → done | failed | cancelled; running → queued when its worker died."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Nothing will change it any more, except a person asking to try again."""
        return self in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class FlagState(StrEnum):
    """open → changed | still_right | no_concern; open ↔ withdrawn when the change is taken back."""

    OPEN = "open"
    CHANGED = "changed"
    STILL_RIGHT = "still_right"
    NO_CONCERN = "no_concern"
    WITHDRAWN = "withdrawn"


ANSWERS = (FlagState.CHANGED, FlagState.STILL_RIGHT, FlagState.NO_CONCERN)
"""What a person may answer."""
