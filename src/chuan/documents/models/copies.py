"""Documents as the node knows them, and the copies that bodies hold."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField

DOCUMENT = "document"
"""Kind of a document in participations, search entries and identities."""
COPY = "document_copy"
"""Kind of a copy in search entries, where its title is not that of the document."""


class Document(models.Model):
    """One document, once in the node however many bodies hold a copy of it.

    The title is that of the copy that leads (`services.titles`): readers are shown that of the copy
    they read (`selectors.copies`). The keys are made by `rules.identity`; `symbol` is as printed.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    issuer_key = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    symbol_key = models.CharField(max_length=120)
    issued_key = models.CharField(max_length=10, blank=True)
    issuer_label = models.CharField(max_length=300)
    issuer = models.ForeignKey(
        "orgs.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="issued_documents",
    )
    symbol = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    title = models.TextField()
    owner_path = PathField()
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("issuer_key", "kind", "symbol_key", "issued_key"),
                name="one_document_per_issuer_kind_symbol_and_date",
            ),
        )
        indexes = (
            models.Index(fields=("symbol_key",), name="document_by_symbol"),
            models.Index(fields=("owner_path", "-issued_on"), name="document_by_owner"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Symbol, or the beginning of the title when there is no number."""
        return self.symbol or self.title[:80]


class DocumentCopy(models.Model):
    """The copy of a document that one organisation accepted: its files and what was understood.

    Text and files are seen through the copy, so that naming a symbol never opens another's file.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="copies")
    owner_path = PathField()
    organisation_label = models.CharField(max_length=300, blank=True)
    draft_uid = models.UUIDField(null=True, blank=True)
    place_in_file = models.PositiveSmallIntegerField(default=0)
    content = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    accepted_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=32)
    accepted_by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("document", "owner_path"), name="one_copy_of_a_document_in_an_organisation"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.owner_path}"

    @property
    def title(self) -> str:
        """As its holder read and corrected it."""
        return str(self.content.get("title") or "")


class CopyFile(models.Model):
    """A file of a copy, in the order of its pages."""

    copy = models.ForeignKey(DocumentCopy, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return f"{self.copy_id} {self.order}"


class Citation(models.Model):
    """An edge from a copy to what it cites: an act of law, a document of the node, or just its symbol."""

    copy = models.ForeignKey(DocumentCopy, on_delete=models.CASCADE, related_name="citations")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=80, blank=True)
    symbol = models.CharField(max_length=120, blank=True)
    symbol_key = models.CharField(max_length=120, blank=True)
    issued_text = models.CharField(max_length=10, blank=True)
    issuer_label = models.CharField(max_length=300, blank=True)
    text = models.CharField(max_length=500, blank=True)
    act = models.ForeignKey(
        "law.Act", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("order",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(symbol="") | ~Q(text=""), name="citation_names_something"
            ),
        )
        indexes = (models.Index(fields=("symbol_key",), name="citation_by_symbol"),)

    def __str__(self) -> str:
        return self.symbol or self.text
