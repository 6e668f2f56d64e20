"""EPCIS 2.0 and CBV 2.0: events, their JSON-LD and XML writing, checks, hashes, queries and genealogy."""
