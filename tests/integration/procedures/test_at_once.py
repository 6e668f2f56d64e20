"""Two who decide in the same moment, and the power that goes between two steps."""

import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chuan.core import clock
from chuan.orgs.enums import Role
from chuan.procedures.models import Dossier
from chuan.procedures.services import stepping
from tests.factories.at_once import in_a_process, kill, killed_amid
from tests.factories.cast import Cast, make_cast
from tests.factories.people import acting, person
from tests.factories.procedures import load_procedure, sent, step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]
MONDAY = datetime(2026, 8, 3, 2, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    load_procedure()
    for name in ("Khoa", "Kiên"):
        person(name, made.science, role=Role.OFFICER)
    with clock.told(MONDAY):
        sent(made.binh.actor)
    return made


def test_of_two_clerks_one_decides_and_the_other_is_told(cast: Cast, tmp_path: Path) -> None:
    found = in_a_process("tests.integration.procedures.deciding", tmp_path)

    assert sorted(found["said"]) == ["StepTaken", "done"]
    assert found["steps"] == 3
    assert found["state"] in {"tiep-nhan", "khong-hop-le"}


def test_a_step_cut_short_by_the_power_was_never_taken(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    science = acting(person("Kha", cast.science, role=Role.OFFICER), cast.science)
    dossier = Dossier.objects.get()

    with monkeypatch.context() as patched, clock.told(MONDAY):
        patched.setattr(stepping, "tell_turn", kill)
        ended = killed_amid(
            lambda: step(science, dossier, "tiep-nhan", fields={"so-thong-bao": "1/TB"})
        )

    assert ended == signal.SIGKILL
    dossier.refresh_from_db()
    assert (dossier.state, dossier.steps.count()) == ("da-nop", 2)
    with clock.told(MONDAY):
        assert step(science, dossier, "tiep-nhan", fields={"so-thong-bao": "1/TB"}).seen == 3
