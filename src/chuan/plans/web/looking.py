"""Files of a form looked through before its transaction begins, and not again within it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from django.http import HttpRequest

from chuan.documents.services.stamped import looking_once
from chuan.domain.errors import DomainError
from chuan.plans.services.evidence_files import examined


@contextmanager
def files_looked_at(request: HttpRequest) -> Iterator[None]:
    """What is wrong with a file is said by the service, to which the same look is told again."""
    with looking_once():
        for upload in (file for name in request.FILES for file in request.FILES.getlist(name)):
            try:
                with examined(cast("BinaryIO", upload), upload.name or ""):
                    pass
            except DomainError:
                continue
            finally:
                upload.seek(0)
        yield
