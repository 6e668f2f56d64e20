"""Backups of a whole node: a signed archive, its keys apart, a restore that is all or nothing."""
