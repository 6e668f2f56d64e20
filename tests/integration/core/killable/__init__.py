"""A room for one test: a job of many small steps, each of which must happen exactly once."""
