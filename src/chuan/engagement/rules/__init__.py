"""What is true by law or by arithmetic in this room; no framework, no clock."""
