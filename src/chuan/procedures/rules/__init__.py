"""Pure decisions: definitions read and checked, steps that may be taken, clocks out of the log."""
