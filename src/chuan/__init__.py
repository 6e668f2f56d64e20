"""Chuẩn: the system of record for standards, metrology and quality work."""
