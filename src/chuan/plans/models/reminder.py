"""What people were reminded of, so that nobody hears the same twice."""

from django.db import models


class ReminderDay(models.Model):
    """The one line that a person was sent on a day."""

    person_id = models.CharField(max_length=32)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person_id", "on"), name="one_reminder_line_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class Reminder(models.Model):
    """One thing a person was reminded of: `stage` is the days left at which it was due, below 0 when late."""

    day = models.ForeignKey(ReminderDay, on_delete=models.CASCADE, related_name="reminders")
    person_id = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    due_on = models.DateField()
    stage = models.SmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person_id", "kind", "object_id", "due_on", "stage"),
                name="one_reminder_of_a_stage",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.object_id} {self.stage}"
