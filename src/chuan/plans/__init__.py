"""The cascade of plans: tasks, assignments, notes and hand-over."""
