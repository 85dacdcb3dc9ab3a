"""What a conditional format makes of a cell: its number format and its colours."""

from dataclasses import dataclass

from bot.importing.workbook.colours import BLACK, WHITE, colour
from bot.importing.workbook.xml import Attributes, local


@dataclass(frozen=True, slots=True)
class Look:
    """The number format, the colour of the text and that of its background; None where the cell's
    own stays.
    """

    code: str | None = None
    ink: str | None = None
    paper: str | None = None

    @property
    def says_anything(self) -> bool:
        """Tells whether it changes any of them."""
        return any(each is not None for each in (self.code, self.ink, self.paper))


class LookHeard:
    """Hears what stands inside one `dxf`. Of a plain fill the background is the colour."""

    def __init__(self) -> None:
        self.look = Look()
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Takes an element that opens."""
        code, ink, paper = self.look.code, self.look.ink, self.look.paper
        match name:
            case "font" | "fill" | "border":
                self._inside = name
            case "numFmt":
                code = local(attributes, "formatCode")
            case "color" if self._inside == "font":
                ink = colour(attributes, BLACK)
            case "gradientFill":
                paper = "a gradient"
            case "fgColor" if self._inside == "fill" and paper is None:
                paper = colour(attributes, WHITE)
            case "bgColor" if self._inside == "fill":
                paper = colour(attributes, WHITE)
        self.look = Look(code, ink, paper)
