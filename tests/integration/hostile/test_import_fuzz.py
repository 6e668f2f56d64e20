"""The import screen under thousands of forms that no screen of ours would send."""

import random
from typing import Any

import pytest
from django.urls import reverse

from chuan.documents.models import ImportDraft
from chuan.orgs.models import Organisation
from tests.factories.cast import Cast
from tests.factories.drafts import document, make_draft, reading, task

ROUTES = ("correct", "add", "remove", "undo", "redo", "finding", "agency", "create", "choice")
FIELDS = ("kind", "symbol", "date", "title", "issuer", "text", "lead", "coordinate", "product",
          "time", "period/start", "period/end", "period/quarter", "period/recurrence", "section",
          "number", "value", "unit", "by", "subject", "who", "to", "due", "recurrence", "recipients",
          "signer/name", "period", "", "__class__", "../x", "0", "lead/0")  # fmt: skip
SECTIONS = ("tasks", "targets", "duties", "reporting", "citations", "recipients", "sections",
            "header", "purposes", "", "documents", "0", "tasks/0")  # fmt: skip
VALUES = ("", " ", "x", "Sở KH&CN", "0", "-1", "1e309", "NaN", "²", "٣", "99999999999999999999",
          "2026-02-30", "31/12/9999", "01/01/0001", "null", "[]", "{}", "true", "\u202e", "\ud7ff",
          "Á" * 5000, "\n".join("abc" for _ in range(3000)), "a;b;c" * 800, "'; DROP TABLE--",
          "{% include %}", "<b>", "\x7f\x1f", "0" * 400, "1" * 25, "Quý V/20000")  # fmt: skip
PATHS = ("/documents/0", "/documents/0/tasks/0", "/documents/0/tasks/1", "/documents/0/reporting/0",
         "/documents/1", "/documents/0/tasks/-1", "/documents/0/tasks/99999999999", "/documents",
         "/documents/0/tasks", "/documents/0/tasks/0/text", "", "/", "//", "documents/0",
         "/documents/0/citations/0", "/documents/0/sections/0", "/documents/~1/tasks/0",
         "/documents/0/tasks/00", "/documents/٣/tasks/0", "/spans/0", "/documents/0/tasks/-")  # fmt: skip


def form(chance: random.Random, uid: str) -> dict[str, Any]:
    """Whatever a form may hold, in any mixture."""
    value = lambda: chance.choice((*VALUES, uid))  # noqa: E731  (a word for the lines below)
    given: dict[str, Any] = {
        "path": chance.choice(PATHS), "document": chance.choice(("0", "1", "-1", "²", "")),
        "section": chance.choice(SECTIONS), "anchor": value(), "fingerprint": value(),
        "reason": value(), "name": value(), "choice": value(), "value": value(),
        "key": chance.choice(("focal", "skipped:0", "unnumbered:0", "attached:0", "attached:99",
                              "compiler:/documents/0/tasks/0", "x", "", "skipped:²")),
    }  # fmt: skip
    given |= {f"f:{chance.choice(FIELDS)}": value() for _ in range(chance.randrange(5))}
    if chance.random() < 0.2:
        given["reopen"] = "1"
    return {key: given[key] for key in given if chance.random() < 0.9}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_no_form_breaks_the_import_screen(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (the same forms each time)
    draft = make_draft(cast.minh, reading(document(), document(symbol="13/KH-UBND")))
    client = cast.minh.client
    uid = cast.culture.uid.hex

    for turn in range(60):
        route = reverse(f"plans:import_{chance.choice(ROUTES)}", args=[draft.uid])
        typed = form(chance, uid)
        answer = client.post(route, typed, headers={"X-Autosave": chance.choice("01")})
        assert answer.status_code in {200, 302, 400, 403, 404, 409, 422}, (route, typed)
        if turn % 20 == 0:
            asked = {"sua": chance.choice(PATHS), "them": "0/tasks", "tim": chance.choice(VALUES)}
            page = reverse("plans:import_detail", args=[draft.uid])
            assert client.get(page, asked).status_code == 200
    assert client.get(reverse("plans:import_detail", args=[draft.uid])).status_code == 200
    assert client.get(reverse("plans:import_accept", args=[draft.uid])).status_code == 200
    done = client.post(reverse("plans:import_accept", args=[draft.uid]))
    assert done.status_code in {302, 409, 422}


def test_a_planner_makes_only_bodies_that_the_document_names(cast: Cast) -> None:

    long = "Ban Điều phối " * 60
    work = [task("Làm", ["Tổ công tác liên ngành"]), task("Làm nữa", [long])]
    draft = make_draft(cast.minh, reading(document(tasks=work)))
    before, client = set(Organisation.objects.values_list("pk", flat=True)), cast.minh.client
    url = reverse("plans:import_create", args=[draft.uid])

    assert client.post(url, {"name": "Bộ Thông tin thật"}).status_code == 422
    assert client.post(url, {"name": "Tổ công tác liên ngành"}).status_code == 302
    assert client.post(url, {"name": long}).status_code == 302

    made = Organisation.objects.exclude(pk__in=before)
    assert made.count() == 2
    assert all(body.path.startswith(cast.province.path) for body in made)
    assert cast.minh.client.get(reverse("orgs:organisation_create")).status_code == 403


def test_a_draft_does_not_grow_without_bounds(cast: Cast) -> None:
    draft = make_draft(cast.minh)
    client = cast.minh.client
    long = "Á" * 1_000_000

    for route, typed in (
        ("correct", {"path": "/documents/0", "f:title": long}),
        ("add", {"document": "0", "section": "tasks", "f:text": long}),
        ("agency", {"name": long, "choice": "record"}),
        ("finding", {"fingerprint": long, "reason": long}),
    ):
        client.post(reverse(f"plans:import_{route}", args=[draft.uid]), typed)

    kept = ImportDraft.objects.get(pk=draft.pk)
    assert sum(len(str(part)) for part in (kept.edits, kept.agencies, kept.dismissals)) < 200_000
