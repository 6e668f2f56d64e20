"""Drafts of a department and of the committee with their files, and steps taken on a day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.models import Place
from chuan.procedures.models import Dossier
from chuan.procedures.selectors.definitions import definition_of
from chuan.standards.models import Draft
from chuan.standards.services import drafting
from chuan.standards.services.lives import LifeWords, begin_life, choose_places
from tests.factories.cast import Cast
from tests.factories.consultation import TEXT
from tests.factories.people import acting, person
from tests.factories.procedures import give_papers, step

DECISION = {"so-quyet-dinh": "12/QĐ-MAU", "ngay-quyet-dinh": "", "ngay-hieu-luc": ""}


def at(day: date) -> datetime:
    """Nine in the morning of a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def officer(cast: Cast, body: str) -> Actor:
    """An officer of a body of the cast."""
    found = getattr(cast, body)
    return acting(person(f"Cán bộ {body}", found, role=Role.OFFICER), found)


def begun(actor: Actor, kind: str, *, urgent: bool = False, title: str = "Mật ong mẫu") -> Draft:
    """A draft with clauses and with its file open."""
    draft = drafting.create_draft(
        actor=actor, kind=kind, words=drafting.DraftWords(title), is_sample=True
    )
    drafting.put_text(actor=actor, uid=draft.uid, text=TEXT)
    if kind == "qcdp":
        chosen = Place.objects.filter(code__in=("16792", "16690")).values_list("pk", flat=True)
        choose_places(actor=actor, uid=draft.uid, places=list(chosen))
    year = None if kind == "tccs" else clock.today().year + 1
    words = LifeWords(year, ("cap-bach",) if urgent else (), "Lý do cấp bách." if urgent else "")
    begin_life(actor=actor, uid=draft.uid, words=words)
    return draft


def file_of(draft: Draft) -> Dossier:
    """The file of a draft."""
    return Dossier.objects.get(subject_kind="draft_standard", subject_id=draft.pk)


def go(actor: Actor, draft: Draft, event: str, reason: str = "", **fields: str) -> Dossier:
    """Take a step with the papers it asks for, and what it asks to be typed."""
    dossier = file_of(draft)
    spec = definition_of(dossier.version).step(dossier.state, event)
    assert spec is not None, (dossier.state, event)
    if spec.papers:
        give_papers(actor, dossier, *spec.papers)
    typed = dict.fromkeys(spec.fields, "có") | {k.replace("_", "-"): v for k, v in fields.items()}
    return step(actor, dossier, event, reason=reason, note="Ghi chú.", fields=typed)


def consulted(actor: Actor, draft: Draft, *, days: int = 65) -> date:
    """Open the period of comment; the day after its end."""
    until = clock.today() + timedelta(days=days)
    go(actor, draft, "lay-y-kien", den_ngay=until.isoformat())
    return until + timedelta(days=1)
