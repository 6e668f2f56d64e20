"""Pure decisions of this room: values in, verdict out."""
