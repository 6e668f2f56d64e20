"""DOCX into lines and tables, straight from its XML parts."""
