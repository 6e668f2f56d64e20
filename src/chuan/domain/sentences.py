"""Sentences that pure code says: marked for the catalogue, translated and filled where shown."""

from collections.abc import Callable


def gettext_noop(text: str) -> str:
    """The text itself, marked for the collection of texts to translate."""
    return text


class Sentence:
    """A Vietnamese sentence with `%(name)s` places, and what fills them.

    A tuple in a place is a list of marked texts, each of which is translated too.
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values = values

    def said(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the reader's language, filled; without values nothing is a place.

        >>> Sentence("Dòng %(n)s không đọc được.", n=3).said()
        'Dòng 3 không đọc được.'
        >>> Sentence("Giảm 5% mỗi năm.").said()
        'Giảm 5% mỗi năm.'
        """
        text = translate(self.text)
        if not self.values:
            return text
        return text % {
            name: ", ".join(translate(part) for part in value)
            if isinstance(value, tuple)
            else value
            for name, value in self.values.items()
        }

    def __str__(self) -> str:
        return self.said()
