"""Words of figures in templates."""
