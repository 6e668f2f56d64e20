"""Rows that no register owns: participations, jobs, files, search, inbox, outbox, forms sent once,
and what rests on what.
"""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.clock import now
from chuan.core.enums import FlagState, JobState
from chuan.core.fields import PathField


class Participation(models.Model):
    """An organisation takes part in a thing it does not own: partner, assignee, recipient."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    path = PathField()
    role = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "object_id", "path", "role"), name="one_participation_per_role"
            ),
        )
        indexes = (
            models.Index(fields=("kind", "path", "object_id"), name="participation_by_path"),
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.path} {self.role}"


class Job(models.Model):
    """One piece of work done outside a request, that goes on after its worker dies.

    `actor` is the whole `core.actor.Actor` as JSON, as it was when the job was asked for. While
    running, `lease_token` names the holder and `lease_until` says until when it is believed.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    label = models.CharField(max_length=240)
    key = models.CharField(max_length=160, blank=True)
    payload = models.JSONField(default=dict)
    actor = models.JSONField(default=dict)
    actor_id = models.CharField(max_length=64, blank=True)
    owner_path = PathField(blank=True)
    state = models.CharField(max_length=12, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=400, blank=True)
    error = models.CharField(max_length=800, blank=True)
    url = models.CharField(max_length=400, blank=True)
    checkpoint = models.JSONField(default=dict)
    cancel_asked = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    queue_id = models.UUIDField(null=True)
    worker = models.CharField(max_length=160, blank=True)
    lease_token = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("key",),
                condition=Q(state__in=("queued", "running")) & ~Q(key=""),
                name="one_unfinished_job_per_key",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in JobState]),
                name="job_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False),
                name="running_job_has_a_lease",
            ),
        )
        indexes = (
            models.Index(
                fields=("state", "lease_until"),
                condition=Q(state__in=("queued", "running")),
                name="job_unfinished",
            ),
            models.Index(fields=("actor_id", "-created_at"), name="job_by_actor"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.uid}"


class JobSchedule(models.Model):
    """When a periodic job is due next."""

    name = models.CharField(max_length=80, primary_key=True)
    next_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.next_at:%Y-%m-%d %H:%M}"


class StoredFile(models.Model):
    """One file as somebody gave it; the bytes stand under FILES_ROOT by their SHA-256.

    `owner_path` empty: only the person who gave it sees it.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=240)
    media_type = models.CharField(max_length=120)
    size = models.BigIntegerField()
    owner_path = PathField(blank=True)
    uploader_id = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = (models.Index(fields=("owner_path",), name="file_by_owner"),)

    def __str__(self) -> str:
        return self.name


class SearchRecord(models.Model):
    """What the search box finds: the thing's text, folded words beside it, and who may see it.

    `words_title` and `words_body` are what the full-text index of the database reads; `codes` holds
    the symbols of the thing, folded, each between spaces.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    uid = models.UUIDField(null=True)
    title = models.CharField(max_length=600)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=400)
    owner_path = PathField(blank=True)
    public = models.BooleanField(default=False)
    weight = models.FloatField(default=1.0)
    codes = models.CharField(max_length=800, blank=True)
    title_lower = models.CharField(max_length=600)
    words_title = models.TextField()
    words_body = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "object_id"), name="one_search_record_per_thing"
            ),
        )

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A folded word that occurs somewhere: what a slip of the keyboard is corrected to."""

    word = models.CharField(max_length=24, primary_key=True)

    def __str__(self) -> str:
        return self.word


class InboxItem(models.Model):
    """Something a person should know, with the page to open."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    recipient_id = models.CharField(max_length=64)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    body = models.CharField(max_length=1000, blank=True)
    url = models.CharField(max_length=400)
    sender_label = models.CharField(max_length=240, blank=True)
    created_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)
    digested_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("recipient_id", "-created_at", "-id"), name="inbox_by_person"),
            models.Index(
                fields=("recipient_id",), condition=Q(read_at__isnull=True), name="inbox_unread"
            ),
            models.Index(
                fields=("created_at",),
                condition=Q(read_at__isnull=True, digested_at__isnull=True),
                name="inbox_to_digest",
            ),
        )

    def __str__(self) -> str:
        return self.title


