"""What a hostile or unlucky person tries."""
