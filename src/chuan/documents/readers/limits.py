"""How much a file may ask of the machine before it is refused."""

MAX_PAGES = 400
MAX_FILE_BYTES = 300 * 2**20
MAX_TEXT_BYTES = 16 * 2**20
CHARACTERS_A_PAGE = 5_000
"""Of a file that has no pages: more than any page of print holds."""

MAX_INFLATED_BYTES = 256 * 2**20
MAX_PART_BYTES = 24 * 2**20
"""One XML part of a DOCX once inflated; 400 pages of text and tables stay under half of it."""
MAX_TAGS = 1_000_000
"""Opening and closing, in one XML part: each costs memory; 400 pages of text and tables have half."""
MAX_RATIO = 200
"""Inflated size over stored size; office XML seldom passes 30."""
MAX_PARTS = 10_000

MAX_PIXELS = 120_000_000
OCR_LONG_SIDE = 3_600
"""Pixels of the longer side of a photo that OCR is given."""
OCR_DPI = 200
OCR_SECONDS = 90
"""For one page; ordinary ones take two."""

READER_BYTES = 1_500 * 2**20
"""Address space of the process that reads a PDF: mapped libraries count, resident or not."""
PAGE_SECONDS = 60
"""For one page without OCR."""
STAMPED_PAGES = 3
"""First pages on which small pictures are looked at for a stamp (pages with a letterhead too)."""
