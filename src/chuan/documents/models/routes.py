"""Routes: the steps a body sets for its papers, and the steps of one paper as it set out."""

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.documents import labels
from chuan.documents.enums import StepPlace, StepState


class RouteTemplate(models.Model):
    """The steps that a body sets for its papers of one family, and of one kind when it says so."""

    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    path = PathField()
    family = models.CharField(max_length=10)
    kind = models.CharField(max_length=20, blank=True)
    saved_at = models.DateTimeField()
    saved_by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "family", "kind"),
                name="one_route_of_a_body_per_family_and_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.family} {self.kind}"


class RouteTemplateStep(models.Model):
    """One step of a route: what is done, where, in which role, and by whom when a name is set."""

    template = models.ForeignKey(RouteTemplate, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    place = models.CharField(max_length=10, default=StepPlace.DRAFTER)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20)
    person = models.ForeignKey(
        "orgs.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    required = models.BooleanField(default=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("template", "order"), name="one_step_per_place"),
            models.CheckConstraint(
                condition=~Q(place=StepPlace.CHOSEN) | Q(organisation__isnull=False),
                name="a_step_of_a_chosen_body_names_it",
            ),
        )

    def __str__(self) -> str:
        return f"{self.template_id} {self.order} {self.kind}"


class DraftStep(models.Model):
    """One step of one paper, copied from the route when it set out; `person_id` empty: by role."""

    draft = models.ForeignKey(
        "documents.PaperDraft", on_delete=models.CASCADE, related_name="steps"
    )
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    role = models.CharField(max_length=20)
    person_id = models.CharField(max_length=32, blank=True)
    person_label = models.CharField(max_length=160, blank=True)
    required = models.BooleanField(default=True)
    state = models.CharField(max_length=10, default=StepState.WAITING)
    since = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    by_label = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "order"), name="one_step_of_a_paper_per_place"
            ),
            models.UniqueConstraint(
                fields=("draft",),
                condition=Q(state=StepState.CURRENT),
                name="a_paper_waits_at_one_step",
            ),
        )
        indexes = (models.Index(fields=("path", "state"), name="draft_step_by_body"),)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.order} {self.kind} {self.state}"


class FindingAnswer(models.Model):
    """What the examiner of the form answered to one finding of the machine about a paper."""

    draft = models.ForeignKey(
        "documents.PaperDraft", on_delete=models.CASCADE, related_name="answers"
    )
    fingerprint = models.CharField(max_length=80)
    answer = models.CharField(max_length=500)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "fingerprint"), name="one_answer_to_a_finding_of_a_paper"
            ),
        )

    def __str__(self) -> str:
        return self.fingerprint


class Meeting(models.Model):
    """The meeting that considered a paper of a party committee, and what it concluded.

    `body` is a `MeetingBody` where a party committee met. `conclusion_draft` is the thông báo kết
    luận or the minutes that carry the conclusion.
    """

    step = models.OneToOneField(DraftStep, on_delete=models.CASCADE, related_name="meeting")
    body = models.CharField(max_length=12, blank=True)
    held_on = models.DateField()
    members = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    agreed = models.PositiveSmallIntegerField(null=True, blank=True)
    conclusion = models.TextField()
    conclusion_draft = models.ForeignKey(
        "documents.PaperDraft", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(present__lte=models.F("members")) & Q(present__gte=1),
                name="no_more_present_than_members",
            ),
        )

    def __str__(self) -> str:
        return f"{self.step_id} {self.held_on}"

    @property
    def body_label(self) -> str:
        """Who met, in words; empty outside the party."""
        return str(labels.MEETING_BODY.get(self.body, ""))
