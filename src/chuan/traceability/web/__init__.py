"""EPCIS over HTTP and the pages of this room."""
