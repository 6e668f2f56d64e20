"""Tests of traceability."""
