"""Pure decisions of the register: reading rows, comparing records, following editions."""
