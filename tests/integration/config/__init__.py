"""Settings and the demo."""
