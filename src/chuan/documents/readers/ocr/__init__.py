"""Pictures of pages into words with places, by Tesseract run as a program of its own."""
