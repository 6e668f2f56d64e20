"""Rows of the room for makers: a profile with lines, a notification that touches it, a wish to join."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from chuan.core import clock
from chuan.domain.confidence import Confidence
from chuan.engagement.models import TbtImport, TbtMatch
from chuan.engagement.services.answers import keep_answer
from chuan.engagement.services.confirming import confirm_lines
from chuan.engagement.services.profiles import Basics, declare_line, set_basics
from chuan.engagement.services.requests import RequestWords, ask_to_join
from chuan.engagement.services.risk_lists import ListWords, put_risk_list
from chuan.engagement.services.tbt import record_notification
from chuan.engagement.services.tbt_answers import comment_on
from chuan.engagement.services.tbt_questions import DraftWords, ask_question, check_draft
from chuan.engagement.types import LineWords, NotificationWords
from chuan.orgs.models import Place
from tests.factories.cast import Cast, Member
from tests.factories.people import person

SYMBOL = "G/TBT/N/ZZZ/901"
"""No member bears this code."""


@dataclass(frozen=True)
class EngagementRows:
    """One row of every kind, of Binh's cooperative and of the province's department."""

    profile: UUID
    line: UUID
    verified: UUID
    notification: UUID
    match: UUID
    question: UUID
    check: UUID
    run: UUID
    request: UUID
    answer: UUID
    risk_list: UUID

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """Beginnings of route names and the rows they speak of."""
        return (
            ("engagement:public_profile", self.profile), ("engagement:profile_", self.profile),
            ("engagement:line_", self.line), ("engagement:request_", self.request),
            ("engagement:match_", self.match), ("engagement:question_", self.question),
            ("engagement:draft_check_", self.check), ("engagement:import_", self.run),
            ("engagement:answer_", self.answer), ("engagement:risk_list_", self.risk_list),
            ("engagement:tbt_", self.notification), ("engagement:public_tbt", self.notification),
        )  # fmt: skip


def thao_of(cast: Cast) -> Member:
    """An officer of the province's department of science, its point for technical barriers."""
    return Member(person("Thảo", cast.science), cast.science)


def notice(number: int = 901, **changed: object) -> NotificationWords:
    """A sample notification about honey, open for comments for thirty days."""
    words: dict[str, object] = {
        "symbol": f"G/TBT/N/ZZZ/{number}", "title": "Sample requirements for honey",
        "title_vi": "Yêu cầu mẫu đối với mật ong", "hs": ("0409.00",),
        "distributed_on": clock.today() - timedelta(30),
        "comment_until": clock.today() + timedelta(30), "is_sample": True,
    }  # fmt: skip
    return NotificationWords(**{**words, **changed})  # type: ignore[arg-type]


HONEY = LineWords(name="Mật ong hoa rừng", name_en="Forest honey", hs=("0409",), markets=("JPN",))


def make_engagement(cast: Cast) -> EngagementRows:
    """Binh declares, Hoa confirms one line, Thao records what touches honey."""
    binh, thao = cast.binh.actor, thao_of(cast).actor
    profile = set_basics(actor=binh, basics=Basics(field="food", shows_products=True))
    line = declare_line(actor=binh, section="product", words=HONEY)
    system = declare_line(actor=binh, section="system", words=LineWords(code="iso-22000"))
    confirm_lines(
        actor=cast.hoa.actor, profile=profile.uid, lines={system.uid: system.seen_mark},
        evidence="Xem bản gốc",
    )  # fmt: skip
    notification = record_notification(actor=thao, words=notice())
    comment_on(actor=binh, uid=notification.uid, text="Đề nghị lùi ngày áp dụng.")
    question = ask_question(
        actor=binh, kind="enquiry", title="Nhãn mật ong", text="Nhãn cần ghi gì?",
        notification=notification.uid,
    )  # fmt: skip
    check = check_draft(
        actor=cast.nga.actor, words=DraftWords("Dự thảo quy chuẩn địa phương về mật ong")
    )
    now = clock.now()
    run = TbtImport.objects.create(
        owner_path=cast.node.path, name="eping.csv", sha256="0" * 64, new=1, at=now, by_label="Nút"
    )
    request = ask_to_join(
        actor=cast.an.actor,
        words=RequestWords(
            "Cơ sở Nước mắm mẫu", "household", Place.objects.get(code="16792").pk, "0123456787",
            "Người mẫu", "0900000000",
        ),
    )  # fmt: skip
    match = TbtMatch.objects.get(notification=notification)
    answer = keep_answer(
        actor=binh, query="sp=mật+ong&nhom=mat-ong&activity=make", on=clock.today()
    )
    risk_list = put_risk_list(
        actor=cast.nga.actor,
        words=ListWords(
            "36/2026/TT-BKHCN", "bkhcn", clock.today(), None, "Bản mẫu", Confidence.UNCONFIRMED
        ),
        text="9503;Đồ chơi mẫu;cao",
    )
    return EngagementRows(
        profile.uid, line.uid, system.uid, notification.uid, match.uid, question.uid, check.uid,
        run.uid, request.uid, answer.uid, risk_list.uid,
    )  # fmt: skip
