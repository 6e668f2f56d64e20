"""Pages of "Sản phẩm của tôi phải làm gì?": a few questions, one topic a screen, and the answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.days import LATEST, day_of
from chuan.core.http import Request
from chuan.engagement.checker_tables import shipped_tables
from chuan.engagement.knowledge import member_name
from chuan.engagement.permissions import may_keep_answers
from chuan.engagement.rules.checking import Question
from chuan.engagement.rules.checking.cases import (
    LAST_STEP,
    Case,
    likely_groups,
    questions_of,
    read_case,
)
from chuan.engagement.rules.checking.codes import code_of, read_code
from chuan.engagement.selectors.answers import answers_of, kept_page, to_look_at
from chuan.engagement.selectors.checking import answer_of
from chuan.engagement.services.answers import drop_answer, keep_answer, renew_answer
from chuan.engagement.web.answer_tables import answers_table

STEP, ON, PRINT = "buoc", "ngay", "in"
_KEPT_OUT = (STEP, ON, PRINT, "csrfmiddlewaretoken")


@login_not_required
@require_safe
def checker(request: Request) -> HttpResponse:
    """One step: what was answered before goes along in the address, so that one can go back."""
    told = _told(request)
    case = read_case(shipped_tables(), told)
    step = _step(request)
    if step > LAST_STEP:
        return redirect(f"{reverse('engagement:checker_answer')}?{_query(case)}")
    asked = questions_of(shipped_tables(), case, step)
    if step > 1 and not asked:
        return redirect(f"{reverse('engagement:checker')}?{_query(case)}&{STEP}={step + 1}")
    shown = {question.fact for question in asked} | ({"sp", "nhom", "hs"} if step == 1 else set())
    context = {
        "case": case,
        "step": step,
        "last": LAST_STEP,
        "next": step + 1,
        "groups": _groups(case),
        "questions": [_asked(question, case) for question in asked],
        "carried": [(name, value) for name, value in _pairs(case) if name not in shown],
        "back": f"?{_query(case)}&{STEP}={step - 1}" if step > 1 else "",
    }
    return render(request, "engagement/checker.html", context)


@login_not_required
@require_safe
def checker_answer(request: Request) -> HttpResponse:
    """The answer on a day (today, or `?ngay=`); with `?in=1` as a sheet of paper."""
    case = read_case(shipped_tables(), _told(request))
    on = _day(request)
    printing = request.GET.get(PRINT) == "1"
    query = _query(case)
    code = code_of(shipped_tables(), case, on) if printing else ""
    context = {
        "page": answer_of(request.actor, case, on),
        **_around(case),
        "code": code,
        "code_address": request.build_absolute_uri(reverse("engagement:checker")),
        "is_today": on == clock.today(),
        "query": query,
        "pairs": _pairs(case),
        "dated": f"{query}&{ON}={on.isoformat()}",
        "first": f"{reverse('engagement:checker')}?{query}&{STEP}=1",
        "may_keep": may_keep_answers(request.actor),
        "address": request.build_absolute_uri(
            f"{reverse('engagement:checker_answer')}?{query}&{ON}={on.isoformat()}"
        ),
        "is_print": printing,
    }
    template = "engagement/checker_print.html" if printing else "engagement/checker_answer.html"
    return render(request, template, context)


@login_not_required
@require_safe
def checker_code(request: Request) -> HttpResponse:
    """The answer that a printed code opens; a code that cannot be read is asked for again."""
    found = read_code(shipped_tables(), request.GET.get("ma", ""))
    if found is None:
        if request.GET.get("ma"):
            messages.error(
                request, _("Không đọc được mã. Hãy gõ lại đúng như trên bản in, cả ký tự cuối.")
            )
        return redirect("engagement:checker")
    case, on = found
    address = f"{reverse('engagement:checker_answer')}?{_query(case)}"
    return redirect(f"{address}&{ON}={on.isoformat()}")


@require_POST
def answer_keep(request: Request) -> HttpResponse:
    """Keep the answer for the own body."""
    case = read_case(shipped_tables(), {key: request.POST.getlist(key) for key in request.POST})
    row = keep_answer(actor=request.actor, query=_query(case), on=clock.today())
    messages.success(
        request, _("Đã lưu. Khi quy định mà câu trả lời dựa vào thay đổi, bạn được báo.")
    )
    return redirect("engagement:answer_detail", uid=row.uid)


@require_safe
def answer_list(request: Request) -> HttpResponse:
    """Answers that the own body kept."""
    context = {
        "page": tables.build(
            request, answers_of(request.actor), answers_table(to_look_at(request.actor))
        ),
        "may_keep": may_keep_answers(request.actor),
    }
    return render(request, "engagement/answer_list.html", context)


@require_safe
def answer_detail(request: Request, uid: UUID) -> HttpResponse:
    """A kept answer, and what changed since."""
    page = kept_page(request.actor, uid, clock.today())
    context = {"kept": page, "page": page.today, **_around(page.today.case)}
    return render(request, "engagement/answer_detail.html", context)


@require_POST
def answer_renew(request: Request, uid: UUID) -> HttpResponse:
    """Keep today's answer too."""
    row = renew_answer(actor=request.actor, uid=uid)
    messages.success(request, _("Đã lưu câu trả lời theo quy định hôm nay."))
    return redirect("engagement:answer_detail", uid=row.uid)


