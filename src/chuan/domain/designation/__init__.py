"""Numbers of standards: every spelling read, one printed form, one order."""
