"""People who sign in, and the dated roles they hold; nobody passes by a rule."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from chuan.orgs.models.organisation import Organisation
from chuan.orgs.models.validity import in_order, valid_on


class PersonManager(BaseUserManager["Person"]):
    """Makes accounts and finds them by user name, whatever its case."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":  # noqa: ANN401  (Django's signature)
        """An account with a usable password, or none when it is not given."""
        person = self.model(username=username.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The account that signs in with `username`."""
        return self.get(username=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """An account of one person. Sessions carry `session_epoch`: raising it ends all of them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    position = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    session_epoch = models.PositiveIntegerField(default=0)
    home = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_active=True) | models.Q(ended_at__isnull=False),
                name="an_ended_account_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name as people say it."""
        return self.full_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Changes with the password and with the epoch, so that either ends every session."""
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac(
            "chuan.orgs.session", value, secret=secret, algorithm="sha256"
        ).hexdigest()


class RoleQuerySet(models.QuerySet["RoleAssignment"]):
    """What can be asked of roles."""

    def valid_on(self, on: date) -> Self:
        """Roles held on `on`, in bodies that exist that day, by accounts that are open."""
        return self.filter(valid_on(on), valid_on(on, "organisation__"), person__is_active=True)


class RoleAssignment(models.Model):
    """A person holds a role in an organisation from one day to another."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "organisation", "role", "valid_from"),
                name="one_role_of_a_person_from_a_day",
            ),
            models.CheckConstraint(condition=in_order(), name="role_does_not_end_before_it_begins"),
        )
        indexes = (models.Index(fields=("organisation", "role"), name="role_by_organisation"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"
