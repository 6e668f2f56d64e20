"""People for tests: an account with one role in one body, signed in or as an actor."""

from datetime import date

from django.test import Client

from chuan.core.actor import Actor, system_actor
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation, Person, Place
from chuan.orgs.rules.naming import bare_key
from chuan.orgs.selectors import actor_for
from chuan.orgs.services import create_organisation, create_person

PASSWORD = "một câu dài dễ nhớ 2026"
LONG_AGO = date(2025, 7, 1)


def person(
    full_name: str,
    organisation: Organisation,
    *,
    role: str = Role.OFFICER,
    username: str = "",
    is_sample: bool = True,
) -> Person:
    """An account with a usable password and one role since July 2025."""
    return create_person(
        actor=system_actor(),
        organisation=organisation,
        full_name=full_name,
        role=role,
        username=username,
        password=PASSWORD,
        valid_from=LONG_AGO,
        is_sample=is_sample,
    ).person


def organisation(
    name: str,
    parent: Organisation | None = None,
    *,
    path: str = "",
    agency: str = "",
    **given: object,
) -> Organisation:
    """A body below `parent`, or at `path`."""
    return create_organisation(
        actor=system_actor(),
        name=name,
        parent=parent,
        path=path,
        agency=agency,
        **given,  # type: ignore[arg-type]  # passed on as given
    )


def place(
    code: str,
    name: str,
    *,
    kind: str = "tinh",
    level: str = "province",
    parent: Place | None = None,
) -> Place:
    """An administrative unit that exists today."""
    words = {"tinh": "Tỉnh", "thanh-pho": "Thành phố", "xa": "Xã", "phuong": "Phường"}
    made, _ = Place.objects.get_or_create(
        level=level,
        code=code,
        valid_from=None,
        defaults={
            "name": f"{words[kind]} {name}",
            "short_name": name,
            "folded": bare_key(name),
            "kind": kind,
            "parent": parent,
        },
    )
    return made


def acting(who: Person, body: Organisation) -> Actor:
    """`who` acting for `body` today."""
    return actor_for(who, body)


def signed_in(who: Person, body: Organisation | None = None) -> Client:
    """A browser in which `who` is signed in, acting for `body` or the home body."""
    client = Client()
    client.force_login(who)
    if body is not None:
        session = client.session
        session["acting_for"] = body.uid.hex
        session.save()
    return client
