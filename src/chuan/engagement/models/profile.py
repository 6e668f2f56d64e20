"""What an enterprise says of itself, line by line, and who has checked which line."""

import uuid
from collections.abc import Mapping
from typing import Self

from django.db import models
from django.db.models import Count, Q

from chuan.core.scope import PathField, under
from chuan.engagement.enums import JoinState, LineState
from chuan.orgs.models import Organisation, Place

PROFILE, LINE, REQUEST = "engagement.profile", "engagement.line", "engagement.request"
"""Kinds in the record."""


class ProfileQuerySet(models.QuerySet["Profile"]):
    """What can be asked of profiles."""

    def within(self, path: str) -> Self:
        """Those of bodies at or below a path; none for an empty path."""
        return self.filter(under(path, "owner_path"))

    def public(self) -> Self:
        """Those of which at least one part was agreed to be shown to everybody."""
        return self.filter(
            Q(shows_products=True) | Q(shows_standards=True) | Q(shows_certificates=True)
        )


class Profile(models.Model):
    """One body's own page: what it makes, applies and has. Counts follow its living lines."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="profile"
    )
    owner_path = PathField()
    field = models.CharField(max_length=20, blank=True)
    tax_code = models.CharField(max_length=14, blank=True)
    contact_name = models.CharField(max_length=160, blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    contact_email = models.EmailField(blank=True)
    shows_products = models.BooleanField(default=False)
    shows_standards = models.BooleanField(default=False)
    shows_certificates = models.BooleanField(default=False)
    filled = models.PositiveSmallIntegerField(default=0)
    lines_count = models.PositiveIntegerField(default=0)
    verified_count = models.PositiveIntegerField(default=0)
    asked_count = models.PositiveIntegerField(default=0)
    products_words = models.CharField(max_length=600, blank=True)
    folded = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)
    updated_at = models.DateTimeField()

    objects = ProfileQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("owner_path",), name="profile_by_path"),
            models.Index(fields=("-updated_at",), name="profile_by_last_change"),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class ProfileLineQuerySet(models.QuerySet["ProfileLine"]):
    """What can be asked of lines."""

    def living(self) -> Self:
        """Those that were not ended."""
        return self.filter(ended_at=None)

    def verified(self) -> Self:
        """Those that somebody has checked as they stand."""
        return self.filter(state=LineState.VERIFIED)

    def counted(self) -> Mapping[str, int]:
        """How many lines, in how many sections, how many of them checked or asked again."""
        return self.aggregate(
            filled=Count("section", distinct=True),
            lines=Count("pk"),
            verified=Count("pk", filter=Q(state=LineState.VERIFIED)),
            asked=Count("pk", filter=Q(state=LineState.ASKED)),
        )


class ProfileLine(models.Model):
    """One thing said: a product, a standard applied, a certificate, an instrument, a number of people.

    A line that changes after it was checked is the body's own word again; `confirmed_words` keeps
    what had been checked.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="lines")
    section = models.CharField(max_length=12)
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=300, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    quantity = models.PositiveIntegerField(null=True, blank=True)
    since_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    file = models.ForeignKey(
        "core.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, default=LineState.DECLARED)
    declared_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by_label = models.CharField(max_length=300, blank=True)
    confirmed_evidence = models.CharField(max_length=500, blank=True)
    confirmed_words = models.CharField(max_length=1200, blank=True)
    asked_reason = models.CharField(max_length=500, blank=True)
    reminded_until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ProfileLineQuerySet.as_manager()

    class Meta:
        ordering = ("section", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="verified")
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by_label="")),
                name="a_verified_line_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | ~Q(asked_reason=""),
                name="a_line_asked_again_says_why",
            ),
        )
        indexes = (
            models.Index(fields=("section", "code", "state"), name="line_by_code"),
            models.Index(fields=("key",), name="line_by_standard"),
            models.Index(fields=("valid_until",), name="line_by_end"),
        )

    def __str__(self) -> str:
        return self.name or self.code

    @property
    def seen_mark(self) -> str:
        """Changes whenever the line is said anew: who confirms says which saying was read."""
        return self.declared_at.isoformat()


class ProfileCode(models.Model):
    """A code of goods or a market of one product; dots and spaces are not kept."""

    line = models.ForeignKey(ProfileLine, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=6)
    code = models.CharField(max_length=14)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("line", "scheme", "code"), name="one_row_for_a_code_of_a_line"
            ),
        )
        indexes = (models.Index(fields=("scheme", "code"), name="profile_code"),)

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class LineChange(models.Model):
    """What happened to a line, in words of the moment; never changed afterwards."""

    line = models.ForeignKey(ProfileLine, on_delete=models.CASCADE, related_name="changes")
    event = models.CharField(max_length=10)
    words = models.CharField(max_length=1200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=300)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.event} {self.words}"


class JoinRequest(models.Model):
    """An enterprise asks for an account. Tax code and contact are read by who decides, nobody else."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_path = PathField()
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    tax_code = models.CharField(max_length=14)
    contact_name = models.CharField(max_length=160)
    contact_phone = models.CharField(max_length=20)
    contact_email = models.EmailField(blank=True)
    note = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=8, default=JoinState.WAITING)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_label = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("tax_code",),
                condition=Q(state="waiting"),
                name="one_waiting_request_for_a_tax_code",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "state"), name="join_request_by_body"),)

    def __str__(self) -> str:
        return self.name
