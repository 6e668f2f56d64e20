"""Tiêu chuẩn: the register of standards and technical regulations, their families, claims and lives."""
