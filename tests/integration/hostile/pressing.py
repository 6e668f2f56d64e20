"""What many press in one moment, and where a process is killed: `python -m ... pressing WHAT`.

Run in the test's own process on PostgreSQL, and on SQLite in a process with a real file, whose
threads write for real.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import django

Act = Callable[[], object]


def numbers() -> list[Act]:
    """Ten papers at the step Cấp số, each pressed twice."""
    from chuan.documents.models import PaperDraft
    from chuan.documents.services import take_number

    clerk = _who("Vân")

    def press(draft: PaperDraft) -> Act:
        order = draft.steps.get(state="current").order
        return lambda: take_number(actor=clerk, uid=draft.uid, order=order)

    drafts = PaperDraft.objects.filter(title__startswith="Số").order_by("pk")
    return [press(draft) for draft in drafts for _twice in range(2)]


def turns() -> list[Act]:
    """Six papers: one colleague numbers each in the moment in which another returns it."""
    from chuan.documents.models import PaperDraft
    from chuan.documents.services import return_step, take_number

    clerk, acts = _who("Vân"), list[Act]()
    for draft in PaperDraft.objects.filter(title__startswith="Lượt").order_by("pk"):
        order, uid = draft.steps.get(state="current").order, draft.uid
        acts.append(lambda uid=uid, order=order: take_number(actor=clerk, uid=uid, order=order))  # type: ignore[misc]
        acts.append(
            lambda uid=uid, order=order: return_step(  # type: ignore[misc]
                actor=clerk, uid=uid, order=order, to_order=1, reason="Sửa lại"
            )
        )
    return acts


def windows() -> list[Act]:
    """Twenty windows show the same wording, and each saves another."""
    from chuan.documents.models import PaperDraft
    from chuan.documents.services import save_draft

    hoa, draft = _who("Hoa"), PaperDraft.objects.get(title="Cửa sổ")
    paper, uid, version = draft.paper, draft.uid, draft.version

    def save(at: int) -> Act:
        typed = replace(paper, opening=f"Bản {at}")
        return lambda: save_draft(actor=hoa, uid=uid, paper=typed, version=version)

    return [save(at) for at in range(20)]


def arrivals() -> list[Act]:
    """Twenty documents are entered in one register."""
    from chuan.core import clock
    from chuan.documents.services import enter_incoming
    from chuan.documents.services.incoming import IncomingWords

    clerk, today = _who("Vân"), clock.today()
    words = [IncomingWords(today, "Sở Tài chính", f"Văn bản {at}") for at in range(20)]
    return [lambda each=each: enter_incoming(actor=clerk, words=each) for each in words]  # type: ignore[misc]


def issues() -> list[Act]:
    """One numbered paper is issued by twenty presses."""
    from chuan.documents.models import PaperDraft
    from chuan.documents.services import issue

    clerk, draft = _who("Vân"), PaperDraft.objects.get(title="Phát hành")
    order = draft.steps.get(state="current").order
    return [lambda: issue(actor=clerk, uid=draft.uid, order=order)] * 20


def batches() -> list[Act]:
    """Twenty open a batch of the same two reports."""
    from chuan.plans.models import Assignment
    from chuan.plans.services import open_batch

    minh = _who("Minh")
    uids = list(Assignment.objects.filter(state="reported").values_list("uid", flat=True))
    return [lambda: open_batch(actor=minh, uids=uids)] * 20


PRESSES: Final[Mapping[str, Callable[[], list[Act]]]] = {
    "numbers": numbers, "turns": turns, "windows": windows, "arrivals": arrivals,
    "issues": issues, "batches": batches,
}  # fmt: skip
KILLS: Final = {
    "numbers": "chuan.documents.services.numbering.record_paper",
    "issues": "chuan.documents.services.issuing.record_paper",
    "batches": "chuan.plans.services.batches._record",
}
"""The last thing that an act does: after it only the transaction's end is left."""


def press(what: str) -> list[str]:
    """What the presses were told."""
    from tests.factories.at_once import at_once

    return at_once(*PRESSES[what]())


def killed_at(what: str) -> int:
    """The signal that ended a process which did one act and was killed before it was committed."""
    child = os.fork()
    if not child:
        _die(what)
        os._exit(1)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def _die(what: str) -> None:
    module, _dot, name = KILLS[what].rpartition(".")
    acts = PRESSES[what]()

    def killed(*_given: Any, **_more: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(sys.modules[module], name, killed)
    acts[0]()


def _who(name: str) -> Any:
    from chuan.orgs.models import Person, RoleAssignment
    from tests.factories.people import acting

    person = Person.objects.get(full_name=name)
    return acting(person, RoleAssignment.objects.filter(person=person)[0].organisation)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "die":
        sys.stdout.write(json.dumps({what: killed_at(what) for what in sys.argv[2:]}))
    else:
        sys.stdout.write(json.dumps({what: press(what) for what in sys.argv[1:]}))
