"""GS1: keys, application identifiers, element strings, scan data and Digital Link."""

from chuan.domain.gs1.associations import check_associations
from chuan.domain.gs1.canonical import canonical_identifier, require_canonical_identifier
from chuan.domain.gs1.check_digits import (
    append_check_digit,
    check_digit,
    check_pair,
    gtin14,
    require_check_digit,
)
from chuan.domain.gs1.compression import (
    compress_digital_link,
    decompress_digital_link,
    is_compressed,
)
from chuan.domain.gs1.digital_link import DigitalLink, build_digital_link, parse_digital_link
from chuan.domain.gs1.element_strings import (
    parse_bracketed,
    parse_element_string,
    to_bracketed,
    to_element_string,
)
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.epc_patterns import EpcPattern, pattern_of
from chuan.domain.gs1.epc_urn import (
    digital_link_to_urn,
    identifier_to_urn,
    urn_to_digital_link,
)
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters.names import lint
from chuan.domain.gs1.prefixes import company_prefix_length
from chuan.domain.gs1.scan_data import ScanData, read_scan, write_scan

__all__ = [
    "DigitalLink",
    "Element",
    "EpcPattern",
    "Gs1Error",
    "ScanData",
    "append_check_digit",
    "build_digital_link",
    "canonical_identifier",
    "check_associations",
    "check_digit",
    "check_pair",
    "company_prefix_length",
    "compress_digital_link",
    "decompress_digital_link",
    "digital_link_to_urn",
    "gtin14",
    "identifier_to_urn",
    "is_compressed",
    "lint",
    "parse_bracketed",
    "parse_digital_link",
    "parse_element_string",
    "pattern_of",
    "read_scan",
    "require_canonical_identifier",
    "require_check_digit",
    "to_bracketed",
    "to_element_string",
    "urn_to_digital_link",
    "write_scan",
]
