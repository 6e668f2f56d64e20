"""Notifications of technical barriers to trade, whom they touch, and what was said of them."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from chuan.core.scope import PathField
from chuan.engagement.enums import ImportState, Known, MatchState
from chuan.engagement.models.profile import Profile, ProfileLine
from chuan.orgs.models import Organisation

NOTIFICATION, MATCH, QUESTION = "engagement.notification", "engagement.match", "engagement.question"
DRAFT_CHECK, IMPORT = "engagement.draft_check", "engagement.tbt_import"
"""Kinds in the record."""


class NotificationQuerySet(models.QuerySet["TbtNotification"]):
    """What can be asked of notifications."""

    def open_on(self, on: date) -> Self:
        """Those on which one may still comment."""
        return self.filter(comment_until__gte=on)


class TbtNotification(models.Model):
    """One notification as its member told it; `family` is the symbol without what follows it later."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    symbol = models.CharField(max_length=60, unique=True)
    family = models.CharField(max_length=40)
    agreement = models.CharField(max_length=3)
    member = models.CharField(max_length=4)
    number = models.PositiveIntegerField()
    revision = models.PositiveSmallIntegerField(default=0)
    supplement = models.CharField(max_length=4, blank=True)
    supplement_number = models.PositiveSmallIntegerField(default=0)
    distributed_on = models.DateField(null=True, blank=True)
    comment_until = models.DateField(null=True, blank=True)
    adoption_on = models.DateField(null=True, blank=True)
    adoption_words = models.CharField(max_length=200, blank=True)
    entry_on = models.DateField(null=True, blank=True)
    entry_words = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=1000)
    title_vi = models.CharField(max_length=1000, blank=True)
    products = models.TextField(blank=True)
    objective = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=60, blank=True)
    link = models.URLField(max_length=500, blank=True)
    source = models.CharField(max_length=160, blank=True)
    folded = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    recorded_by_label = models.CharField(max_length=300, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("family",), name="tbt_by_family"),
            models.Index(fields=("comment_until",), name="tbt_by_deadline"),
            models.Index(fields=("-distributed_on",), name="tbt_by_day"),
        )

    def __str__(self) -> str:
        return self.symbol


class TbtCode(models.Model):
    """A code of goods that a notification names, without dots."""

    notification = models.ForeignKey(
        TbtNotification, on_delete=models.CASCADE, related_name="codes"
    )
    scheme = models.CharField(max_length=6)
    code = models.CharField(max_length=14)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("notification", "scheme", "code"),
                name="one_row_for_a_code_of_a_notification",
            ),
        )
        indexes = (models.Index(fields=("scheme", "code"), name="tbt_code"),)

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class TbtMatch(models.Model):
    """A notification that seems to touch a profile: why, how strongly, and what was said of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notification = models.ForeignKey(
        TbtNotification, on_delete=models.CASCADE, related_name="matches"
    )
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="matches")
    line = models.ForeignKey(ProfileLine, on_delete=models.CASCADE, related_name="matches")
    owner_path = PathField()
    strength = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=8)
    shared = models.CharField(max_length=300)
    in_market = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=MatchState.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_label = models.CharField(max_length=300, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)
    found_at = models.DateTimeField()
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("notification", "profile"), name="one_match_of_a_notification_and_a_profile"
            ),
        )
        indexes = (models.Index(fields=("owner_path", "state"), name="tbt_match_by_path"),)

    def __str__(self) -> str:
        return f"{self.notification_id} → {self.profile_id}"


class TbtComment(models.Model):
    """What a body would have the notifying member know before the time for comments ends."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notification = models.ForeignKey(
        TbtNotification, on_delete=models.CASCADE, related_name="comments"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    clause = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    at = models.DateTimeField()
    by_label = models.CharField(max_length=300)
    letter = models.ForeignKey(
        "documents.PaperDraft", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("notification", "owner_path"), name="tbt_comment"),)

    def __str__(self) -> str:
        return self.text[:80]


class TbtQuestion(models.Model):
    """An enquiry or a specific trade concern of a body, and its answer."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8)
    notification = models.ForeignKey(
        TbtNotification, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    member = models.CharField(max_length=4, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by_label = models.CharField(max_length=300)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_label = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer=""),
                name="an_answered_question_has_its_answer",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "-asked_at"), name="tbt_question"),)

    def __str__(self) -> str:
        return self.title


class DraftCheck(models.Model):
    """Whether a draft regulation or procedure of ours must be told to the members before issue."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner_path = PathField()
    title = models.CharField(max_length=500)
    is_mandatory = models.CharField(max_length=8, default=Known.UNKNOWN)
    has_basis = models.CharField(max_length=8, default=Known.UNKNOWN)
    follows_basis = models.CharField(max_length=8, default=Known.UNKNOWN)
    hits_trade = models.CharField(max_length=8, default=Known.UNKNOWN)
    is_urgent = models.CharField(max_length=8, default=Known.UNKNOWN)
    basis_words = models.CharField(max_length=500, blank=True)
    effect_words = models.CharField(max_length=500, blank=True)
    verdict = models.CharField(max_length=12)
    told_symbol = models.CharField(max_length=60, blank=True)
    told_on = models.DateField(null=True, blank=True)
    checked_at = models.DateTimeField()
    checked_by_label = models.CharField(max_length=300)

    class Meta:
        indexes = (models.Index(fields=("owner_path", "-checked_at"), name="draft_check"),)

    def __str__(self) -> str:
        return self.title


class TbtImport(models.Model):
    """One file of notifications, as it was looked through and then written to the register."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_path = PathField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, default=ImportState.READ)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=300)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True) | Q(applied_at__gte=F("at")),
                name="a_file_is_looked_through_before_it_is_written",
            ),
        )

    def __str__(self) -> str:
        return self.name


class TbtImportRow(models.Model):
    """One row of the file, and what is to become of it."""

    run = models.ForeignKey(TbtImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=8)
    reason = models.CharField(max_length=500, blank=True)
    title = models.CharField(max_length=300, blank=True)
    cells = models.JSONField(default=dict)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=("run", "outcome"), name="tbt_row_by_outcome"),)

    def __str__(self) -> str:
        return f"{self.number} {self.symbol}"
