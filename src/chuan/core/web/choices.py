"""Choices of a form that are known only when it is shown."""

from collections.abc import Sequence

from django import forms

Choices = Sequence[tuple[object, object]]
"""Value and words of each; or the words of a group and its choices."""


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Let a field that is declared as a choice be chosen among these."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared as one)
    field.choices = list(choices)
