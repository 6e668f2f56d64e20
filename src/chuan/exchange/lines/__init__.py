"""Ways by which messages reach a database elsewhere, behind one small protocol.

The interfaces of the national databases and of the provinces' data axes are not public: each will be
one more module here. What stands now speaks our own plain protocol, to a simulator or another node.
"""

from chuan.exchange.lines.http_line import HttpLine
from chuan.exchange.lines.protocol import Fetched, Line, LineFailed

__all__ = ["Fetched", "HttpLine", "Line", "LineFailed"]
