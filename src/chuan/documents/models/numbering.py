"""Numbers of papers: series as data, and each number with the reason when no paper bears it."""

import uuid

from django.db import models
from django.db.models import F, Q

from chuan.core.scope import PathField
from chuan.documents.enums import NumberState


class SeriesChoice(models.Model):
    """In which series a body numbers its papers of one kind; without a row, the usual one."""

    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    family = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    group = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "family", "kind"), name="one_series_for_a_kind_of_a_body"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind} → {self.group}"


class CommitteeTerm(models.Model):
    """A term of a party committee, through which the numbers of its papers go on."""

    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="one_term_per_name"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="a_term_does_not_end_before_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.name}"


class NumberSeries(models.Model):
    """One run of numbers: issuer × group of symbols × year (state) or committee term (party).

    `first` is the number it begins with, `last` the last one given (first - 1 when none is).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    family = models.CharField(max_length=10)
    group = models.CharField(max_length=20)
    period = models.CharField(max_length=20)
    first = models.PositiveIntegerField(default=1)
    last = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "family", "group", "period"),
                name="one_series_per_group_and_period",
            ),
            models.CheckConstraint(
                condition=Q(first__gte=1) & Q(last__gte=F("first") - 1),
                name="a_series_begins_where_it_says",
            ),
        )
        indexes = (models.Index(fields=("path", "-period", "group"), name="series_by_body"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.group} {self.period}"


class IssuedNumber(models.Model):
    """One number of a series, and the row of the register of outgoing papers that bears it.

    Every number between the first and the last of a series has a row: borne by a paper, voided
    with a reason, or given elsewhere (on paper or by the document system) with a reason.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers")
    path = PathField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=NumberState.USED)
    from_outside = models.BooleanField(default=False)
    symbol = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    draft = models.ForeignKey(
        "documents.PaperDraft",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="numbers",
    )
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)
    signer_label = models.CharField(max_length=300, blank=True)
    recipients = models.TextField(blank=True)
    kept_by = models.CharField(max_length=300, blank=True)
    copies = models.PositiveIntegerField(default=1)
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("series", "number"), name="a_number_is_given_once_in_its_series"
            ),
            models.CheckConstraint(
                condition=Q(state=NumberState.USED) | ~Q(reason=""),
                name="a_number_no_paper_bears_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=NumberState.USED) | (Q(issued_on__isnull=False) & ~Q(symbol="")),
                name="a_used_number_has_its_symbol_and_day",
            ),
        )
        indexes = (models.Index(fields=("path", "-issued_on"), name="number_by_body"),)

    def __str__(self) -> str:
        return self.symbol or str(self.number)
