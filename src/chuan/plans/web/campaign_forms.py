"""What is typed about campaigns, findings and proposals."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.core.web.refusals import uid_of
from chuan.plans import labels
from chuan.plans.enums import FindingVerdict, ProposedAction, ProposedTo
from chuan.plans.selectors.people import Colleague
from chuan.plans.services.campaign_proposals import ProposalWords
from chuan.plans.services.campaign_work import FindingWords
from chuan.plans.services.campaigns import CampaignWords
from chuan.plans.types import Body, FileGiven
from chuan.plans.web.work_forms import DOCUMENTS, given_file


def _text(
    label: object, rows: int = 3, *, required: bool = True, hint: object = ""
) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # lazy
        widget=area,
        required=required,
        max_length=8000,
        help_text=hint,  # type: ignore[arg-type]  # lazy
    )


class CampaignForm(forms.Form):
    """What a campaign is for, what it looks at, by when, and what comes of it."""

    title = forms.CharField(label=_("Tên đợt rà soát"), max_length=300)
    due_on = DayField(label=_("Thời hạn"))
    task = forms.ChoiceField(
        label=_("Thực hiện việc"),
        required=False,
        help_text=_("Việc trong kế hoạch mà đợt rà soát này thực hiện; kết quả thành minh chứng."),
    )
    basis = _text(
        _("Căn cứ"), 2, required=False, hint=_("Kế hoạch, chỉ thị hoặc công văn yêu cầu rà soát.")
    )
    extent = _text(_("Phạm vi rà soát"), 2, required=False)
    product = _text(
        _("Sản phẩm"), 2, required=False, hint=_("Ví dụ: các văn bản đề nghị, đề xuất.")
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        tasks: Sequence[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "task", [("", _("Không gắn với việc nào")), *tasks])

    def words(self) -> CampaignWords:
        """What was typed, as a value."""
        kept = dict(self.cleaned_data)
        return CampaignWords(**{**kept, "task": uid_of(kept["task"])})


class LinesForm(forms.Form):
    """A list of documents that was typed or copied."""

    lines = _text(
        _("Danh sách văn bản"),
        8,
        hint=_(
            "Mỗi dòng một văn bản. Chép được các ô từ Excel (số, ngày, trích yếu, cơ quan ban hành) "
            "hoặc câu “Quyết định số … ngày … của … về …”."
        ),
    )


class GiveForm(forms.Form):
    """Who reviews the chosen documents, by when."""

    body = forms.ChoiceField(label=_("Giao cho"))
    due_on = DayField(label=_("Thời hạn"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        bodies: Sequence[Body],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", [("", _("Chọn cơ quan")), *((one.uid, one.name) for one in bodies)])


class FindingForm(forms.Form):
    """What was found of a document, and what is proposed."""

    verdict = forms.ChoiceField(
        label=_("Kết quả rà soát"),
        choices=[(one, labels.FINDING_VERDICT[one]) for one in FindingVerdict],
        widget=forms.RadioSelect,
    )
    article = forms.CharField(
        label=_("Điều, khoản"),
        required=False,
        max_length=200,
        help_text=_("Để trống nếu nói về toàn bộ văn bản."),
    )
    quote = _text(_("Nội dung hiện hành (trích nguyên văn)"), 3, required=False)
    basis = _text(
        _("Căn cứ, lý do"),
        3,
        required=False,
        hint=_("Văn bản mới nào, điều nào làm cho nội dung này cần xem lại."),
    )
    action = forms.ChoiceField(
        label=_("Đề xuất"),
        choices=[(one, labels.PROPOSED_ACTION[one]) for one in ProposedAction],
    )
    content = _text(_("Nội dung đề xuất"), 3, required=False)
    to = forms.ChoiceField(
        label=_("Ai xử lý"),
        choices=[(one, labels.PROPOSED_TO[one]) for one in ProposedTo],
    )
    to_name = forms.CharField(label=_("Cơ quan được đề nghị"), required=False, max_length=300)

    def words(self) -> FindingWords:
        """What was typed, as a value; a body is asked only where another is to act."""
        kept = dict(self.cleaned_data)
        to = ProposedTo(kept["to"])
        return FindingWords(
            **{
                **kept,
                "verdict": FindingVerdict(kept["verdict"]),
                "action": ProposedAction(kept["action"]),
                "to": to,
                "to_name": kept["to_name"] if to is ProposedTo.OTHER else "",
            }
        )


class ReviewFileForm(forms.Form):
    """A file that shows what was found."""

    file = forms.FileField(label=_("Tệp"), widget=forms.FileInput(attrs={"accept": DOCUMENTS}))
    caption = forms.CharField(label=_("Tệp này cho thấy gì"), required=False, max_length=300)

    def upload(self) -> FileGiven:
        """The file as services take it."""
        found = given_file(self.cleaned_data["file"])
        assert found is not None  # noqa: S101  (the field is required)
        return found


class ReviewerForm(forms.Form):
    """Who of the body reviews, or which body inside it."""

    who = forms.ChoiceField(label=_("Người hoặc đơn vị rà soát"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        people: Sequence[Colleague],
        bodies: Sequence[Body],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        groups: list[tuple[object, object]] = [("", _("Chưa phân công ai"))]
        if people:
            groups.append((_("Người"), [(f"p:{one.uid.hex}", one.name) for one in people]))
        if bodies:
            groups.append((_("Đơn vị"), [(f"b:{one.uid}", one.name) for one in bodies]))
        offer(self, "who", groups)
        self.fields["who"].required = False

    def chosen(self) -> tuple[UUID | None, UUID | None]:
        """The person, the body: at most one of them."""
        kind, _mark, uid = str(self.cleaned_data["who"]).partition(":")
        return (uid_of(uid) if kind == "p" else None, uid_of(uid) if kind == "b" else None)


class ProposalForm(forms.Form):
    """One step of a proposal: the paper, a note, when to ask again."""

    symbol = forms.CharField(label=_("Số, ký hiệu văn bản"), required=False, max_length=120)
    on = DayField(label=_("Ngày văn bản"), required=False)
    text = _text(_("Ghi chú, lý do"), 2, required=False)
    ask_again_on = DayField(label=_("Hỏi lại ngày"), required=False)

    def words(self) -> ProposalWords:
        """What was typed, as a value."""
        return ProposalWords(**self.cleaned_data)
