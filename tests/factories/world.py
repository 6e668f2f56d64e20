"""A small world with rows on every page: what the permission matrix and the page tests walk through."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from PIL import Image

from chuan.audit.models import AuditEntry
from chuan.core import inbox, jobs
from chuan.core.models import InboxItem, Job, StoredFile
from chuan.core.scope import add_participation
from chuan.documents import temporary
from chuan.documents.models import Document
from chuan.documents.services.composing import begin_paper
from chuan.documents.services.uploads import READ_JOB, FilePart, start_upload
from chuan.domain.vanban.writing import PaperKind
from chuan.identifiers.models import Identity
from chuan.law.models import Act
from chuan.law.services import load_register
from chuan.orgs.models import OrganisationAlias, RoleAssignment
from chuan.orgs.services import add_alias
from chuan.plans.models import Assignment, HandOver, Plan, Task
from chuan.plans.services import accept_import, assign_person
from chuan.plans.services.child_plan import draft_child_plan
from tests.factories.campaigns import Campaigned, make_campaigned
from tests.factories.cascade import propose_move
from tests.factories.cast import Cast, make_cast
from tests.factories.code_rows import CodeRows, make_codes
from tests.factories.consultation import Consulted, make_consultation
from tests.factories.drafts import make_draft
from tests.factories.engagement import EngagementRows, make_engagement
from tests.factories.exchange import Exchanged, make_exchange
from tests.factories.figure_rows import FigureRows, make_figure_rows
from tests.factories.follow_up import FollowUp, make_follow_up
from tests.factories.laid import laid_once
from tests.factories.life import Life, make_life
from tests.factories.office_rows import OfficeRows, make_office_rows
from tests.factories.procedures import ProcedureRows, make_procedures
from tests.factories.standards import KNOWN, StandardRows, make_standards
from tests.factories.traced import named

KEYS = {
    "portal:dataset": {"key": "van-ban-va-hieu-luc"},
    "exchange:feed": {"key": "so-lieu-quy"},
    "standards:standard": {"slug": KNOWN, "shape": "json"},
    "standards:record": {"slug": KNOWN},
    "standards:review": {"slug": KNOWN},
}
"""Keys that stand in addresses, by the beginning of a route."""


@dataclass(frozen=True)
class World:
    """The cast, and for every kind of thing one row that belongs to Nghệ An."""

    cast: Cast
    draft: UUID
    upload: UUID
    document: UUID
    plan: UUID
    copy: UUID
    task: UUID
    share: UUID
    job: UUID
    item: UUID
    file: UUID
    identity: UUID
    act: UUID
    person: UUID
    role: int
    organisation: UUID
    alias: int
    entry: int
    hand_over: UUID
    move: UUID
    paper: UUID
    office: OfficeRows
    child: UUID
    life: Life
    exchanged: Exchanged
    follow_up: FollowUp
    campaigned: Campaigned
    figures: FigureRows
    procedures: ProcedureRows
    engagement: EngagementRows
    standards: StandardRows
    consulted: Consulted
    codes: CodeRows

    def arguments(self, route: str, names: set[str]) -> dict[str, object]:
        """The arguments of a URL, from the row that the route speaks of."""
        given: dict[str, object] = {}
        for name in names:
            given[name] = {
                "role_id": self.role, "alias_id": self.alias, "entry_id": self.entry,
                "number": 1, "year": 2026, "lesson": self.follow_up.lesson,
                "section": "product",
                **self.figures.numbers(route),
                **self.procedures.words(route),
                **KEYS.get(route.partition("_")[0], {}),
                **self.consulted.named(route),
                **self.codes.words(route),
                **named(self.cast, route),
            }.get(name) or self._uid(route)  # fmt: skip
        return given

    def _uid(self, route: str) -> UUID:
        for beginning, uid in (
            ("exchange:connection_", self.exchanged.connection),
            ("exchange:feed_", self.exchanged.connection),
            ("exchange:message_export", self.exchanged.connection),
            ("exchange:message_", self.exchanged.message),
            ("exchange:bundle_new", self.exchanged.partner),
            ("exchange:receipts_send", self.exchanged.partner),
            ("exchange:state_", self.exchanged.told),
            ("exchange:sent_", self.exchanged.sent), ("exchange:bundle_", self.exchanged.sent),
            ("exchange:received_", self.exchanged.received),
            ("exchange:item_", self.exchanged.item), ("exchange:hand_in_", self.exchanged.handed),
            ("exchange:key_", self.exchanged.key), ("exchange:partner_", self.exchanged.partner),
            ("plans:confirm_task", self.life.task), ("plans:confirm_", self.life.reported),
            ("plans:batch_", self.life.batch), ("plans:evidence_", self.life.evidence),
            ("plans:difficulty_", self.life.difficulty),
            ("plans:cascade_", self.plan), ("plans:alignment_", self.plan),
            ("plans:move_", self.move),
            ("plans:import_", self.draft), ("plans:acceptance_", self.copy),
            ("plans:child_draft", self.plan), ("plans:child_", self.child),
            ("documents:paper_", self.paper), ("documents:register_document", self.document),
            *self.office.of_routes(),
            *self.follow_up.of_routes(),
            *self.campaigned.of_routes(),
            *self.figures.of_routes(),
            *self.procedures.of_routes(),
            *self.engagement.of_routes(),
            *self.consulted.of_routes(),
            *self.standards.of_routes(),
            *self.codes.of_routes(),
            ("plans:task_", self.task), ("plans:share_", self.share), ("plans:plan_", self.plan),
            ("documents:upload_", self.upload), ("documents:draft_", self.draft),
            ("documents:", self.document), ("core:job_", self.job), ("core:inbox_", self.item),
            ("core:file_", self.file), ("identifiers:", self.identity), ("law:", self.act),
            ("orgs:organisation_", self.organisation), ("orgs:alias_", self.organisation),
            ("orgs:", self.person), ("portal:handover_", self.hand_over),
        ):  # fmt: skip
            if route.startswith(beginning):
                return uid
        raise LookupError(f"no row of the small world for {route}")


@laid_once
def make_world() -> World:
    """Rows on every page; Minh (the province's officer) brought in a plan and holds a draft."""
    cast = make_cast()
    load_register()
    minh = cast.minh
    accepted = make_draft(minh)
    accept_import(actor=minh.actor, uid=accepted.uid)
    plan = Plan.objects.get()
    task = Task.objects.filter(kind="work").order_by("order").first()
    share = _share_of_hoa(cast)
    alias = add_alias(actor=cast.nga.actor, organisation=cast.science, name="Sở Khoa học")
    job = jobs.enqueue(READ_JOB, {"upload": UUID(int=0).hex}, actor=minh.actor, label="Đọc văn bản")
    inbox.notify([minh.actor.id], code="plans.share_given", title="Việc mới", body="",
                 url="/viec-cua-toi/", actor=cast.nga.actor)  # fmt: skip
    hoa = cast.hoa.person
    assert hoa is not None
    assert task is not None
    return World(
        cast=cast,
        draft=make_draft(minh).uid,
        upload=start_upload(actor=minh.actor, parts=[FilePart("a.txt", 3)]).uid,
        document=Document.objects.get().uid,
        plan=plan.uid,
        copy=plan.copy.uid,
        task=task.uid,
        share=share.uid,
        job=Job.objects.get(uid=job.uid).uid,
        item=InboxItem.objects.filter(recipient_id=minh.actor.id).order_by("-pk")[0].uid,
        file=StoredFile.objects.order_by("pk")[0].uid,
        identity=Identity.objects.get(kind="task", object_id=task.pk).uid,
        act=Act.objects.order_by("pk")[0].uid,
        person=hoa.uid,
        role=RoleAssignment.objects.get(person=hoa).pk,
        organisation=cast.science.uid,
        alias=OrganisationAlias.objects.get(pk=alias.pk).pk,
        entry=AuditEntry.objects.filter(path__startswith="/40/").order_by("pk")[0].pk,
        hand_over=_hand_over(cast).uid,
        move=propose_move(cast).uid,
        paper=begin_paper(actor=minh.actor, kind=PaperKind.NOTICE, issuer="").uid,
        office=make_office_rows(cast),
        child=draft_child_plan(actor=cast.hoa.actor, uid=plan.uid).uid,
        life=make_life(cast),
        follow_up=make_follow_up(cast, plan),
        campaigned=make_campaigned(cast),
        figures=make_figure_rows(cast, plan),
        procedures=make_procedures(cast),
        standards=make_standards(cast),
        consulted=make_consultation(cast.binh, cast.hoa),
        codes=make_codes(cast),
        engagement=make_engagement(cast),
        exchanged=make_exchange(cast, [Document.objects.get().uid]),
    )


def photograph(draft: UUID) -> None:
    """Let a draft have come from one photo of a page, so that its picture can be asked for."""
    photo = BytesIO()
    Image.new("RGB", (60, 84), "white").save(photo, "PNG")
    temporary.delete(draft)
    temporary.make(draft, ["trang.png"])
    temporary.append(draft, 0, photo.getvalue())
    temporary.split(draft, [len(photo.getvalue())])


def _share_of_hoa(cast: Cast) -> Assignment:
    """A share of the commune's room that its head gave to Hoa."""
    share = Assignment.objects.order_by("pk")[0]
    share.organisation, share.path = cast.culture, cast.culture.path
    share.save()
    plan = share.task.plan_id
    assert plan is not None
    for kind, object_id in (("task", share.task_id), ("plan", plan)):
        add_participation(kind=kind, object_id=object_id, path=share.path, role=share.role)
    hoa = cast.hoa.person
    assert hoa is not None
    assign_person(actor=cast.head.actor, uid=share.uid, person=hoa.uid, note="Làm trước ngày 15.")
    return share


def _hand_over(cast: Cast) -> HandOver:
    hoa, head = cast.hoa.person, cast.head.person
    assert hoa is not None
    assert head is not None
    return HandOver.objects.create(
        owner_path=cast.culture.path, organisation_label=cast.culture.name, from_person=hoa,
        to_person=head, from_label=hoa.full_name, to_label=head.full_name, by_label="Đức",
        items=[], at=hoa.created_at,
    )  # fmt: skip


def every_route() -> Iterator[tuple[str, set[str]]]:
    """Name and arguments of every URL of the node."""
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[tuple[str, set[str]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}", set(pattern.pattern.converters)
