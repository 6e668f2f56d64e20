"""What the number of a standard says: series, number, parts, year, who issued it, what it changes."""

from dataclasses import dataclass, field

from chuan.domain.designation import keys
from chuan.domain.designation.kinds import Flag, Kind, YearForm
from chuan.domain.designation.scan import fold
from chuan.domain.designation.series import kind_of

CLOSE_KINDS = frozenset(("A", "AC", "AMD", "COR"))
FRONT_KINDS = frozenset(("SỬA ĐỔI", "Sửa đổi", "ĐÍNH CHÍNH", "Đính chính"))
NOTHING: frozenset[Flag] = frozenset()


@dataclass(frozen=True, slots=True)
class Supplement:
    """An amendment, corrigendum, addendum of the edition before it.

    `joint` "/" names the supplement itself, "+" the edition with the supplement worked in.
    """

    kind: str
    number: str = ""
    year: int | None = None
    joint: str = "/"

    def __str__(self) -> str:
        year = f":{self.year}" if self.year else ""
        if self.kind == "Rev":
            return f", Rev. {self.number}" + (f"-{self.year}" if self.year else "")
        space = "" if self.kind in CLOSE_KINDS or not self.number else " "
        return f"{self.joint}{self.kind}{space}{self.number}{year}"

    def key(self, *, dated: bool = True) -> str:
        """Its part of the key of what it belongs to."""
        return keys.supplement_key(self.kind, self.number, self.year if dated else None, self.joint)

    @property
    def front(self) -> str:
        """As Vietnamese amendments are printed, before the number they change; else nothing."""
        if self.kind not in FRONT_KINDS:
            return ""
        return f"{self.kind} {self.number}" + (f":{self.year}" if self.year else "")


@dataclass(frozen=True, slots=True)
class Designation:
    """The number of one edition of a standard, whatever way it was spelled.

    `adopted_series` is the foreign part of a name ("ISO/IEC" in "TCVN ISO/IEC 17025:2017"), `mark`
    what a foreign house prints after the year ("b" of "ASTM D1298-12b"), `adopted` what stands in brackets,
    `degree` how far it was taken over where that stands there too. Compare editions by `key`;
    `flags`, which tell how it was spelled, make no difference.
    """

    series: str
    number: str
    parts: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    adopted_series: str = ""
    mark: str = ""
    suffix: str = ""
    supplements: tuple[Supplement, ...] = ()
    adopted: tuple["Designation", ...] = ()
    degree: str = ""
    year_form: YearForm = YearForm.COLON
    flags: frozenset[Flag] = field(default=NOTHING, compare=False)

    @property
    def kind(self) -> Kind:
        """Whose standard it is."""
        return kind_of(self.series)

    @property
    def supplement(self) -> Supplement | None:
        """The last supplement, the one this number names."""
        return self.supplements[-1] if self.supplements else None

    @property
    def adopts(self) -> str:
        """What the name says it adopts, undated: "ISO/IEC 17025"; else nothing."""
        return f"{self.adopted_series} {self.whole_number}" if self.adopted_series else ""

    @property
    def whole_number(self) -> str:
        """Number and parts as printed."""
        return "-".join((self.number, *self.parts))

    @property
    def base(self) -> "Designation":
        """The same edition without its supplements and brackets."""
        return self.replaced(supplements=(), adopted=(), degree="")

    @property
    def undated(self) -> "Designation":
        """All editions: the same number without year."""
        return self.replaced(supplements=(), adopted=(), degree="", dated=False)

    @property
    def key(self) -> str:
        """The identity of the edition, ASCII, equal for every spelling of it.

        What stands in brackets is no part of it.
        """
        return self._dated_key() + "".join(one.key() for one in self.supplements)

    @property
    def family(self) -> str:
        """The key without the year: all editions. A supplement belongs to one edition of its base."""
        if not self.supplements:
            return self._undated_key() + self._suffix_key()
        *before, last = self.supplements
        return "".join((self._dated_key(), *(one.key() for one in before), last.key(dated=False)))

    @property
    def sort_key(self) -> str:
        """Letters and digits whose order, in any collation, is series, number, part, year."""
        numbers = (keys.number_key(part) for part in (self.number, *self.parts))
        whole = "1".join(keys.ordered(number) for number in numbers)
        rest = "".join(
            (fold(self.mark), self._suffix_key(), *(one.key() for one in self.supplements))
        )
        series = keys.ranked_series(self.series, self.adopted_series)
        return f"{series}0{whole}0{self.year or 0:04d}{self.month or 0:02d}{keys.ordered(rest)}"

    def replaced(
        self,
        *,
        supplements: tuple[Supplement, ...] | None = None,
        adopted: tuple["Designation", ...] | None = None,
        degree: str | None = None,
        flags: frozenset[Flag] | None = None,
        dated: bool = True,
    ) -> "Designation":
        """The number with some of it otherwise; not `dated`, without year."""
        return Designation(
            self.series,
            self.number,
            self.parts,
            self.year if dated else None,
            self.month if dated else None,
            self.adopted_series,
            self.mark if dated else "",
            self.suffix,
            self.supplements if supplements is None else supplements,
            self.adopted if adopted is None else adopted,
            self.degree if degree is None else degree,
            self.year_form if dated else YearForm.COLON,
            self.flags if flags is None else flags,
        )

    def __str__(self) -> str:
        series = f"{self.series} {self.adopted_series}" if self.adopted_series else self.series
        text = f"{series} {self.whole_number}{self._printed_year()}{self.mark}"
        if self.suffix:
            text = f"{text}/{self.suffix}"
        for supplement in self.supplements:
            front = supplement.front
            text = f"{front} {text}" if front else f"{text}{supplement}"
        if self.adopted:
            inside = "; ".join(str(each) for each in self.adopted)
            degree = f", {self.degree}" if self.degree else ""
            text = f"{text} ({inside}{degree})"
        return text

    def _undated_key(self) -> str:
        series = keys.series_key(self.series)
        if self.adopted_series:
            series = f"{series} {keys.series_key(self.adopted_series)}"
        return f"{series} {'-'.join(keys.number_key(part) for part in (self.number, *self.parts))}"

    def _dated_key(self) -> str:
        year = f":{self.year}" if self.year else ""
        month = f"-{self.month:02d}" if self.month else ""
        mark = fold(self.mark).replace(" ", "") if self.mark else ""
        return f"{self._undated_key()}{year}{month}{mark}{self._suffix_key()}"

    def _suffix_key(self) -> str:
        return f"/{fold(self.suffix)}" if self.suffix else ""

    def _printed_year(self) -> str:
        if self.year is None:
            return ""
        if self.year_form is YearForm.BRACKETS:
            return f" ({self.month:02d}/{self.year})" if self.month else f" ({self.year})"
        if self.year_form is YearForm.SHORT_DASH:
            return f"-{self.year % 100:02d}"
        year = f"{self.year_form}{self.year}"
        return f"{year}-{self.month:02d}" if self.month else year


@dataclass(frozen=True, slots=True)
class Found:
    """A number in running text, and where it stands there."""

    designation: Designation
    start: int
    end: int
    text: str
