"""The own plan from the plan above: its parts in the order in which such plans are written."""

from collections.abc import Mapping

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.labels import roman
from chuan.domain.vanban.types import Target, Task
from chuan.domain.vanban.writing import Annex, AnnexGroup, Paper, PaperKind
from chuan.plans.rules.child_plan.bodies import (
    focal_of,
    lead_cell,
    lead_of,
    partners_cell,
    rooms_word,
)
from chuan.plans.rules.child_plan.citing import Cited, cite, opening_of, title_of
from chuan.plans.rules.child_plan.concern import HigherWork, concern_of, own_part
from chuan.plans.rules.child_plan.draft import Draft
from chuan.plans.rules.child_plan.figures import with_own_figures
from chuan.plans.rules.child_plan.headings import Pillar, goals_heading, goals_text, pillars_of
from chuan.plans.rules.child_plan.organising import Work, organise_party, organise_state
from chuan.plans.rules.child_plan.sending import recipients_of
from chuan.plans.rules.child_plan.times import time_of
from chuan.plans.rules.child_plan.types import (
    Above,
    ChildPlan,
    Issuer,
    Level,
    Offered,
    Terms,
    Unit,
    Why,
)
from chuan.plans.rules.child_plan.wording import capital, plain, reword, row_words

COLUMNS = (
    "TT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Sản phẩm",
)
_OTHERS = gettext_noop("Kế hoạch cấp trên giao cơ quan khác; không nêu cơ quan mình.")
_HEIR = gettext_noop(
    "Kế hoạch cấp trên giao cấp huyện, đã kết thúc hoạt động từ 01/7/2025; đề xuất cấp xã thực hiện."
)
_BY_COUNTERPART = gettext_noop(
    "Kế hoạch cấp trên không nêu cấp mình; đưa vào vì nội dung triển khai trên địa bàn."
)
_ABOVE = gettext_noop("%(reason)s Không đưa vào phần việc này.")
_WITH_BASIS = gettext_noop("%(reason)s (%(basis)s) Không đưa vào phần việc này.")
_SOONER = {Why.HEIR: _HEIR, Why.COUNTERPART: _BY_COUNTERPART}


