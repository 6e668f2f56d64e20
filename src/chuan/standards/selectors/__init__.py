"""Reads of the register, page by page."""
