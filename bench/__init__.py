"""Honest ratios: each scenario beside its yardstick in the same run."""
