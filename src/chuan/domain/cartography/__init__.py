"""Maps out of drawings: outlines read, borders shared, areas dissolved, lines simplified, places fitted."""
