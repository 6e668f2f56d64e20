"""A process of its own that does keyed forms on a database of its own, and may die of it."""
