"""What backup and restore refuse, each in one sentence of both languages."""


class BackupRefused(Exception):
    """Nothing was changed; the sentences say why and what to do."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(english)
        self.vietnamese = vietnamese
        self.english = english


class BackupDamaged(BackupRefused):
    """The archive is not whole, not genuine, or not one of ours."""
