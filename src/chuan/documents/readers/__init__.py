"""Files into lines and tables: DOCX, PDF, scans, photos and plain text, refused when unreadable."""

from chuan.documents.readers.errors import SecrecyStamp, UnreadableFile
from chuan.documents.readers.files import read_files

__all__ = ["SecrecyStamp", "UnreadableFile", "read_files"]
