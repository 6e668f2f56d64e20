"""Vietnamese administrative documents: positioned words in, structure and review out."""

from chuan.domain.vanban.json_in import from_json
from chuan.domain.vanban.json_out import to_json
from chuan.domain.vanban.plain_text import from_text
from chuan.domain.vanban.reader import read

__all__ = ["from_json", "from_text", "read", "to_json"]
