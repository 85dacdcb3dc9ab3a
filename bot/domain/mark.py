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
    def reason(self) -> str:
        """Says why there is no figure."""
        return _REASONS[self]

    @property
    def says_nothing(self) -> bool:
        """Tells whether the mark leaves open if there ever was a figure."""
        return self in (Mark.DOTS, Mark.DASH, Mark.NA, Mark.COLON)


_REASONS = {
    Mark.SUPPRESSED: "suppressed, so that nobody can be recognised [c]",
    Mark.NOT_AVAILABLE: "not available [x]",
    Mark.NOT_APPLICABLE: "does not apply [z]",
    Mark.UNRELIABLE: "too unreliable to give [u]",
    Mark.LOW: "not 0, and rounds to 0 [k]",
    Mark.COLON: "not available (:)",
    Mark.STAR: "not shown in the source (*)",
    Mark.DOTS: "not available (..)",
    Mark.DASH: "none given (–)",
    Mark.NA: "not available (n/a)",
}
