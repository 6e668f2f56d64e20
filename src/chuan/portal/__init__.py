"""Pages that cross rooms: home, worklist, search, hand-over."""
