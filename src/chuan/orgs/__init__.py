"""Places, organisations, succession, people, roles and sign-in."""
