"""How a body heads and signs its papers, and the earlier states that a writer can go back to."""

from django.db import models

from chuan.core.scope import PathField


class HouseStyle(models.Model):
    """What a body prints on its papers where the rule does not give it; an empty field is derived."""

    organisation = models.OneToOneField(
        "orgs.Organisation", on_delete=models.CASCADE, related_name="house_style"
    )
    path = PathField()
    abbreviation = models.CharField(max_length=20, blank=True)
    superior = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=100, blank=True)
    authority = models.CharField(max_length=160, blank=True)
    on_behalf = models.CharField(max_length=160, blank=True)
    position = models.CharField(max_length=160, blank=True)
    signer = models.CharField(max_length=160, blank=True)
    saved_at = models.DateTimeField()
    saved_by_label = models.CharField(max_length=160)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.abbreviation}"


class PaperEdit(models.Model):
    """What a paper said before one change, so that the change can be taken back."""

    draft = models.ForeignKey(
        "documents.PaperDraft", on_delete=models.CASCADE, related_name="edits"
    )
    content = models.JSONField(default=dict)
    what = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.what}"
