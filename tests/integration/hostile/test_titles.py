"""Naming the symbol of another's document neither shows its title nor changes it."""

from typing import Any

import pytest
from django.urls import reverse

from chuan.documents.models import Document, DocumentCopy
from chuan.plans.models import Plan
from chuan.plans.services import accept_import, undo_acceptance
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.people import person

TRUE = "Tên thật của kế hoạch này"
FALSE = "Chuyện không có thật"


def accepted(member: Member, title: str, **more: Any) -> None:
    read = drafts.reading(drafts.document(title=title, **more))
    accept_import(actor=member.actor, uid=drafts.make_draft(member, read).uid)


@pytest.fixture
def stranger(cast: Cast) -> Member:
    """An officer of another province."""
    return Member(person("Nam", cast.other_province), cast.other_province)


def shown(member: Member) -> str:
    """All that a person is shown of documents: list, export, page, search."""
    client = member.client
    pages = [client.get(reverse("documents:document_list")).content.decode()]
    file = client.get(reverse("documents:document_export"))
    pages.append(b"".join(file.streaming_content).decode())
    for document in Document.objects.all():
        url = reverse("documents:document_detail", args=[document.uid])
        pages.append(client.get(url).content.decode())
    for words in ("12/KH-UBND", "tên thật", "không có thật"):
        page = client.get("/tim-kiem/", {"q": words})
        pages += [found.hit.title for found in page.context["page"].found]
    return "\n".join(pages)


@pytest.mark.parametrize("first", ["issuer", "stranger"])
def test_each_is_shown_the_title_they_read(cast: Cast, stranger: Member, first: str) -> None:
    acts = [lambda: accepted(cast.minh, TRUE), lambda: accepted(stranger, FALSE)]
    for act in acts if first == "issuer" else reversed(acts):
        act()

    assert Document.objects.get().title == TRUE
    theirs, ours = shown(stranger), shown(cast.minh)
    assert FALSE in theirs
    assert TRUE not in theirs
    assert TRUE in ours
    assert FALSE not in ours


def test_a_document_without_a_title_is_no_way_to_another_s(cast: Cast, stranger: Member) -> None:
    accepted(cast.minh, TRUE)
    accepted(stranger, "")

    assert TRUE not in shown(stranger)


def test_a_list_is_not_searched_by_the_titles_of_others(cast: Cast, stranger: Member) -> None:
    accepted(cast.minh, TRUE)
    accepted(stranger, FALSE)

    url = reverse("documents:document_list")
    assert stranger.client.get(url, {"tim": "Tên thật"}).context["page"].total == 0
    assert stranger.client.get(url, {"tim": "có thật"}).context["page"].total == 1
    assert cast.nga.client.get(url).context["page"].total == 1


def test_bodies_given_work_are_shown_the_title_of_the_plan(cast: Cast, stranger: Member) -> None:
    accepted(stranger, FALSE)
    accepted(cast.minh, TRUE)
    worker = Member(person("Phú", cast.science), cast.science)

    assert TRUE in shown(worker)
    assert FALSE not in shown(worker)


def test_who_reads_the_same_title_finds_one_document(cast: Cast, stranger: Member) -> None:
    accepted(cast.minh, TRUE)
    accepted(stranger, TRUE.upper())

    page = stranger.client.get("/tim-kiem/", {"q": "12/KH-UBND"}).context["page"]
    assert [f.hit.kind for f in page.found if f.hit.kind.startswith("document")] == ["document"]
    assert Document.objects.count() == 1


def test_the_title_goes_with_the_copy_that_leads(cast: Cast, stranger: Member) -> None:
    accepted(stranger, FALSE)
    accepted(cast.minh, TRUE)
    undo_acceptance(actor=cast.minh.actor, uid=Plan.objects.get(owner=cast.province).copy.uid)

    document = Document.objects.get()
    assert (document.title, document.owner_path) == (FALSE, cast.other_province.path)
    assert TRUE not in shown(stranger)
    undo_acceptance(actor=stranger.actor, uid=DocumentCopy.objects.get().uid)
    assert not Document.objects.exists()


def test_two_departments_of_one_name_issue_two_documents(cast: Cast, stranger: Member) -> None:
    from tests.factories.people import organisation

    organisation("Sở Khoa học và Công nghệ Hải Phòng", cast.other_province, agency="so-khcn")
    named = {"issuer": "Sở Khoa học và Công nghệ", "symbol": "05/KH-SKHCN"}

    accepted(cast.minh, "Kế hoạch của Nghệ An", **named)
    accepted(stranger, "Kế hoạch của Hải Phòng", **named)

    assert Document.objects.count() == 2
