"""The draft of a body's own plan made from a plan above, and which unit takes whose work."""

from django.db import models

from chuan.core.scope import PathField


class ChildDraft(models.Model):
    """A paper that was drafted from a plan: what was made of which clause, kept beside the paper.

    `generated` is the paper as it was first made; `notes` holds origins, doubts and what was left
    out. The words of the plan above are read through the copy, never kept here (ADR 0008).
    """

    draft = models.OneToOneField(
        "documents.PaperDraft", on_delete=models.CASCADE, related_name="child_of"
    )
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="child_drafts")
    owner_path = PathField()
    issuer_path = PathField()
    generated = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    generated_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("plan", "owner_path"), name="child_draft_by_plan"),)

    def __str__(self) -> str:
        return f"{self.plan_id} → {self.draft_id}"


class Counterpart(models.Model):
    """Which unit of a body takes the work of one kind of agency above ("so-khcn")."""

    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.CASCADE, related_name="counterparts"
    )
    path = PathField()
    agency = models.CharField(max_length=40)
    unit = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    saved_at = models.DateTimeField()
    saved_by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "agency"), name="one_counterpart_of_an_agency_in_a_body"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency} → {self.unit_id}"
