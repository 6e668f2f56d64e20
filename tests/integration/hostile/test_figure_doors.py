"""Every door of figures, tried by who works elsewhere, by who has no role, and by nobody."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from tests.factories.cast import Member
from tests.factories.figure_rows import WORDS
from tests.factories.people import person
from tests.factories.world import World, every_route

pytestmark = [pytest.mark.slow]
SECRETS = ("8.731", "9.642", "Số quầy", "Biểu của tỉnh", "Vì sao số cơ sở giảm", "Có số quyết toán",
           "số liệu.xlsx", WORDS)  # fmt: skip
"""What a draft, a definition, a question, a request and a file of Nghệ An say."""
MADE_PUBLIC = "figures:public_"


def doors(world: World) -> Iterator[tuple[str, str, bool]]:
    """Each address of figures, and whether it is of one thing that belongs to Nghệ An."""
    for route, names in every_route():
        if route.startswith("figures:") and not route.startswith(MADE_PUBLIC):
            yield route, reverse(route, kwargs=world.arguments(route, names)), bool(names)


def answered(client: Client, method: str, url: str) -> tuple[int, str, str]:
    answer = client.post(url, {"reason": "x"}) if method == "POST" else client.get(url)
    streamed = answer.streaming
    said = b"".join(answer.streaming_content) if streamed else answer.content
    return answer.status_code, said.decode(errors="replace"), answer.get("Location", "")


@pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR, None])
def test_who_works_in_another_province_gets_through_no_door_of_figures(
    world: World, role: Role | None
) -> None:
    hai_phong = world.cast.other_province
    who = person("Người Hải Phòng", hai_phong, role=role or Role.OFFICER)
    client = Member(who, hai_phong).client
    if role is None:
        RoleAssignment.objects.filter(person=who).delete()

    for route, url, is_of_one in doors(world):
        for method in ("GET", "POST"):
            status, said, _where = answered(client, method, url)
            assert status < 500, (route, method)
            assert not [word for word in SECRETS if word in said], (route, method)
            if is_of_one:
                assert status in {403, 404, 405}, (route, method, status)


def test_who_is_not_signed_in_is_sent_to_the_door(world: World) -> None:
    client = Client()

    for route, url, _is_of_one in doors(world):
        for method in ("GET", "POST"):
            status, _said, where = answered(client, method, url)
            assert (status, where.split("?")[0]) == (302, "/tai-khoan/dang-nhap/"), (route, method)
