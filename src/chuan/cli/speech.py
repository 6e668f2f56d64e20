"""How the commands speak: Vietnamese first, English on request, refusals in both."""

import argparse
import errno
import sys
from typing import Any, Final

Commands = Any
"""The subparsers of argparse, which has no public type for them."""
CANNOT_WRITE: Final = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết phần đĩa được cấp",
}
"""What a disk or its rights may refuse to any command, in words."""
_TROUBLES: Final = CANNOT_WRITE | {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EISDIR: "đây là thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EXDEV: "hai nơi không cùng một ổ đĩa",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ đó",
}


def say(args: argparse.Namespace, vietnamese: str, english: str) -> None:
    """One line in the language asked for."""
    print(english if getattr(args, "lang", "vi") == "en" else vietnamese, flush=True)


def refuse(vietnamese: str, english: str, code: int = 2) -> int:
    """The reason in both languages on the error stream; the code to end with."""
    sys.stderr.write(f"{vietnamese}\n{english}\n")
    sys.stderr.flush()
    return code


def why(trouble: OSError) -> str:
    """What the system refused, in Vietnamese where it is known."""
    return _TROUBLES.get(trouble.errno or 0) or trouble.strerror or str(trouble)


def told(trouble: Exception) -> str:
    """The first line of what a database or a library says, without its full stop."""
    return next(iter(str(trouble).splitlines()), "").rstrip(". ")


def speaks(parser: argparse.ArgumentParser) -> None:
    """Give the command its choice of language."""
    parser.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ kết quả / language of output"
    )
