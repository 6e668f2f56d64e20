"""What a node is at this moment, and the steps that bring it into being."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError, transaction

from chuan.audit import keys
from chuan.audit.models import AuditBatch
from chuan.audit.services import record
from chuan.cli.node_lock import NodeBusy, hold_node
from chuan.cli.speech import say as tell
from chuan.cli.speech import told
from chuan.config import database
from chuan.core.actor import system_actor
from chuan.core.postgres import RolesNotReady
from chuan.figures.services.shipped import load_catalogue
from chuan.law.services import load_register
from chuan.orgs.enums import Level, OrganisationKind, Role
from chuan.orgs.models import Organisation, Person
from chuan.orgs.services import create_organisation, create_person, load_units, reset_access
from chuan.standards.services.known import load_known

ALREADY: Final = (
    "Nút đã được lập từ trước; dữ liệu giữ nguyên. Chạy nút: chuan run",
    "The node was made before; its data is untouched. Serve it: chuan run",
)


class CannotChange(Exception):
    """The node cannot be made or changed now; the sentences say why."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(english)
        self.vietnamese, self.english = vietnamese, english


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who signs in first, and the one-time code, shown once and stored nowhere."""

    username: str
    code: str


@contextmanager
def changing() -> Iterator[None]:
    """Hold the node; CannotChange when it runs or its database does not answer."""
    try:
        with hold_node():
            yield
    except NodeBusy as error:
        raise CannotChange(
            "Nút đang chạy. Dừng chuan run rồi làm lại.",
            "The node is running. Stop chuan run and try again.",
        ) from error
    except RolesNotReady as error:
        raise CannotChange(
            f"Vai trò PostgreSQL chưa dùng được: {told(error)}.",
            f"The PostgreSQL roles are not ready: {told(error)}.",
        ) from error
    except DatabaseError as error:
        raise CannotChange(
            f"Cơ sở dữ liệu không dùng được: {told(error)}.",
            f"The database cannot be used: {told(error)}.",
        ) from error


def prepare() -> None:
    """Bring schema and registers up to date; make the signing key of a node that has sealed nothing.

    The registers are looked at again every night, since a release may bring new facts alone.
    """
    if database.pending():
        database.migrate()
        if is_initialised():
            load_units()
            load_register()
            load_catalogue()
            load_known()
    if not keys.have_keys() and not AuditBatch.objects.exists():
        keys.make_keys()


def is_initialised() -> bool:
    """Somebody has an account here."""
    return Person.objects.exists()


@transaction.atomic
def initialise(name: str, username: str, full_name: str) -> FirstAdministrator:
    """An empty real node: places, acts, catalogue, its organisation and its first administrator."""
    actor = system_actor()
    load_units()
    load_register()
    load_catalogue()
    load_known()
    body = Organisation.objects.filter(path="/").first() or create_organisation(
        actor=actor, name=name, parent=None, path="/", kind=OrganisationKind.NODE, level=Level.NODE
    )
    invited = create_person(
        actor=actor,
        organisation=body,
        full_name=full_name,
        role=Role.NODE_ADMINISTRATOR,
        username=username,
    )
    record(actor, "node.initialised", kind="node", object_id=body.pk, label=name, path="/")
    return FirstAdministrator(invited.person.username, invited.code)


def reset_access_of(username: str) -> str | None:
    """A new one-time code for the open account of this name; None when there is none."""
    person = Person.objects.filter(username=username.strip().lower(), is_active=True).first()
    return reset_access(actor=system_actor(), person=person) if person else None


def is_demo() -> bool:
    """The node itself is a sample: the demo province."""
    return Organisation.objects.filter(path="/", is_sample=True).exists()


def build_demo(say: Callable[[str], None]) -> None:
    """Build the demo province, telling each step."""
    from chuan.config.demo.build import build  # noqa: PLC0415  (the demo is built rarely)

    build(say)


def print_sign_ins(args: argparse.Namespace) -> None:
    """Who may sign in to the demo, with which password."""
    from chuan.config.demo.build import sign_ins  # noqa: PLC0415  (as above)

    tell(args, "Đăng nhập thử (tên, mật khẩu):", "Demo sign-ins (name, password):")
    for username, password, position in sign_ins():
        print(f"  {username:<12} {password:<16} {position}", flush=True)
