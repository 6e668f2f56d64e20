"""Reads of this room, shaped for pages and for the rooms above."""
