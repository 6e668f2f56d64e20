"""Rules of the room `standards`."""
