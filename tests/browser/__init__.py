"""The demo node in a real browser."""
