"""A form that a weak line sends twice is done once: its answer is remembered with the work itself.

The sender gives each form a key of its own (`X-Chuan-Once`, or a hidden field `once`). The row of the
key, the view's writes and the answer commit in one transaction; a repeat waits for it and gets the
same answer. A refusal rolls everything back, the key too, so that the form may be put right and sent
again. A view behind a key therefore answers success with a redirect. What takes long, such as
looking through a file, is done before the transaction (`looks_first`): SQLite has one writer.
"""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Final, TypeVar
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import ANONYMOUS, Actor
from chuan.core.afterwards import collected
from chuan.core.models import SentOnce
from chuan.core.problems import Problem, answer, title_of

HEADER: Final = "X-Chuan-Once"
FIELD: Final = "once"
DONE: Final = "done"
"""What the header of the answer says to a sender that asked by header."""
KEPT: Final = timedelta(days=30)
_LEFT_OUT: Final = {FIELD, "csrfmiddlewaretoken"}
_REDIRECTS: Final = range(300, 400)
_WITHOUT_PAGE: Final = {201, 204}
_LONGEST: Final = 800
_LOOK: Final = "look_first"
Next = Callable[[HttpRequest], HttpResponse]
Look = Callable[[HttpRequest], AbstractContextManager[None]]
View = TypeVar("View", bound=Callable[..., object])


def looks_first(look: Look) -> Callable[[View], View]:
    """Let `look` go through what a form brings before the transaction of its key begins."""

    def marked(view: View) -> View:
        setattr(view, _LOOK, look)
        return view

    return marked


class SentOnceMiddleware:
    """Stands next to the view, so that the transaction holds its work and nothing of the frame."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Do a keyed form once; leave everything else alone."""
        with collected():
            return self._answered(request)

    def _answered(self, request: HttpRequest) -> HttpResponse:
        actor: Actor = getattr(request, "actor", ANONYMOUS)
        key = None if actor.is_anonymous or request.method != "POST" else key_of(request)
        if key is None:
            return self.get_response(request)
        row = SentOnce(actor_id=actor.id, key=key, body_hash=fingerprint(request))
        with _looked_at(request, row), transaction.atomic():
            response = self._first(request, row) if _claim(row) else _again(request, row)
        return _told(request, response)

    def _first(self, request: HttpRequest, row: SentOnce) -> HttpResponse:
        """Let the view work; remember success, undo a refusal with all it may have written."""
        response = self.get_response(request)
        status = response.status_code
        if status in _REDIRECTS or status in _WITHOUT_PAGE:
            row.status, row.location = status, response.get("Location", "")[:_LONGEST]
            row.save()
        elif status >= 400:
            transaction.set_rollback(True)
        else:
            row.delete()
        return response


def key_of(request: HttpRequest) -> UUID | None:
    """The key of a form; None for a form without; a malformed one raises BadRequest."""
    try:
        given = request.headers.get(HEADER, "") or request.POST.get(FIELD, "")
    except UnreadablePostError:
        return None
    if not given:
        return None
    try:
        return UUID(given)
    except ValueError as error:
        raise BadRequest("the key of a form is no UUID") from error


def fingerprint(request: HttpRequest) -> str:
    """SHA-256 over the address, the fields and the files of a form, without what changes by itself."""
    digest = hashlib.sha256()
    parts = [request.get_full_path()]
    for name, values in sorted(request.POST.lists()):
        if name not in _LEFT_OUT:
            parts += [name, *values]
    for name, uploads in sorted(request.FILES.lists()):
        for upload in uploads:
            content = hashlib.sha256()
            for chunk in upload.chunks():
                content.update(chunk)
            upload.seek(0)
            parts += [name, upload.name or "", content.hexdigest()]
    for part in parts:
        raw = part.encode()
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def forget() -> int:
    """Remove the keys that were kept long enough; how many."""
    removed, _each = SentOnce.objects.filter(at__lt=clock.now() - KEPT).delete()
    return removed


def _looked_at(request: HttpRequest, row: SentOnce) -> AbstractContextManager[None]:
    """What the view wants looked at beforehand; nothing for a form that was done already."""
    if not request.FILES or SentOnce.objects.filter(actor_id=row.actor_id, key=row.key).exists():
        return nullcontext()
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return nullcontext()
    look: Look | None = getattr(view, _LOOK, None)
    return look(request) if look else nullcontext()


def _claim(row: SentOnce) -> bool:
    """Whether this is the first with its key; a repeat waits here until the first has ended."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _again(request: HttpRequest, row: SentOnce) -> HttpResponse:
    """The answer that was given before, or a refusal when the form is another."""
    kept = SentOnce.objects.get(actor_id=row.actor_id, key=row.key)
    if kept.body_hash != row.body_hash:
        detail = _("Biểu mẫu này đã được gửi với nội dung khác. Hãy tải lại trang rồi gửi lại.")
        return answer(request, Problem(422, "core.sent_otherwise", title_of(422), detail))
    response = HttpResponse(status=kept.status)
    if kept.location:
        response["Location"] = kept.location
    return response


def _told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """For a sender by header: where a redirect leads, as JSON, since a script cannot see it."""
    done = response.status_code in _REDIRECTS or response.status_code in _WITHOUT_PAGE
    if not done or HEADER not in request.headers:
        return response
    said = JsonResponse({"location": response.get("Location", "")})
    said.cookies = response.cookies
    said[HEADER] = DONE
    return said