class _Composer:
    """One composition: the inputs, and what has been decided so far."""

    def __init__(self, above: Above, issuer: Issuer, terms: Terms) -> None:
        self.above, self.issuer, self.terms = above, issuer, terms
        self.document = above.document
        self.draft = Draft(party=issuer.is_party)
        self.cited: Cited = cite(above, issuer.family)
        self.focal = focal_of(above.document, issuer)
        self.led: dict[Unit, list[str]] = {}

    def compose(self) -> ChildPlan:
        """All parts."""
        kept = self._kept()
        self._aims()
        self._goals()
        with_annex = not self.issuer.is_party or any(
            t.source == "annex" for t in self.document.tasks
        )
        annex = self._annex(kept) if with_annex and kept else None
        self._tasks(kept, with_annex=annex is not None)
        if self.issuer.is_party:
            organise_party(self.draft, self.above, self.issuer, self.cited.short)
        else:
            self._money()
            organise_state(
                self.draft,
                Work(self.above, self.issuer, self.terms, self.led, self.focal),
            )
        return ChildPlan(
            paper=self._paper(annex),
            origins=tuple(self.draft.origins),
            doubts=tuple(self.draft.doubts),
            offered=tuple(self.draft.offered),
        )

    def _paper(self, annex: Annex | None) -> Paper:
        issuer = self.issuer
        return Paper(
            family=issuer.family,
            kind=PaperKind.PLAN,
            issuer=issuer.name,
            superior=issuer.superior,
            symbol=issuer.symbol,
            place=issuer.place,
            title=title_of(self.above, self.cited, issuer),
            opening=opening_of(self.above, self.cited, issuer),
            body=tuple(self.draft.blocks),
            recipients=recipients_of(self.above, issuer, self.focal),
            signatures=(issuer.signature,),
            annexes=(annex,) if annex else (),
        )

    def _kept(self) -> dict[int, tuple[str, tuple[HigherWork, ...]]]:
        """The tasks to take over, each with its words; the others are offered with the reason."""
        kept: dict[int, tuple[str, tuple[HigherWork, ...]]] = {}
        for place, task in enumerate(self.document.tasks):
            if place in self.above.withdrawn:
                continue
            why = concern_of(task, self.issuer)
            part = own_part(" ".join(task.text.text.split()), self.issuer)
            if why is Why.OTHERS:
                self._offer(place, task.text.text, why, Sentence(_OTHERS))
                continue
            for words, row in part.dropped:
                self._offer(place, words, Why.ABOVE, _not_ours(row))
            if part.text:
                text = reword(part.text, self.issuer, self.above)
                kept[place] = (text, tuple(row for _, row in part.dropped))
                if why in _SOONER:
                    self.draft.doubt(plain(text), f"tasks/{place}", [Sentence(_SOONER[why])])
        return kept

    def _offer(self, place: int, text: str, why: Why, sentence: Sentence) -> None:
        said = reword(" ".join(text.split()), self.issuer, self.above)
        self.draft.offered.append(Offered(f"tasks/{place}", said, why, sentence))

    def _aims(self) -> None:
        """Purposes and requirements of the plan above in the words of the own level."""
        document, draft = self.document, self.draft
        if not document.purposes and not document.requirements:
            draft.part("MỤC ĐÍCH, YÊU CẦU")
            draft.clause(f"Tổ chức triển khai thực hiện đầy đủ, kịp thời {self.cited.short}.")
            draft.clause(
                "Phân công rõ cơ quan chủ trì, cơ quan phối hợp, thời gian, sản phẩm của từng nhiệm vụ."
            )
            return
        draft.part("MỤC ĐÍCH, YÊU CẦU")
        parts = (("Mục đích", "purposes", document.purposes),
                 ("Yêu cầu", "requirements", document.requirements))  # fmt: skip
        for title, name, values in parts:
            if values:
                draft.heading(title)
            for place, value in enumerate(values):
                text = f"{capital(plain(reword(value.text, self.issuer, self.above)))}."
                (draft.item if self.issuer.is_party else draft.point)(text, f"{name}/{place}")

    def _goals(self) -> None:
        """Goals of the plan above; a figure that is not ours to take over is left open."""
        if goals_heading(self.document) is None:
            return
        paragraphs = goals_text(self.document, self.above.text)
        self.draft.part("MỤC TIÊU")
        if not paragraphs:
            for place, target in enumerate(self.document.targets):
                if not self._in_tasks(target):
                    self._goal("-", target.text.text, f"targets/{place}")
            return
        for paragraph in paragraphs:
            self._goal(paragraph.label, paragraph.text, self._target_at(paragraph.text))

    def _goal(self, label: str, text: str, pointer: str) -> None:
        said = with_own_figures(text, self.document.targets, self.issuer, self.above)
        self.draft.doubt(said.text, pointer, said.notes)
        if label[:1].isdigit():
            self.draft.heading(plain(said.text), pointer)
        elif label.endswith((")", ".")):
            self.draft.point(said.text, pointer)
        elif label:
            self.draft.item(said.text, pointer)
        else:
            self.draft.paragraph(said.text, pointer)

    def _target_at(self, text: str) -> str:
        for place, target in enumerate(self.document.targets):
            if plain(target.text.text) in " ".join(text.split()):
                return f"targets/{place}"
        return ""

    def _in_tasks(self, target: Target) -> bool:
        words = plain(target.text.text)
        return any(
            words in plain(task.text.text) or (task.product and words in plain(task.product.text))
            for task in self.document.tasks
        )

    def _tasks(
        self, kept: Mapping[int, tuple[str, tuple[HigherWork, ...]]], *, with_annex: bool
    ) -> None:
        """Pillars; their tasks stand below them, or in the annex."""
        self.draft.part("NHIỆM VỤ VÀ GIẢI PHÁP" if self.issuer.is_party else "NHIỆM VỤ, GIẢI PHÁP")
        for pillar in pillars_of(self.document):
            rows = [(place, task) for place, task in pillar.tasks if place in kept]
            if not rows:
                continue
            if pillar.title:
                title = plain(reword(capital(pillar.title), self.issuer, self.above))
                (self.draft.clause if with_annex else self.draft.heading)(
                    f"{title}." if with_annex else title
                )
            if not with_annex:
                for place, _task in rows:
                    self._bullet(place, kept[place][0])
        if with_annex:
            self.draft.paragraph(
                "(Nhiệm vụ cụ thể, cơ quan chủ trì, cơ quan phối hợp, thời gian thực hiện và sản "
                "phẩm tại Phụ lục kèm theo Kế hoạch này)."
            )

    def _bullet(self, place: int, text: str) -> None:
        said = with_own_figures(text, self.document.targets, self.issuer, self.above)
        words = f"{capital(plain(said.text))}."
        self.draft.item(words, f"tasks/{place}")
        self.draft.doubt(words, f"tasks/{place}", said.notes)

    def _annex(self, kept: Mapping[int, tuple[str, tuple[HigherWork, ...]]]) -> Annex:
        """One row for each task, by pillar."""
        groups: list[AnnexGroup] = []
        for pillar in pillars_of(self.document):
            rows = [(place, task) for place, task in pillar.tasks if place in kept]
            if rows:
                groups.append(self._group(pillar, rows, len(groups) + 1, kept))
        return Annex(
            label="Phụ lục",
            title=f"Danh mục nhiệm vụ triển khai thực hiện {self.cited.short}",
            columns=COLUMNS,
            groups=tuple(groups),
            landscape=True,
        )

    def _group(
        self, pillar: Pillar, rows: list[tuple[int, Task]], number: int,
        kept: Mapping[int, tuple[str, tuple[HigherWork, ...]]],
    ) -> AnnexGroup:  # fmt: skip
        label = roman(number) if pillar.title else ""
        made = tuple(
            self._row(place, task, kept[place][0], f"{label}.{order}".lstrip("."))
            for order, (place, task) in enumerate(rows, start=1)
        )
        title = (
            plain(reword(capital(pillar.title), self.issuer, self.above)) if pillar.title else ""
        )
        return AnnexGroup(label, title, made)

    def _row(self, place: int, task: Task, text: str, number: str) -> tuple[str, ...]:
        pointer = f"tasks/{place}"
        said = with_own_figures(text, self.document.targets, self.issuer, self.above)
        words = row_words(said.text, task, self.issuer, self.above)
        timed = time_of(task, self.terms)
        product = with_own_figures(
            plain(task.product.text) if task.product else "",
            self.document.targets, self.issuer, self.above,
        )  # fmt: skip
        self.draft.trace(words, pointer)
        self.draft.doubt(
            words, pointer, [*([timed.note] if timed.note else []), *said.notes, *product.notes]
        )
        who = self._who(task, number)
        return (number.rpartition(".")[2], words, *who, timed.words, product.text)

    def _who(self, task: Task, number: str) -> tuple[str, str]:
        """Who leads and who helps; where another body beside the issuer leads, it stays the lead."""
        lead = lead_of(task, self.issuer, self.focal)
        beside = self.issuer.level is Level.DEPARTMENT and task.lead
        if beside and concern_of(task, self.issuer) is Why.TAKES_PART:
            own = lead.name if lead else f"{rooms_word(self.issuer)} liên quan"
            return "; ".join(name.text for name in task.lead), capital(own)
        if lead is not None:
            self.led.setdefault(lead, []).append(number)
        return lead_cell(lead), partners_cell(task, self.issuer, lead)

    def _money(self) -> None:
        self.draft.part("KINH PHÍ THỰC HIỆN")
        self.draft.paragraph(
            "Kinh phí thực hiện Kế hoạch được bố trí từ ngân sách nhà nước theo phân cấp hiện hành, "
            "lồng ghép trong các chương trình, kế hoạch, dự án có liên quan và các nguồn hợp pháp "
            "khác theo quy định của pháp luật."
        )


def _not_ours(row: HigherWork) -> Sentence:
    if row.basis:
        return Sentence(_WITH_BASIS, reason=row.reason, basis=row.basis)
    return Sentence(_ABOVE, reason=row.reason)


def compose_child(above: Above, issuer: Issuer, terms: Terms) -> ChildPlan:
    """The body's own plan, drafted from the plan above; nothing in it is made up.

    Words change only where the level does, figures are taken over or left open, dates come before
    those of the plan above. What is not taken over is offered with its reason.

    Basis: Điều 8, Phụ lục I Nghị định 30/2020/NĐ-CP (parts of a plan); Hướng dẫn 36-HD/VPTW (party).
    """
    return _Composer(above, issuer, terms).compose()
