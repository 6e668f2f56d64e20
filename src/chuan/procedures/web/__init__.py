"""Pages of the room `procedures`."""
