"""Traceability: EPCIS events kept once, asked for by whoever may read them."""
