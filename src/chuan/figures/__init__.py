"""Indicators, targets, periodic reports and the figures that prove themselves."""
