"""Pure decisions of this room: what a key answers with, and what may be kept."""
