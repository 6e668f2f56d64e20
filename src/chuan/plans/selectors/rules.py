"""How a body works: its own rules, or those of the house."""

from datetime import date

from chuan.law.selectors import calendar
from chuan.plans.models import WorkRules
from chuan.plans.rules.sampling import SampleRule

ANSWER_DAYS = 5
"""Working days for an answer until a body says otherwise."""


def rules_of(path: str) -> WorkRules | None:
    """What the body at `path` said, if it did."""
    return WorkRules.objects.filter(path=path).first()


def sample_rule(path: str) -> SampleRule:
    """How large its samples are."""
    kept = rules_of(path)
    return SampleRule(kept.sample_least, kept.sample_percent) if kept else SampleRule()


def answer_on(path: str, asked_on: date) -> date:
    """The last day for its answer to what was asked on a day, in working days."""
    kept = rules_of(path)
    days = kept.answer_days if kept else ANSWER_DAYS
    return calendar((asked_on.year, asked_on.year + 1)).add_working_days(asked_on, days)
