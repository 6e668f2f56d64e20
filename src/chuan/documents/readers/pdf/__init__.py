"""PDF into lines and tables; pages that are pictures are handed to OCR."""
