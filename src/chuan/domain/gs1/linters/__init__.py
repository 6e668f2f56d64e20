"""What the parts of a value must be, beyond their characters and length: rules found by name."""
