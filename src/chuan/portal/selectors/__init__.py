"""Reads that cross rooms: the worklist, the search box, the hand-over."""
