"""How the commands speak: Vietnamese first, English on request, refusals in both."""

import argparse
import sys
from typing import Any

Commands = Any
"""The subparsers of argparse, which has no public type for them."""


def say(args: argparse.Namespace, vietnamese: str, english: str) -> None:
    """One line in the language asked for."""
    print(english if getattr(args, "lang", "vi") == "en" else vietnamese, flush=True)


def refuse(vietnamese: str, english: str, code: int = 2) -> int:
    """The reason in both languages on the error stream; the code to end with."""
    sys.stderr.write(f"{vietnamese}\n{english}\n")
    sys.stderr.flush()
    return code


def speaks(parser: argparse.ArgumentParser) -> None:
    """Give the command its choice of language."""
    parser.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ kết quả / language of output"
    )
