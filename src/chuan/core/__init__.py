"""What every room needs and no room owns; knows no domain word."""
