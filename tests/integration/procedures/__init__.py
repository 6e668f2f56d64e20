"""Dossiers on a database."""
