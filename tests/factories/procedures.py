"""A procedure as a room would ship it, and a dossier of Nghệ An under it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import UUID

from chuan.core.actor import Actor, system_actor
from chuan.procedures.models import Dossier
from chuan.procedures.services.loading import Loaded, load_definition
from chuan.procedures.services.opening import Opening, open_dossier
from chuan.procedures.services.papers import NewPaper, add_paper
from chuan.procedures.services.stepping import take_step
from chuan.procedures.types import Given
from tests.factories.cast import Cast

SOURCE = (Path(__file__).parents[1] / "data" / "procedures" / "cong-bo-hop-chuan.toml").read_text(
    encoding="utf-8"
)
KEY = "cong-bo-hop-chuan"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def load_procedure(source: str = SOURCE) -> Loaded:
    """The worked definition, kept."""
    return load_definition(actor=system_actor(), source=source, name="thu.toml")


def opened(actor: Actor, title: str = "Công bố hợp chuẩn mật ong", **more: object) -> Dossier:
    """A dossier that the actor's body has opened and not yet sent."""
    return open_dossier(actor=actor, procedure=KEY, opening=Opening(title=title, **more))  # type: ignore[arg-type]


def give_papers(actor: Actor, dossier: Dossier, *keys: str) -> None:
    """Papers of these kinds."""
    for key in keys or ("cong-bo", "danh-gia"):
        paper = NewPaper(key, BytesIO(PDF), f"{key}.pdf")
        add_paper(actor=actor, uid=dossier.uid, given=paper)


def sent(actor: Actor) -> Dossier:
    """A dossier that was sent and waits for the department."""
    dossier = opened(actor)
    give_papers(actor, dossier)
    return step(actor, dossier, "nop")


def step(actor: Actor, dossier: Dossier, event: str, **given: object) -> Dossier:
    """Take a step from what stands now."""
    dossier.refresh_from_db()
    return take_step(
        actor=actor, uid=dossier.uid, event=event, seen=dossier.seen,
        given=Given(**given),  # type: ignore[arg-type]
    )  # fmt: skip


@dataclass(frozen=True)
class ProcedureRows:
    """A dossier that the cooperative sent to the department, which has given its receipt."""

    dossier: UUID

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """The row that each address speaks of."""
        return (("procedures:", self.dossier),)

    def words(self, route: str) -> dict[str, object]:
        """Parts of addresses that are words: a procedure, and the step that the applicant may take."""
        return {"key": KEY, "event": "rut"} if route.startswith("procedures:") else {}


def make_procedures(cast: Cast) -> ProcedureRows:
    """The worked definition, and the dossier."""
    load_procedure()
    return ProcedureRows(sent(cast.binh.actor).uid)
