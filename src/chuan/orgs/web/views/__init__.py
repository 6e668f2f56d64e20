"""One view, one address, one pair of verbs."""
