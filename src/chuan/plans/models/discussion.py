"""What the bodies of a task say to one another."""

import uuid

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField


class TaskMessage(models.Model):
    """One message in the discussion of a task, and the bodies it names."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey("plans.Task", on_delete=models.CASCADE, related_name="messages")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    path = PathField()
    text = models.TextField()
    mentions = models.ManyToManyField("orgs.Organisation", related_name="+", blank=True)
    once = models.CharField(max_length=64, blank=True)
    by_id = models.CharField(max_length=32)
    by_label = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
            models.UniqueConstraint(
                fields=("task", "once"), condition=~Q(once=""), name="one_message_per_sending"
            ),
        )
        indexes = (models.Index(fields=("task", "-at", "-id"), name="message_by_task"),)

    def __str__(self) -> str:
        return self.text[:80]