class InboxPreference(models.Model):
    """Whether a person wants the daily digest by e-mail; no row means yes."""

    person_id = models.CharField(max_length=64, primary_key=True)
    digest = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.digest}"


class OutboxMessage(models.Model):
    """A message to the outside, written in the transaction that caused it."""

    topic = models.CharField(max_length=80)
    key = models.CharField(max_length=160)
    payload = models.JSONField()
    created_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=now)
    last_error = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("topic", "key"), name="one_outbox_message_per_key"),
        )
        indexes = (
            models.Index(
                fields=("next_at", "id"), condition=Q(sent_at__isnull=True), name="outbox_unsent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class SentOnce(models.Model):
    """A form that was done: a repeat with the same key and body gets the same answer.

    `body_hash` is SHA-256 over address, fields and files; `status` and `location` are the answer.
    """

    actor_id = models.CharField(max_length=64)
    key = models.UUIDField()
    body_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    location = models.CharField(max_length=800, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("actor_id", "key"), name="one_form_per_person_and_key"),
        )
        indexes = (models.Index(fields=("at",), name="sent_once_by_age"),)

    def __str__(self) -> str:
        return f"{self.actor_id} {self.key}"


class Dependant(models.Model):
    """A thing that rests on acts or standards; its page, and the body that is told.

    `owner_path` empty: the node's own, shown to those who act for the whole node.
    """

    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=120)
    label = models.CharField(max_length=400)
    url = models.CharField(max_length=400, blank=True)
    owner_path = PathField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "object_id"), name="one_dependant_row_for_a_thing"
            ),
        )
        indexes = (models.Index(fields=("owner_path", "kind"), name="dependant_by_owner"),)

    def __str__(self) -> str:
        return self.label


class DependantBasis(models.Model):
    """One thing that a dependant rests on: `key` names an act or a standard, `path` a part of it.

    `part` is the part as people wrote it; `path` "/" is the whole, "/d66/k1/" a part of a part.
    """

    dependant = models.ForeignKey(Dependant, on_delete=models.CASCADE, related_name="bases")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    part = models.CharField(max_length=200, blank=True)
    path = PathField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("dependant", "kind", "key", "path"),
                name="dependant_rests_once_on_a_part",
            ),
        )
        indexes = (models.Index(fields=("kind", "key", "path"), name="dependant_by_basis"),)

    def __str__(self) -> str:
        return f"{self.dependant_id} {self.kind} {self.key} {self.part}"


class BasisChange(models.Model):
    """Something that happened, or will happen, to an act or a standard; `key` makes it one change."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    code = models.CharField(max_length=60)
    basis_kind = models.CharField(max_length=20)
    basis_key = models.CharField(max_length=120)
    part = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    body = models.CharField(max_length=1000, blank=True)
    url = models.CharField(max_length=400)
    effective_on = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=1)
    made_at = models.DateTimeField(default=now)
    told_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("basis_kind", "basis_key"), name="change_by_basis"),)

    def __str__(self) -> str:
        return self.title


class RelianceFlag(models.Model):
    """One thing to look at again because of one change, and what was answered.

    `indirect`: it rests on what rests on what changed.
    """

    change = models.ForeignKey(BasisChange, on_delete=models.CASCADE, related_name="flags")
    dependant = models.ForeignKey(Dependant, on_delete=models.CASCADE, related_name="flags")
    indirect = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=FlagState.OPEN.value)
    reason = models.CharField(max_length=1000, blank=True)
    answered_by = models.CharField(max_length=64, blank=True)
    answered_by_label = models.CharField(max_length=240, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("change", "dependant"), name="one_flag_for_a_change_and_a_thing"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in FlagState]),
                name="flag_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "withdrawn")) | ~Q(reason=""),
                name="answered_flag_says_why",
            ),
        )
        indexes = (
            models.Index(
                fields=("dependant",), condition=Q(state="open"), name="flag_open_by_thing"
            ),
        )

    def __str__(self) -> str:
        return f"{self.change_id} {self.dependant_id} {self.state}"
