"""Rows of the register of standards: a claim of Binh's, an import of the committee's, a search of Minh's."""

import io
from dataclasses import dataclass
from uuid import UUID

from chuan.standards.rules.search_facets import Filters
from chuan.standards.services.claims import ClaimWords, declare_claim
from chuan.standards.services.importing import read_import, start_import
from chuan.standards.services.known import load_known
from chuan.standards.services.saving import save_search
from tests.factories.cast import Cast

KNOWN = "tcvn-6492-2011"
"""The address of a record that every release brings."""
TABLE = "Số hiệu,Tên tiếng Việt,Tình trạng\nTCVN 9999:2024,Mật ong,A\nkhông rõ,Tên,A\n"


@dataclass(frozen=True)
class StandardRows:
    """One row of every kind."""

    claim: UUID
    run: UUID
    search: UUID

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """Beginnings of route names and the rows they speak of."""
        return (
            ("standards:claim_", self.claim),
            ("standards:import_", self.run),
            ("standards:search_", self.search),
        )


def make_standards(cast: Cast) -> StandardRows:
    """The register as a release brings it, and what people did with it."""
    load_known()
    claim = declare_claim(
        actor=cast.binh.actor, slug=KNOWN, words=ClaimWords(products="Nước uống đóng chai")
    )
    run = start_import(
        actor=cast.lan.actor, stream=io.BytesIO(TABLE.encode()), name="bang.csv", source="Mẫu"
    )
    read_import(actor=cast.lan.actor, uid=run.uid, progress=lambda *_: None)
    kept = save_search(actor=cast.minh.actor, name="Nước", text="nước", filters=Filters())
    return StandardRows(claim=claim.uid, run=run.uid, search=kept.uid)
