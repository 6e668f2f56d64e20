"""Ids of other bodies in the forms of papers, registers and follow-up; words of others in any page."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from chuan.core import clock
from chuan.documents.enums import OpinionKind
from chuan.documents.models import (
    DraftOpinion,
    IncomingEntry,
    IssuedNumber,
    PaperDraft,
    SignedReturn,
)
from chuan.documents.services import ask_opinion, edit_paper
from chuan.domain.vanban.writing import Block, BlockKind
from chuan.orgs.enums import Role
from chuan.plans.enums import LessonKind, ReviewKind
from chuan.plans.models import (
    Assignment,
    ConfirmationBatch,
    Difficulty,
    Evidence,
    Lesson,
    Plan,
    Recommendation,
    Review,
    TaskMessage,
)
from chuan.plans.services import accept_import, reviews, supervision
from tests.factories.cast import Member
from tests.factories.drafts import document, make_draft, reading
from tests.factories.papers import make_paper, plan_paper
from tests.factories.people import person
from tests.factories.world import World, every_route

CANARY = "Khướu8803"
ROOMS = ("plans:", "documents:", "exchange:", "portal:", "core:inbox", "identifiers:", "law:")


def post(client: Client, route: str, *of: object, **data: object) -> int:
    return client.post(reverse(route, args=of), data).status_code


def outsider(world: World, role: str) -> Member:
    body = world.cast.other_province
    return Member(person(f"Người {role}", body, role=role), body)


def paper_of(member: Member) -> PaperDraft:
    return make_paper(member, plan_paper(issuer="Ủy ban nhân dân thành phố Hải Phòng"))


def states(world: World) -> tuple[object, ...]:
    """How the rows stand that the forged forms are about."""
    return (
        IncomingEntry.objects.get(uid=world.office.entry).state,
        IssuedNumber.objects.get(uid=world.office.number).state,
        ConfirmationBatch.objects.count(),
        Assignment.objects.get(uid=world.life.reported).state,
    )


def test_ids_of_another_body_in_one_form_change_nothing(world: World) -> None:
    cast, office = world.cast, world.office
    vy, minh = outsider(world, Role.OFFICER), cast.minh.client
    head, clerk = outsider(world, Role.HEAD), outsider(world, Role.CLERK)
    before = states(world)
    number, today = office.number, f"{clock.today():%d/%m/%Y}"

    for route in ("documents:register_take", "documents:register_hand", "documents:register_done"):
        assert post(clerk.client, route, office.entry, arrived_on=today, note="x") == 404, route
    for who in (clerk, head):
        assert post(who.client, "documents:series_void", number, reason="x") == 404
        assert post(who.client, "documents:dispatch_mark", office.dispatch, state="sent") == 404
        assert post(who.client, "documents:signed_choose", office.signed, draft="x") == 404
    phan = [str(uid) for uid in Assignment.objects.values_list("uid", flat=True)]
    assert post(head.client, "plans:batch_new", phan=phan, viec=[str(world.task)]) in {
        403,
        404,
        422,
    }
    for batch in ("", f"?lo={world.life.batch}"):
        url = reverse("plans:confirm_detail", args=[world.life.reported]) + batch
        assert head.client.post(url, {"verdict": "confirmed"}).status_code in {403, 404}, batch
        own = Member(person("Trưởng xã", cast.commune, role=Role.HEAD), cast.commune).client
        assert own.post(url, {"verdict": "confirmed"}).status_code in {403, 404, 409}, batch

    theirs = _review_of(vy)
    assert post(minh, "plans:review_lesson_remove", world.follow_up.review, theirs.pk) == 404
    assert Lesson.objects.filter(pk=theirs.pk).exists()

    assert states(world) == before


def _review_of(member: Member) -> Lesson:
    draft = make_draft(member, reading(document(issuer="UBND thành phố Hải Phòng",
                                                symbol="99/KH-UBND")))  # fmt: skip
    accept_import(actor=member.actor, uid=draft.uid)
    plan, today = Plan.objects.get(owner_path=member.actor.path), clock.today()
    review = reviews.plan_review(actor=member.actor, plan=plan.uid, kind=ReviewKind.INTERIM,
                                 period=(today, today), due_on=today)  # fmt: skip
    return reviews.add_lesson(
        actor=member.actor, uid=review.uid, kind=LessonKind.LESSON, text="Của Hải Phòng"
    )


def test_papers_and_people_of_others_are_chosen_for_nothing(world: World) -> None:
    cast, office = world.cast, world.office
    clerk = Member(person("Vân", cast.province, role=Role.CLERK), cast.province).client
    vy = outsider(world, Role.OFFICER)
    theirs = paper_of(vy)
    assert cast.vy.person is not None

    assert post(clerk, "documents:signed_choose", office.signed, draft=str(theirs.uid)) in {
        404,
        422,
    }
    assert SignedReturn.objects.get(uid=office.signed).draft.uid == world.paper  # type: ignore[union-attr]
    post(clerk, "documents:register_take", office.entry, note="")
    hand = {"organisation": str(cast.other_province.uid), "person": "", "note": ""}
    assert post(clerk, "documents:register_hand", office.entry, **hand) == 422
    hand = {"organisation": "", "person": str(cast.vy.person.uid), "note": ""}
    assert post(clerk, "documents:register_hand", office.entry, **hand) == 422
    assert IncomingEntry.objects.get(uid=office.entry).handed_path == ""
    evidence = f"{reverse('plans:share_evidence', args=[world.share])}?loai=du-lieu"
    kept = Evidence.objects.count()
    for kind in ("document", "plan", "task", "paper", "so-van-ban"):
        cast.hoa.client.post(evidence, {"reference": f"{kind}:{theirs.uid}"})
    assert Evidence.objects.count() == kept
    key = str(uuid4())
    bundle = reverse("exchange:bundle_new", args=[world.exchanged.partner])
    cast.minh.client.post(bundle, {"document": [str(theirs.uid)], "once": key})
    assert cast.vy.client.post(bundle, {"document": [str(world.document)]}).status_code in {
        403,
        404,
    }


def test_who_is_asked_about_one_wording_reads_no_other(world: World) -> None:
    cast = world.cast
    draft = make_paper(cast.hoa)
    vy = outsider(world, Role.OFFICER)
    opinion = ask_opinion(actor=cast.hoa.actor, uid=draft.uid, kind=OpinionKind.CONSULT,
                          organisation=cast.other_province.uid)  # fmt: skip
    later = replace(plan_paper(), title=CANARY,
                    body=(Block(BlockKind.PARAGRAPH, "", CANARY),))  # fmt: skip
    edit_paper(actor=cast.hoa.actor, uid=draft.uid, paper=later, version=0)

    work = vy.client.get(reverse("portal:worklist")).content.decode()
    assert CANARY not in work
    page = vy.client.get(reverse("documents:opinion_detail", args=[opinion.uid]))
    listed = vy.client.get(reverse("documents:opinion_list"))
    assert page.status_code == listed.status_code == 200
    assert "Nâng cao chất lượng" in page.content.decode()
    assert CANARY not in page.content.decode(), "the title of what is written now"
    assert CANARY not in listed.content.decode(), "the title of what is written now"
    for route in ("detail", "preview", "docx", "pdf", "route", "slip", "compare", "opinions",
                  "opinion_table", "recipients"):  # fmt: skip
        url = reverse(f"documents:paper_{route}", args=[draft.uid])
        assert vy.client.get(url).status_code == 404, route
    url = reverse("documents:paper_page", args=[draft.uid, 1])
    assert vy.client.get(url).status_code == 404


@pytest.fixture
def marked(world: World) -> World:
    """The same rare word in everything that the province and its people wrote."""
    mark = f"Lời {CANARY} riêng"
    content = PaperDraft.objects.get(uid=world.paper).content
    content["paper"]["title"] = mark
    PaperDraft.objects.filter(uid=world.paper).update(title=mark, content=content)
    DraftOpinion.objects.update(text=mark, question=mark, reply=mark)
    IncomingEntry.objects.update(summary=mark, author=mark, note=mark)
    IssuedNumber.objects.update(title=mark, recipients=mark)
    SignedReturn.objects.update(text=mark, name=f"{CANARY}.pdf")
    Evidence.objects.update(caption=mark, statement=mark)
    Difficulty.objects.update(text=mark, asked=mark)
    Review.objects.update(findings=mark)
    Lesson.objects.update(text=mark)
    Recommendation.objects.update(text=mark)
    TaskMessage.objects.update(text=mark)
    supervision.create_programme(actor=world.cast.quan.actor, year=2030, title=mark)
    return world


def test_no_page_list_export_or_search_says_a_word_of_others(marked: World) -> None:
    """As the head of another province, who keeps its registers too; lists are looked through."""
    client = outsider(marked, Role.HEAD).client
    for route, names in every_route():
        if not route.startswith(ROOMS) or "sign_out" in route:
            continue
        answer = client.get(reverse(route, kwargs=marked.arguments(route, names)))
        assert CANARY not in body(answer), route
    for words in (CANARY, "12/KH-UBND"):
        found = client.get(reverse("portal:search"), {"q": words})
        assert f"Lời {CANARY}" not in body(found)


def test_what_a_party_committee_prepares_is_read_by_it_alone(marked: World) -> None:
    prepared = f"Lời {CANARY} riêng"
    for member in (marked.cast.minh, marked.cast.vy):
        assert prepared not in body(member.client.get(reverse("plans:programme_list")))
    assert prepared in body(marked.cast.quan.client.get(reverse("plans:programme_list")))
    for route in ("documents:paper_detail", "documents:paper_pdf", "documents:register_entry",
                  "plans:review_detail", "documents:signed_detail"):  # fmt: skip
        kwargs = marked.arguments(route, {"uid"})
        assert marked.cast.quan.client.get(reverse(route, kwargs=kwargs)).status_code == 404, route


def body(answer: Any) -> str:
    """What an answer says, whole; streamed files too."""
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return raw.decode("utf-8", "ignore")
