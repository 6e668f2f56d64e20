"""Lays plain text out as an office would have, for measuring the readers."""
