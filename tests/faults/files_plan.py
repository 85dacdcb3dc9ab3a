"""Reading a file that is refused against the small plan."""

import pytest

from bot.importing import Refused, read_bytes
from tests.making import AT, small_plan


def refused(content: bytes, name: str = "o.xlsx") -> list[str]:
    """The problems for which a file of outturns is refused."""
    with pytest.raises(Refused) as caught:
        read_bytes(name, content, small_plan(), AT)
    return [str(problem) for problem in caught.value.problems]
