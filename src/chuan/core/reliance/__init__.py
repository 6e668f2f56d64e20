"""What rests on what: things of all rooms on acts and standards, and what a change of these asks for.

A room says in its own services what a thing rests on (`rest_on`, `rest_on_many`, `release`) and offers
all of it for the nightly look (`register_kind`). Who knows that an act or a standard changed says so
once (`announce`) or takes it back (`withdraw`). People answer on the page of the room of law.
"""

from chuan.core.reliance.changes import TELL, announce, answer, reopen, tell_owners, withdraw
from chuan.core.reliance.late import flag_late
from chuan.core.reliance.reads import (
    FlagLine,
    KindCount,
    count_resting_on,
    flagged,
    flagged_ids,
    flagged_many,
    flags,
    resting_on,
)
from chuan.core.reliance.registry import (
    BasisKind,
    Pairs,
    dependant_kinds,
    label_of,
    register_basis,
    register_endings,
    register_kind,
    register_owners,
)
from chuan.core.reliance.resting import rebuild, release, rest_on, rest_on_many
from chuan.core.reliance.values import Basis, Change, Dependant

__all__ = (
    "TELL",
    "Basis",
    "BasisKind",
    "Change",
    "Dependant",
    "FlagLine",
    "KindCount",
    "Pairs",
    "announce",
    "answer",
    "count_resting_on",
    "dependant_kinds",
    "flag_late",
    "flagged",
    "flagged_ids",
    "flagged_many",
    "flags",
    "label_of",
    "rebuild",
    "register_basis",
    "register_endings",
    "register_kind",
    "register_owners",
    "release",
    "reopen",
    "rest_on",
    "rest_on_many",
    "resting_on",
    "tell_owners",
    "withdraw",
)
