"""Documents composed by us and laid out as DOCX, PDF and scans, to be read back."""
