"""Enterprises of the demo: their own words, what was checked, notifications that touch them."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from importlib import resources
from typing import Any

from chuan.config.demo.tree import acting, body_at
from chuan.core import clock
from chuan.core.actor import Actor, system_actor
from chuan.domain.confidence import Confidence
from chuan.engagement.enums import QuestionKind
from chuan.engagement.models import Profile, ProfileLine
from chuan.engagement.services.answers import keep_answer
from chuan.engagement.services.confirming import ask_lines, confirm_lines
from chuan.engagement.services.profiles import Basics, declare_line, set_basics
from chuan.engagement.services.risk_lists import ListWords, put_risk_list
from chuan.engagement.services.tbt import record_notification
from chuan.engagement.services.tbt_answers import comment_on
from chuan.engagement.services.tbt_questions import DraftWords, ask_question, check_draft
from chuan.engagement.types import LineWords, NotificationWords
from chuan.orgs.enums import Level, Role
from chuan.orgs.models import Organisation, Place
from chuan.orgs.services import create_organisation

DEPARTMENT = ("thao", "/40/skhcn/")
"""Who is the point for technical barriers in the demo's first province."""


def keep_profiles() -> None:
    """Everything of the file, through the same services as anybody's."""
    text = resources.files(__package__).joinpath("data", "makers.toml").read_text(encoding="utf-8")
    makers = tomllib.loads(text)
    own, checks = makers["own"], makers["checks"]
    binh, officer = acting(own["by"], own["at"]), acting(*DEPARTMENT)
    profile = _own_profile(binh, own)
    _check(acting(checks["by"], checks["at"]), profile, checks)
    for row in makers["other"]:
        _other(officer, row)
    kept = [record_notification(actor=officer, words=_told(row)) for row in makers["notification"]]
    said = makers["said"]
    comment_on(actor=binh, uid=kept[0].uid, text=said["comment"], clause=said["clause"])
    ask_question(
        actor=binh, kind=QuestionKind.ENQUIRY, title="Nhãn phụ trên mật ong xuất khẩu",
        text=said["question"], notification=kept[0].uid,
    )  # fmt: skip
    check_draft(
        actor=officer,
        words=DraftWords("Dự thảo quy chuẩn kỹ thuật địa phương về mật ong (mẫu)", "yes", "no"),
    )
    keep_answer(actor=binh, query=own["asked"], on=clock.today())
    _load_risk_list(officer, makers["risk_list"])


def _load_risk_list(officer: Actor, listed: Mapping[str, Any]) -> None:
    """A list made up for the demo: it flags the answer that was kept before."""
    words = ListWords(
        listed["symbol"], listed["ministry"], listed["valid_from"], None, listed["source"],
        Confidence.UNCONFIRMED,
    )  # fmt: skip
    put_risk_list(actor=officer, words=words, text=listed["goods"])


def _own_profile(actor: Actor, own: Mapping[str, Any]) -> Profile:
    profile = set_basics(
        actor=actor,
        basics=Basics(
            own["field"], shows_products=own["shows_products"],
            shows_certificates=own["shows_certificates"],
        ),
    )  # fmt: skip
    for row in own["line"]:
        declare_line(actor=actor, section=row["section"], words=_words(row))
    return profile


def _words(row: Mapping[str, Any]) -> LineWords:
    given = {key: value for key, value in row.items() if key not in {"section", "in_days"}}
    for key in ("hs", "ics", "markets"):
        given[key] = tuple(given.get(key, ()))
    if "in_days" in row:
        given["valid_until"] = clock.today() + timedelta(days=row["in_days"])
    return LineWords(**given)


def _check(actor: Actor, profile: Profile, checks: Mapping[str, Any]) -> None:
    lines = ProfileLine.objects.filter(profile=profile)
    seen = {line.uid: line.seen_mark for line in lines.filter(section__in=checks["sections"])}
    confirm_lines(actor=actor, profile=profile.uid, lines=seen, evidence=checks["evidence"])
    asked = {line.uid: line.seen_mark for line in lines.filter(section=checks["ask"])}
    ask_lines(actor=actor, profile=profile.uid, lines=asked, reason=checks["reason"])


def _other(officer: Actor, row: Mapping[str, Any]) -> None:
    """A body without people: its lines are written as its head would write them."""
    body = create_organisation(
        actor=system_actor(), name=row["name"], parent=body_at(row["parent"]), kind=row["kind"],
        level=Level.BUSINESS, segment=row["segment"], is_sample=True, place=_commune(row),
    )  # fmt: skip
    head = _head_of(body)
    profile = set_basics(actor=head, basics=Basics(row["field"], shows_products=True))
    for section, said in row["lines"]:
        listed = section in {"system", "tool"}
        words = LineWords(code=said) if listed else LineWords(name=said)
        if section == "ocop":
            words = LineWords(name=said, code="food", quantity=4)
        declare_line(actor=head, section=section, words=words)
    if row.get("verified"):
        lines = {line.uid: line.seen_mark for line in profile.lines.all()}
        confirm_lines(
            actor=officer, profile=profile.uid, lines=lines, evidence="Xem hồ sơ tại cơ sở (mẫu)"
        )


def _commune(row: Mapping[str, Any]) -> Place | None:
    """Where the body stands when it hangs below the province; else where its parent does."""
    if "place" not in row:
        return None
    return Place.objects.communes().valid_on(clock.today()).get(code=row["place"])


def _head_of(body: Organisation) -> Actor:
    return Actor(
        id="system", label=body.name, path=body.path, organisation_uid=body.uid.hex,
        organisation_label=body.label, roles=frozenset({Role.HEAD}),
    )  # fmt: skip


def _told(row: Mapping[str, Any]) -> NotificationWords:
    today = clock.today()
    return NotificationWords(
        symbol=row["symbol"], title=row["title"], title_vi=row["title_vi"],
        products=row.get("products", ""), objective=row.get("objective", ""), language="English",
        distributed_on=today - timedelta(days=row["ago"]),
        comment_until=today + timedelta(days=row["left"]), source="dữ liệu mẫu", is_sample=True,
    )  # fmt: skip
