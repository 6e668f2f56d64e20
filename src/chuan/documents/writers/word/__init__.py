"""The parts of a DOCX file, each drawn by its own module."""
