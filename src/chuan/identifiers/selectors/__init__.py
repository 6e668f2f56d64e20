"""Reads of this room: what a stable URL answers with, registers of codes."""

from chuan.identifiers.selectors.identities import (
    IdentityView,
    Link,
    Name,
    linkset,
    resolve,
    stable_url,
)

__all__ = ("IdentityView", "Link", "Name", "linkset", "resolve", "stable_url")
