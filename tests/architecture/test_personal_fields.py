"""Every stored field that tells about a person says what it is kept for, and for how long."""

import pytest
from django.apps import apps

from chuan.audit import personal


def _our_fields() -> list[tuple[str, str]]:
    return [
        (model._meta.label, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("chuan.")
        for field in model._meta.concrete_fields
    ]


def test_every_personal_looking_field_is_declared() -> None:
    fields = [pair for pair in _our_fields() if personal.looks_personal(pair[1])]

    assert len(fields) > 5
    assert not [pair for pair in fields if not personal.is_declared(*pair)]


def test_declarations_name_fields_that_exist_and_say_all() -> None:
    existing = {(model.lower(), field) for model, field in _our_fields()}

    for declaration in personal.declarations():
        assert (declaration.model.lower(), declaration.field) in existing
        assert str(declaration.purpose)
        assert str(declaration.retention)
        assert declaration.basis


@pytest.mark.parametrize("name", ["full_name", "phone", "contact_email", "date_of_birth"])
def test_such_names_look_personal(name: str) -> None:
    assert personal.looks_personal(name)
