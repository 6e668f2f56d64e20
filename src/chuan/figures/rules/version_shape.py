"""The shape of what a version keeps: plain values as they stand in the database, schema 1.

A figure is text ("1234.5"), so that nothing rounds it; a day is an ISO date.
"""

from typing import TypedDict


class FormSaid(TypedDict):
    """The form and its version."""

    code: str
    version: int
    name: str


class LineSaid(TypedDict):
    """One line as sent."""

    line: int
    label: str
    name: str
    code: str
    unit: str
    stage: str
    decimals: int
    value: str | None
    estimate: str | None
    origin: str
    note: str


class TextSaid(TypedDict):
    """One part told in words."""

    key: str
    title: str
    text: str


class MakerSaid(TypedDict):
    """A version that this one was made from."""

    report: str
    body: str
    number: int
    sha256: str


class Content(TypedDict):
    """The whole report as sent; `looked` are the checks that the sender let stand."""

    schema: int
    form: FormSaid
    period: str
    as_of: str
    body: str
    report: str
    actual: bool
    lines: list[LineSaid]
    texts: list[TextSaid]
    gaps: str
    looked: list[str]
    made_from: list[MakerSaid]
