"""Thủ tục: files with steps and clocks: hồ sơ with versions of their procedure, decisions taken once."""
