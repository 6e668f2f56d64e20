"""Pure decisions of this room: due dates, states, who is given what."""
