"""What a source writes in the place of a figure, and why there is none."""

from enum import StrEnum


class Mark(StrEnum):
    """The marks of the Government Analysis Function, those of the DfE's statistics before it, and
    what people write.
    """

    SUPPRESSED = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    UNRELIABLE = "u"
    LOW = "k"
    COLON = ":"
    STAR = "*"
    DOTS = ".."
    DASH = "-"
    NA = "n/a"

    @property
    def sign(self) -> str:
        """The sign that stands in a table in the place of the figure: "[c]", "n/a"."""
        if self is Mark.DASH:
            return "–"
        return f"[{self.value}]" if self.value.isalpha() else self.value

    @property
    def meaning(self) -> str:
        """Says why there is no figure: "suppressed, so that nobody can be recognised"."""
        return _MEANINGS[self]

    @property
    def reason(self) -> str:
        """Says the same with its sign: "not available [x]", "not available (n/a)"."""
        return f"{self.meaning} {self.sign if self.value.isalpha() else f'({self.sign})'}"

    @property
    def says_nothing(self) -> bool:
        """Tells whether the mark leaves open if there ever was a figure."""
        return self in (Mark.DOTS, Mark.DASH, Mark.NA, Mark.COLON)


_MEANINGS = {
    Mark.SUPPRESSED: "suppressed, so that nobody can be recognised",
    Mark.NOT_AVAILABLE: "not available",
    Mark.NOT_APPLICABLE: "does not apply",
    Mark.UNRELIABLE: "too unreliable to give",
    Mark.LOW: "not 0, and rounds to 0",
    Mark.COLON: "not available",
    Mark.STAR: "not shown in the source",
    Mark.DOTS: "not available",
    Mark.DASH: "none given",
    Mark.NA: "not available",
}
