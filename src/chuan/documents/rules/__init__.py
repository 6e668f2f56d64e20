"""Pure decisions of this room: identity of a document, edits of a reading, highlights of its text."""
