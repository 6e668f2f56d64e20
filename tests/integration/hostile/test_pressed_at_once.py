"""Twenty in one moment, or a process killed in the middle: no number twice, none lost, nothing half."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from chuan.documents.models import PaperDraft
from chuan.documents.services import take_number
from chuan.orgs.enums import Role
from chuan.plans.models import Assignment
from chuan.plans.services import accept_import, report_done
from chuan.plans.types import NewEvidence
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.drafts import make_draft
from tests.factories.papers import make_paper, plan_paper
from tests.factories.people import person
from tests.integration.documents.office import at_number, make_office, step_of
from tests.integration.hostile import pressing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]
ROOT = Path(__file__).resolve().parents[3]
ALL = tuple(pressing.PRESSES)


class Engine:
    """The database under test, with threads or a process that write for real."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.is_file = folder, connection.vendor == "sqlite"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "chuan.config.settings.base",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "CHUAN_VAR": str(folder),
            "CHUAN_SECRET_KEY": settings.SECRET_KEY,
        }
        if self.is_file:
            self.environment["CHUAN_SQLITE"] = str(folder / "node.sqlite3")
            self._lay_out()
        else:
            self.environment["CHUAN_DB_NAME"] = str(connection.settings_dict["NAME"])

    def _lay_out(self) -> None:
        """The test's database, which lives in memory, as a real file."""
        connection.ensure_connection()
        with sqlite3.connect(self.folder / "node.sqlite3") as file:
            connection.connection.backup(file)
        file.close()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A process of its own on the same database."""
        command = [sys.executable, "-m", "tests.integration.hostile.pressing", *arguments]
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, check=False, timeout=200,
            capture_output=True, text=True,
        )  # fmt: skip

    def press(self, *what: str) -> dict[str, list[str]]:
        """What each of these presses was told."""
        if not self.is_file:
            return {each: pressing.press(each) for each in what}
        done = self.run(*what)
        assert done.returncode == 0, done.stderr[-3000:]
        said: dict[str, list[str]] = json.loads(done.stdout)
        return said

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Rows, past every cache."""
        if self.is_file:
            file = sqlite3.connect(self.folder / "node.sqlite3")
            try:
                return file.execute(question).fetchall()
            finally:
                file.close()
        with connection.cursor() as cursor:
            cursor.execute(question)
            return list(cursor.fetchall())


@pytest.fixture
def engine(tmp_path: Path, transactional_db: None) -> Engine:
    cast = make_cast()
    _papers(cast)
    _reports(cast)
    return Engine(tmp_path)


def _papers(cast: Cast) -> None:
    office = make_office(cast)
    for beginning, many in (("Số", 10), ("Lượt", 6)):
        for at in range(many):
            at_number(cast, office, plan_paper(title=f"{beginning} {at}"))
    make_paper(cast.hoa, plan_paper(title="Cửa sổ"))
    draft: PaperDraft = at_number(cast, office, plan_paper(title="Phát hành"))
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)


def _reports(cast: Cast) -> None:
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    for body in (cast.commune, cast.ward):
        share = Assignment.objects.get(organisation=body, task__order=1)
        head = Member(person(f"Chủ tịch {body.pk}", body, role=Role.HEAD), body)
        report_done(actor=head.actor, uid=share.uid, given=NewEvidence(statement="Đã rà soát."))


USED = "SELECT number FROM documents_issuednumber WHERE state = 'used' ORDER BY number"
LAST = "SELECT last FROM documents_numberseries"


def test_twenty_at_once_do_each_thing_once(engine: Engine) -> None:
    said = engine.press(*ALL)

    assert not [one for all_said in said.values() for one in all_said if "ERROR" in one], said
    assert sorted(said["numbers"]) == ["PaperChanged"] * 10 + ["done"] * 10
    pairs = list(zip(said["turns"][::2], said["turns"][1::2], strict=True))
    assert all(sorted(pair) == ["PaperChanged", "done"] for pair in pairs), pairs
    assert sorted(said["windows"]) == ["PaperChanged"] * 19 + ["done"]
    assert said["arrivals"] == ["done"] * 20
    assert sorted(said["issues"]) == ["PaperChanged"] * 19 + ["done"]
    assert sorted(said["batches"]) == ["TaskIncomplete"] * 19 + ["done"]

    used = [number for (number,) in engine.ask(USED)]
    (last,) = engine.ask(LAST)
    assert used == list(range(1, len(used) + 1)), "no number twice, none passed over"
    assert last == (len(used),)
    assert len(used) == 11 + sum(first == "done" for first, _second in pairs)
    arrived = engine.ask("SELECT number FROM documents_incomingentry WHERE number IS NOT NULL")
    assert sorted(number for (number,) in arrived) == list(range(1, 21))
    assert engine.ask("SELECT count(*) FROM documents_paperdraft WHERE state = 'issued'") == [(1,)]
    assert engine.ask("SELECT count(*) FROM plans_confirmationbatch") == [(1,)]


def test_a_kill_before_the_end_leaves_nothing_half_and_the_same_number_again(
    engine: Engine,
) -> None:
    counted = (
        USED, LAST, "SELECT count(*) FROM documents_document",
        "SELECT count(*) FROM documents_incomingentry", "SELECT count(*) FROM documents_dispatch",
        "SELECT count(*) FROM plans_confirmationbatch", "SELECT count(*) FROM plans_sampledraw",
        "SELECT count(*) FROM audit_auditentry", "SELECT count(*) FROM core_storedfile",
        "SELECT count(*) FROM documents_draftstep WHERE state = 'current'",
    )  # fmt: skip
    before = [engine.ask(question) for question in counted]
    done = engine.run("die", *pressing.KILLS)
    assert done.returncode == 0, done.stderr[-3000:]
    assert set(json.loads(done.stdout).values()) == {signal.SIGKILL}, done.stderr[-3000:]
    assert [engine.ask(question) for question in counted] == before

    said = engine.press("numbers", "issues", "batches")

    assert said["numbers"].count("done") == 10
    assert said["issues"].count("done") == said["batches"].count("done") == 1
    used = [number for (number,) in engine.ask(USED)]
    assert used == list(range(1, 12))
