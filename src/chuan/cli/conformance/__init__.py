"""`chuan conformance DIR`: every vector below a folder against our public functions."""

from chuan.cli.conformance.command import add_commands

__all__ = ("add_commands",)
