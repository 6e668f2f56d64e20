"""Master data of documents: the latest word on each attribute holds, earlier ones are kept."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from chuan.domain.epcis.model import Attribute, Vocabulary, VocabularyElement
from chuan.domain.gs1 import canonical_identifier
from chuan.traceability.models import MasterChild, MasterElement, MasterValue
from chuan.traceability.rules.fields import senses
from chuan.traceability.rules.master_values import as_json
from chuan.traceability.rules.short import short
from chuan.traceability.services.store import Batch

_AT_ONCE: Final = 400
"""Elements of one round of questions."""

Said = tuple[str, VocabularyElement]
"""The type of a vocabulary, and one of its elements."""


def keep_master_data(vocabularies: Iterable[Vocabulary], batch: Batch) -> int:
    """Write what a document says of places, parties and products; how many elements it names."""
    said = [(each.type, element) for each in vocabularies for element in each.elements]
    for begin in range(0, len(said), _AT_ONCE):
        _keep(said[begin : begin + _AT_ONCE], batch)
    return len(said)


def _keep(said: Sequence[Said], batch: Batch) -> None:
    elements = _elements(said, batch)
    values: dict[tuple[int, str], MasterValue] = {}
    children: set[tuple[int, str]] = set()
    for type_, element in said:
        kept = elements[(short(type_), _key(element.id))]
        for attribute in element.attributes:
            values[(kept.pk, short(attribute.id))] = _value(kept, attribute, batch)
        children |= {(kept.pk, _key(child)) for child in element.children}
    _replace(values)
    MasterChild.objects.bulk_create(
        [MasterChild(element_id=pk, child=child) for pk, child in sorted(children)],
        ignore_conflicts=True,
    )


def _key(identifier: str) -> str:
    return short(canonical_identifier(identifier))


def _elements(said: Sequence[Said], batch: Batch) -> Mapping[tuple[str, str], MasterElement]:
    """The row of each element, made where it is new."""
    named = {(short(type_), _key(element.id)): element.id for type_, element in said}
    mine = MasterElement.objects.filter(
        owner_path=batch.owner_path, sandbox=batch.sandbox, key__in={key for _, key in named}
    )
    known = {(each.type, each.key): each for each in mine.order_by("pk")}
    missing = [
        MasterElement(
            owner_path=batch.owner_path,
            sandbox=batch.sandbox,
            type=type_,
            key=key,
            written_id=written,
            changed_at=batch.at,
        )
        for (type_, key), written in named.items()
        if (type_, key) not in known
    ]
    made = MasterElement.objects.bulk_create(missing)
    MasterElement.objects.filter(pk__in=[known[name].pk for name in named if name in known]).update(
        changed_at=batch.at
    )
    return known | {(each.type, each.key): each for each in made}


def _value(element: MasterElement, said: Attribute, batch: Batch) -> MasterValue:
    return MasterValue(
        element_id=element.pk,
        name=short(said.id),
        value=as_json(said.value),
        text=None if isinstance(said.value, tuple) else senses(said.value)[0],
        capture_id=batch.capture,
        said_at=batch.at,
    )


def _replace(values: Mapping[tuple[int, str], MasterValue]) -> None:
    """Let new values hold; one that was said before again changes nothing."""
    current = MasterValue.objects.filter(current=True, element_id__in={pk for pk, _ in values})
    held = {(each.element_id, each.name): each for each in current.order_by("pk")}
    changed = {
        place: value
        for place, value in values.items()
        if place not in held or held[place].value != value.value
    }
    past = [held[place].pk for place in changed if place in held]
    MasterValue.objects.filter(pk__in=past).update(current=False)
    MasterValue.objects.bulk_create(list(changed.values()))
