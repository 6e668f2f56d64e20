"""Every stored field that tells about a person says what it is kept for, and for how long."""

from django.apps import apps

from chuan.audit import personal

LOOKS_PERSONAL = (
    "full_name", "fullname", "username", "email", "phone", "birth", "gender", "ethnic", "citizen",
    "identity_number", "passport", "address", "position", "signer", "actor_label", "on_behalf_of",
    "person_name", "contact", "avatar", "photo", "ip_address", "uploader", "reporter",
)  # fmt: skip
"""Parts of field names that suggest personal data."""
OF_THINGS = {
    ("figures.foreigncell", "address"): "where a cell stands in a file",
    ("traceability.event", "disposition"): "the state of goods",
    ("exchange.connection", "address"): "where a database elsewhere answers",
    ("standards.draft", "contact"): "the office that answers about a draft, public on its page",
}
"""Fields that only look like it, and why."""


def _our_fields() -> list[tuple[str, str]]:
    return [
        (model._meta.label, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("chuan.")
        for field in model._meta.concrete_fields
    ]


def test_every_personal_looking_field_is_declared() -> None:
    fields = {
        (model.lower(), field)
        for model, field in _our_fields()
        if any(part in field.lower() for part in LOOKS_PERSONAL)
    }

    assert len(fields) > 5
    assert (
        not fields
        - set(OF_THINGS)
        - {(each.model.lower(), each.field) for each in personal.declarations()}
    )


def test_declarations_name_fields_that_exist_and_say_all() -> None:
    existing = {(model.lower(), field) for model, field in _our_fields()}

    for declaration in personal.declarations():
        assert (declaration.model.lower(), declaration.field) in existing
        assert str(declaration.purpose)
        assert str(declaration.retention)
        assert declaration.basis
