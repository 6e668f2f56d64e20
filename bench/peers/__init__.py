"""Other programs that do a part of what ours does, each in an environment of its own, pinned."""