@require_POST
def answer_drop(request: Request, uid: UUID) -> HttpResponse:
    """Throw it away."""
    drop_answer(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ câu trả lời."))
    return redirect("engagement:answer_list")


def _told(request: Request) -> Mapping[str, Sequence[str]]:
    return {key: request.GET.getlist(key) for key in request.GET if key not in _KEPT_OUT}


def _step(request: Request) -> int:
    asked = request.GET.get(STEP, "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 1


def _day(request: Request) -> date:
    told = day_of(request.GET.get(ON, ""))
    return told if told is not None and told.year <= LATEST else clock.today()


def _pairs(case: Case) -> list[tuple[str, str]]:
    """The case as names and values of an address, in one order."""
    pairs = [("sp", case.words), ("nhom", case.group), ("hs", case.hs)]
    answers = [(fact, value) for fact in case.answers for value in sorted(case.answers[fact])]
    return [(name, value) for name, value in [*pairs, *answers] if value]


def _query(case: Case) -> str:
    return urlencode(_pairs(case))


def _around(case: Case) -> dict[str, object]:
    """Where the questions of the case are answered, and what the countries it is sold to announced."""
    table, goods = reverse("engagement:public_tbt_list"), {"tim": case.hs[:4]} if case.hs else {}
    countries = sorted(case.answers.get("country", ()), key=member_name)
    return {
        "steps": f"{reverse('engagement:checker')}?{_query(case)}&{STEP}=",
        "countries": [
            {"name": member_name(code), "url": f"{table}?{urlencode({'nuoc': code, **goods})}"}
            for code in countries
        ],
    }


def _groups(case: Case) -> list[dict[str, object]]:
    """Every group, those that the words may mean first; the one chosen, or the only likely one, marked."""
    groups = shipped_tables().groups
    likely = [group.key for group in likely_groups(shipped_tables(), case.words, case.hs)]
    order = {key: place for place, key in enumerate(likely)}
    chosen = case.group or (likely[0] if likely else "")
    return [
        {
            "key": group.key,
            "label": _pick(group.vi, group.en),
            "is_chosen": group.key == chosen,
        }
        for group in sorted(groups, key=lambda each: order.get(each.key, len(groups)))
    ]


def _asked(question: Question, case: Case) -> dict[str, object]:
    given = case.answers.get(question.fact, frozenset())
    return {
        "fact": question.fact,
        "text": _pick(question.vi, question.en),
        "many": question.many,
        "is_unknown": not given,
        "choices": [
            {
                "value": choice.value,
                "label": _pick(choice.vi, choice.en),
                "is_chosen": choice.value in given,
            }
            for choice in question.choices
        ],
    }


def _pick(vi: str, en: str) -> str:
    return en if (get_language() or "").startswith("en") else vi
