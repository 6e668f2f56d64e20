"""Whose title a document bears, and who is shown it: naming a symbol tells nobody another's title.

The copy of the issuing body, or of one above it, leads; else the first. The document bears the title
of the copy that leads. Holders who read the same title share it; the copy of a holder who read
another one is found apart, by those who may read that copy.
"""

from django.urls import reverse

from chuan.core import scope, search
from chuan.documents.enums import ParticipationRole
from chuan.documents.models import COPY, DOCUMENT, Document, DocumentCopy
from chuan.documents.rules.identity import vouches
from chuan.documents.selectors.copies import shares_title
from chuan.identifiers import services as identifiers


def settle(document: Document, new: DocumentCopy | None = None) -> None:
    """Say anew which copy leads, after one came (`new`) or went."""
    leading = _leading(document)
    if (leading.owner_path, leading.title) == (document.owner_path, document.title):
        if new is not None:
            _place(document, new)
        return
    document.owner_path, document.title = leading.owner_path, leading.title
    document.save(update_fields=("owner_path", "title"))
    make_known(document)
    scope.remove_participation(DOCUMENT, document.pk)
    for copy in document.copies.order_by("pk").iterator():
        _place(document, copy)


def make_known(document: Document) -> None:
    """Name the document and let it be found by those who may see it; its text is found by its plan."""
    url = reverse("documents:document_detail", args=[document.uid])
    identity = identifiers.assign(
        DOCUMENT, document.pk, document.uid, label=document.label, path=document.owner_path
    )
    identifiers.link(
        identity, rel="describedby", href=url, title=document.title[:300], language="vi"
    )
    search.put(_entry(DOCUMENT, document.pk, document, document.title, document.owner_path))


def _leading(document: Document) -> DocumentCopy:
    issuer = document.issuer.path if document.issuer else ""
    holders = list(document.copies.order_by("accepted_at", "pk").values_list("pk", "owner_path"))
    speaking = [pk for pk, path in holders if vouches(path, issuer)]
    return DocumentCopy.objects.get(pk=[*speaking, holders[0][0]][0])


def _place(document: Document, copy: DocumentCopy) -> None:
    """Beside those who share the title, or apart from them."""
    role, path = ParticipationRole.IMPORTER, copy.owner_path
    if shares_title(copy):
        search.remove(COPY, copy.pk)
        scope.add_participation(DOCUMENT, document.pk, path, role)
    else:
        scope.remove_participation(DOCUMENT, document.pk, path, role)
        search.put(_entry(COPY, copy.pk, document, copy.title, path))


def _entry(
    kind: str, object_id: int, document: Document, title: str, path: str
) -> search.SearchEntry:
    return search.SearchEntry(
        kind=kind,
        object_id=object_id,
        uid=document.uid,
        title=f"{document.symbol} {title}".strip(),
        body=document.issuer_label,
        url=reverse("documents:document_detail", args=[document.uid]),
        owner_path=path,
        weight=1.2,
        codes=(document.symbol,) if document.symbol else (),
    )
