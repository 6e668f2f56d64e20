"""Pure decisions on names, paths, roles and invitations."""
