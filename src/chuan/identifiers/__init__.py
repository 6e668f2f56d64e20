"""Public identities and the links they answer with."""
