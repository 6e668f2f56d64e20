"""Events and what can be asked of them: rows that enter by COPY and never change.

The tables are laid by hand in the migration (no rowid on SQLite, months on PostgreSQL). The id of an event
is its record time in microseconds since 1970, one later for each event, given out under the lock of
`RecordClock` and in the order of commits: a reader of "since" never misses a late commit. Ids of the
sandbox lie below zero (`rules.moments`), so that every table can be parted without asking for the event.
"""

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.traceability.models.capture import CaptureJob
from chuan.traceability.models.fields import IdentifierField


def _sandbox_index(name: str) -> models.Index:
    """What a purge of the sandbox finds rows by; it holds nothing else."""
    return models.Index(fields=("event",), condition=Q(event__lt=0), name=name)


class RecordClock(models.Model):
    """The last id given out: row 1 for events, row 2 for the sandbox; its lock makes one writer at a time."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    last = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.pk}: {self.last}"


class Event(models.Model):
    """One event. `doc` is its canonical JSON: EPCIS terms bare, GS1 identifiers as Digital Link.

    `as_captured` is the same with identifiers as they came, NULL when equal. Neither holds the record time.
    What the event does not say is NULL. `hash` is the 32 bytes of its event hash (CBV 2.0, 8.9).
    `biz_step` and `disposition` are bare words or URIs; identifiers in columns are canonical.
    """

    id = models.BigIntegerField(primary_key=True)
    event_time = models.DateTimeField()
    record_time = models.DateTimeField()
    declared_at = models.DateTimeField(null=True)
    capture = models.ForeignKey(
        CaptureJob,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="events",
    )
    sandbox = models.BooleanField(default=False)
    hash = models.BinaryField()
    owner_path = PathField()
    event_id = IdentifierField()
    type = models.TextField()
    action = models.TextField(null=True)
    time_offset = models.TextField()
    biz_step = IdentifierField(null=True)
    disposition = IdentifierField(null=True)
    read_point = IdentifierField(null=True)
    biz_location = IdentifierField(null=True)
    transformation_id = IdentifierField(null=True)
    error_reason = models.TextField(null=True)
    doc = models.TextField()
    as_captured = models.TextField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sandbox=False, id__gt=0) | Q(sandbox=True, id__lt=0),
                name="ids_of_the_sandbox_lie_below_zero",
            ),
        )
        indexes = (
            models.Index(fields=("owner_path", "id"), name="events_of_an_owner"),
            models.Index(fields=("event_time", "id"), name="events_by_time"),
            models.Index(
                fields=("biz_location", "event_time"),
                condition=Q(biz_location__isnull=False),
                name="events_at_a_location",
            ),
            models.Index(
                fields=("read_point", "event_time"),
                condition=Q(read_point__isnull=False),
                name="events_at_a_read_point",
            ),
            models.Index(
                fields=("transformation_id",),
                condition=Q(transformation_id__isnull=False),
                name="events_of_a_transformation",
            ),
        )

    def __str__(self) -> str:
        return str(self.event_id)


class EventIdentity(models.Model):
    """That an owner captured an event of this id: the truth about duplicates.

    `mark` is "" for the event itself; for a declaration that it was wrong, a print of that declaration.
    """

    pk = models.CompositePrimaryKey("event_id", "owner_path", "sandbox", "mark")
    event_id = IdentifierField()
    owner_path = PathField()
    sandbox = models.BooleanField()
    mark = models.CharField(max_length=32)
    event = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        indexes = (_sandbox_index("sandbox_identities"),)

    def __str__(self) -> str:
        return str(self.event_id)


class Retraction(models.Model):
    """An event that its owner declared wrong; its ties are told no more."""

    event = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.event)


class EventKey(models.Model):
    """One object named by an event: `key` is canonical, `role` a `KeyRole`, `place` tells equal ones apart.

    `quantity` NULL is unspecified or none; `uom` as captured. A class is asked for as the beginning of a key.
    """

    pk = models.CompositePrimaryKey("key", "event_time", "event", "role", "place")
    key = IdentifierField()
    event_time = models.DateTimeField()
    event = models.BigIntegerField()
    role = models.SmallIntegerField()
    place = models.IntegerField()
    quantity = models.FloatField(null=True)
    uom = models.TextField(blank=True)

    class Meta:
        indexes = (_sandbox_index("sandbox_keys"),)

    def __str__(self) -> str:
        return str(self.key)


class EventTie(models.Model):
    """One `domain.epcis.genealogy.Tie`; `amount` is a decimal as text, so that balances stay exact."""

    pk = models.CompositePrimaryKey("source", "event", "place")
    source = IdentifierField(blank=True)
    event = models.BigIntegerField()
    place = models.IntegerField()
    target = IdentifierField()
    kind = models.TextField()
    from_time = models.DateTimeField(null=True)
    until_time = models.DateTimeField(null=True)
    amount = models.TextField(null=True)
    uom = models.TextField(blank=True)
    seen = models.BooleanField()
    owner_path = PathField()

    class Meta:
        indexes = (
            models.Index(fields=("target", "event"), name="ties_backwards"),
            _sandbox_index("sandbox_ties"),
        )

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class EventField(models.Model):
    """One value that can be asked for by name: extensions, master data of instances, sensors, parties.

    `name` is "{namespace}local", or the bare name of the standard's own fields. `inner`: it stands below
    another. `text` (shortened by `rules.short`), `number` and `moment` hold the value in each sense it has;
    `number` of a sensor is in the base unit `uom`. A field of which only the presence can be asked has none.
    """

    pk = models.CompositePrimaryKey("event", "place")
    event = models.BigIntegerField()
    place = models.IntegerField()
    scope = models.TextField()
    name = IdentifierField(blank=True)
    inner = models.BooleanField()
    text = IdentifierField(null=True)
    number = models.FloatField(null=True)
    moment = models.DateTimeField(null=True)
    uom = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("scope", "name", "text", "event"),
                condition=Q(text__isnull=False),
                name="fields_by_text",
            ),
            models.Index(
                fields=("scope", "name", "number", "event"),
                condition=Q(number__isnull=False),
                name="fields_by_number",
            ),
            models.Index(
                fields=("scope", "name", "moment", "event"),
                condition=Q(moment__isnull=False),
                name="fields_by_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scope} {self.name}"


class EventReader(models.Model):
    """A body beside the owner that may read an event, and why (`ReaderReason`).

    `path` is the body's own; for a place, that of the authority over it.
    """

    pk = models.CompositePrimaryKey("event", "path", "why")
    event = models.BigIntegerField()
    path = PathField()
    why = models.SmallIntegerField()

    class Meta:
        indexes = (models.Index(fields=("path", "event"), name="events_of_a_reader"),)

    def __str__(self) -> str:
        return f"{self.event} {self.path}"


class Follower(models.Model):
    """How far somebody who goes through all events in their order has come: `last` is done."""

    name = models.CharField(max_length=60, primary_key=True)
    last = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.last}"
