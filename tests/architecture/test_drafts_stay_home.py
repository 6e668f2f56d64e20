"""Who asked for a report, or compiles its place, finds nothing of it on any page before it is sent."""

import re
from copy import deepcopy
from http.cookies import SimpleCookie
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile, is_zipfile

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.factories.figure_rows import DRAFTED, WORDS
from tests.factories.world import World, every_route

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SIGNS = (*map(str, DRAFTED), *(f"{n:,}".replace(",", ".") for n in DRAFTED), WORDS)
SAID = re.compile("|".join(rf"(?<![\w-]){re.escape(sign)}(?![\w-])" for sign in SIGNS))
"""Any of them by itself: the digits of a number may stand by chance in a random address."""
NOT_FOR_MANY = ("paper_page", "paper_pdf")
"""Pictures and PDF of a paper whose page refuses already."""


def said(response: HttpResponseBase) -> str:
    """What the answer says, out of its packed parts too; "" for a refusal."""
    if response.status_code != 200:
        return ""
    data = b"".join(response) if response.streaming else response.getvalue()
    if not is_zipfile(BytesIO(data)):
        return data.decode(errors="replace")
    with ZipFile(BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def telling(world: World, who: SimpleCookie, things: tuple[UUID, ...]) -> list[str]:
    """Routes of the room that say to that reader what stands in these drafts."""
    found = []
    for route, names in sorted(every_route()):
        if not route.startswith("figures:") or route.endswith(NOT_FOR_MANY):
            continue
        arguments = world.arguments(route, names)
        if arguments.get("uid") not in {None, *things}:
            continue
        client = Client()
        client.cookies = deepcopy(who)
        text = said(client.get(reverse(route, kwargs=arguments)))
        if SAID.search(text):
            found.append(route)
    return found


def test_who_compiles_the_country_reads_no_draft(world: World) -> None:
    rows = world.figures
    things = (rows.drafted, rows.above, rows.round)

    assert telling(world, world.cast.lan.client.cookies, things) == []
    assert "figures:report_detail" in telling(world, world.cast.hoa.client.cookies, things)
    assert "figures:paper_detail" in telling(world, world.cast.minh.client.cookies, things)
