"""A file of a bundle is looked through for a secrecy stamp as an uploaded one is."""

from contextlib import suppress
from typing import BinaryIO

from chuan.documents.readers import SecrecyStamp, UnreadableFile
from chuan.documents.services.attachments import look_at
from chuan.exchange.errors import SecretRefused


def refuse_stamped(stream: BinaryIO, name: str) -> None:
    """Raise `SecretRefused` for a stamp; a file that no reader opens shows none to us.

    Basis: Điều 8 Luật Bảo vệ bí mật nhà nước 2018.
    """
    with suppress(UnreadableFile):
        try:
            look_at(stream, name)
        except SecrecyStamp as stamp:
            raise SecretRefused from stamp
