"""Writes of this room: names of things, codes and their links."""

from chuan.identifiers.services.naming import assign, link, withdraw

__all__ = ("assign", "link", "withdraw")
