"""Decisions of this room, without a framework."""
