"""Tests of identifiers."""
