"""One message to or from a national database: its envelope, signed, the same on the line and in a file.

The shape follows the national document axis: agency codes of sender and receiver, an identity that
makes a repeated message harmless, what it answers, a hash of the content, and a signature.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chuan.domain.sentences import gettext_noop
from chuan.exchange.errors import MessageRefused
from chuan.exchange.rules.agency_codes import read_agency_code
from chuan.exchange.rules.canonical import (
    HEX_32,
    HEX_64,
    HEX_128,
    MOMENT,
    Malformed,
    canonical,
    object_of,
    plain,
)

FORMAT: Final = "chuan-thong-diep/1"
CONTEXT: Final = b"chuan.exchange.message.v1\n"
MOST_BYTES: Final = 32 * 2**20
"""Bytes of one message; a set that is larger is sent in several."""
RECEIPT: Final = "receipt"
"""The kind of a message that tells what became of another."""
_FIELDS: Final = (
    "format", "id", "kind", "sender", "receiver", "answers", "made_at", "sha256", "content",
)  # fmt: skip
_LONGEST_KIND: Final = 40

NO_MESSAGE: Final = gettext_noop(
    "Tệp này không phải thông điệp trao đổi dữ liệu. Hãy chọn đúng tệp."
)
NOT_SIGNED: Final = gettext_noop(
    "Chữ ký của thông điệp không khớp: nội dung đã bị sửa, hoặc bên gửi dùng khóa khác khóa đã khai báo."
)
TOO_LARGE: Final = gettext_noop(
    "Thông điệp lớn hơn mức cho phép (32 MB). Hãy báo bên gửi chia nhỏ."
)
NOT_FOR_US: Final = gettext_noop(
    "Thông điệp ghi nơi nhận là cơ quan khác, không phải cơ quan của kết nối này."
)


@dataclass(frozen=True, slots=True)
class Message:
    """`id` is 32 hexadecimal digits, `made_at` a moment in UTC, `answers` the id of another or ""."""

    id: str
    kind: str
    sender: str
    receiver: str
    made_at: str
    content: Mapping[str, Any] = field(default_factory=dict)
    answers: str = ""

    @property
    def sha256(self) -> str:
        """Of the content as it is written."""
        return hashlib.sha256(canonical(dict(self.content))).hexdigest()


def write_message(message: Message, key: Ed25519PrivateKey) -> bytes:
    """The message as canonical JSON, signed."""
    unsigned = _plain(message)
    signature = key.sign(CONTEXT + canonical(unsigned)).hex()
    return canonical({**unsigned, "signature": signature})


def read_message(raw: bytes, public: str) -> Message:
    """The message that `raw` is, if the holder of `public` (hexadecimal) signed it; MessageRefused."""
    if len(raw) > MOST_BYTES:
        raise MessageRefused(TOO_LARGE)
    try:
        given = object_of(raw)
        message = _message_of(given)
        signature = given["signature"]
        if not isinstance(signature, str) or not HEX_128.fullmatch(signature):
            raise Malformed("signature")
    except (KeyError, TypeError, ValueError) as error:
        raise MessageRefused(NO_MESSAGE) from error
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        unsigned = {name: given[name] for name in _FIELDS}
        key.verify(bytes.fromhex(signature), CONTEXT + canonical(unsigned))
    except (InvalidSignature, ValueError) as error:
        raise MessageRefused(NOT_SIGNED) from error
    return message


def peek(raw: bytes) -> Message:
    """What an unproven message says of itself, to find whose key proves it; MessageRefused."""
    if len(raw) > MOST_BYTES:
        raise MessageRefused(TOO_LARGE)
    try:
        return _message_of(object_of(raw))
    except (KeyError, TypeError, ValueError) as error:
        raise MessageRefused(NO_MESSAGE) from error


def _plain(message: Message) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "id": message.id,
        "kind": message.kind,
        "sender": message.sender,
        "receiver": message.receiver,
        "answers": message.answers,
        "made_at": message.made_at,
        "sha256": message.sha256,
        "content": dict(message.content),
    }


def _message_of(given: Mapping[str, Any]) -> Message:
    """The values, each of its shape; Malformed otherwise."""
    if set(given) - {"signature"} != set(_FIELDS) or given["format"] != FORMAT:
        raise Malformed("fields")
    content = plain(given["content"])
    if not isinstance(content, dict) or content != given["content"]:
        raise Malformed("content")
    message = Message(
        id=_shaped(given["id"], HEX_32),
        kind=_kind(given["kind"]),
        sender=_code(given["sender"]),
        receiver=_code(given["receiver"]),
        made_at=_shaped(given["made_at"], MOMENT),
        content=content,
        answers=_shaped(given["answers"], HEX_32) if given["answers"] else "",
    )
    if _shaped(given["sha256"], HEX_64) != message.sha256:
        raise Malformed("hash")
    return message


def _shaped(value: object, shape: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise Malformed("shape")
    return value


def _kind(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_KIND:
        raise Malformed("kind")
    return value


def _code(value: object) -> str:
    if not isinstance(value, str) or read_agency_code(value) != value:
        raise Malformed("agency code")
    return value
