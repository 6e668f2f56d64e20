"""Office files of others: read in a process of its own, and changed in no byte but the cells meant."""
