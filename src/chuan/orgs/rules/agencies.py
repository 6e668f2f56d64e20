"""Codes of the agencies that the rooms above ask for by name."""

from typing import Final

PROVINCE: Final = "ubnd-tinh"
"""The people's committee of a province."""
COMMUNE: Final = "ubnd-xa"
"""The people's committee of a commune."""
SCIENCE: Final = "so-khcn"
"""The province's department of science: it answers for standards, metrology and quality there."""
CENTRAL: Final = ("ub-tcdlcl", "bo-khcn")
"""The national committee of the field, and its ministry."""
FIELD: Final = (SCIENCE, *CENTRAL)
"""Whoever answers for the field: they keep the registers of acts and of standards."""
