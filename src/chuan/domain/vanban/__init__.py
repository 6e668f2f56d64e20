"""Vietnamese administrative documents: positioned words in, structure and review out."""
