"""Papers drafted here: what they say now, each earlier wording, and every move on their way."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import Participation, PathField
from chuan.documents import labels
from chuan.documents.enums import PaperState
from chuan.domain.vanban.writing import Paper, from_json, with_number

PAPER = "paper"
"""Kind of a draft in participations, audit entries and the worklist."""


class PaperQuerySet(models.QuerySet["PaperDraft"]):
    """What can be asked of papers being drafted."""

    def visible_to(self, actor: Actor) -> Self:
        """Papers of the very body acted for, and those whose route or opinion it takes part in.

        A body above does not read what a body below is still writing: unlike a register, a draft
        is shown only where it is worked on.
        """
        if actor.is_system:
            return self.all()
        if not actor.path:
            return self.none()
        taken_part = Participation.objects.filter(kind=PAPER, path=actor.path)
        return self.filter(Q(owner_path=actor.path) | Q(pk__among=taken_part.values("object_id")))

    def open(self) -> Self:
        """Papers that are neither issued nor withdrawn."""
        return self.exclude(state__in=(PaperState.ISSUED, PaperState.WITHDRAWN))


class PaperDraft(models.Model):
    """One paper being written, carried round for initials and a signature, numbered and issued.

    `content` is a `writing.Paper` as its codec stores it; `version` grows with every save.
    `about_kind` and `about_id` say what the paper is about, in the words of the room above.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    issuer = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issuer_path = PathField(blank=True)
    family = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    title = models.TextField(blank=True)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=16, default=PaperState.DRAFTING)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=80, blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    number = models.OneToOneField(
        "documents.IssuedNumber",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="paper",
    )
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32)
    created_by_label = models.CharField(max_length=160)
    saved_at = models.DateTimeField()
    saved_by_label = models.CharField(max_length=160)
    issued_at = models.DateTimeField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in PaperState]),
                name="paper_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=PaperState.ISSUED) | Q(document__isnull=False),
                name="an_issued_paper_is_a_document",
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "state", "-saved_at"), name="paper_by_owner"),
            models.Index(fields=("about_kind", "about_id"), name="paper_by_what_it_is_about"),
        )

    def __str__(self) -> str:
        return self.title[:80] or self.uid.hex

    @property
    def paper(self) -> Paper:
        """What it says; raises `PaperUnreadable` when a newer release wrote it."""
        return from_json(self.content)

    @property
    def numbered_paper(self) -> Paper:
        """What it says, with its number and day as soon as the clerk has given them."""
        given = self.number
        if given is None or given.issued_on is None:
            return self.paper
        return with_number(self.paper, str(given.number), given.issued_on)


class PaperRevision(models.Model):
    """The wording of a paper at one moment: at each move on the route and when somebody keeps one."""

    draft = models.ForeignKey(PaperDraft, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "number"), name="one_revision_of_a_paper_per_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} #{self.number}"


class PaperMove(models.Model):
    """One thing that happened to a paper on its route: what, who, with which words and wording."""

    draft = models.ForeignKey(PaperDraft, on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=10)
    step_kind = models.CharField(max_length=10, blank=True)
    step_order = models.PositiveSmallIntegerField(default=0)
    to_order = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    organisation_label = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    note = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.kind}"

    @property
    def kind_label(self) -> str:
        """What happened, in words."""
        return str(labels.MOVE_KIND[self.kind])

    @property
    def step_label(self) -> str:
        """At which step, in words; empty when at none."""
        return str(labels.STEP_KIND.get(self.step_kind, ""))
