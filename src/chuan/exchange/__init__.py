"""Trao đổi: signed and sealed bundles that go by hand between nodes that never meet on a network."""
