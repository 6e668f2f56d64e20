"""Master data of documents: what was said of a place, a party or a product, by whom and when."""

from django.db import models
from django.db.models import Q

from chuan.core.scope import PathField
from chuan.traceability.models.fields import IdentifierField


class MasterElement(models.Model):
    """A thing that an owner's master data names; `type` is that of its vocabulary, `key` canonical."""

    owner_path = PathField()
    sandbox = models.BooleanField(default=False)
    type = IdentifierField()
    key = IdentifierField()
    written_id = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("key", "type", "owner_path", "sandbox"),
                name="one_element_of_an_owner_and_a_type",
            ),
        )
        indexes = (models.Index(fields=("owner_path", "type"), name="master_data_of_an_owner"),)

    def __str__(self) -> str:
        return str(self.key)


class MasterValue(models.Model):
    """What an attribute was said to be; the latest is `current`, earlier ones are history.

    `value` is JSON; `text` its scalar as text, shortened, or NULL for nested fields.
    """

    element = models.ForeignKey(MasterElement, on_delete=models.CASCADE, related_name="values")
    name = IdentifierField()
    value = models.JSONField(null=True)
    text = IdentifierField(null=True)
    capture_id = models.BigIntegerField()
    said_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("element", "name"),
                condition=Q(current=True),
                name="one_current_value_of_an_attribute",
            ),
        )
        indexes = (
            models.Index(
                fields=("name", "text"), condition=Q(current=True), name="current_master_values"
            ),
        )

    def __str__(self) -> str:
        return str(self.name)


class MasterChild(models.Model):
    """That a thing lies within another; `selectors.masterdata.within` follows them down."""

    element = models.ForeignKey(MasterElement, on_delete=models.CASCADE, related_name="children")
    child = IdentifierField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("element", "child"), name="a_child_is_named_once"),
        )

    def __str__(self) -> str:
        return str(self.child)
