"""Pages of the room `standards`."""
