"""Acts, their validity and what depends on it."""
