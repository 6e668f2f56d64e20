"""Files, the library, readers, drafts of imports and their review."""
