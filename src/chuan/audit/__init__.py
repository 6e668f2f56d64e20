"""The append-only record of who did what, sealed into a hash chain."""
