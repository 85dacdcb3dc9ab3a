"""What is asked about a file before it is stored, with the commands that answer it."""

from collections.abc import Iterator

from bot.importing import Asked

_OTHERS = 12


def questions_of(asked: Asked) -> Iterator[str]:
    """Yields each question with the command that answers it."""
    name = asked.draft.name
    for number, each in enumerate(asked.questions, 1):
        first = each.choices[0] if each.choices else "…"
        yield f"  {number}. {each.text}"
        yield f"     planbot recipes edit {name} --set {_shell(f'{each.about} = {first}')}"
        if instead := each.instead(_OTHERS):
            yield f"     {instead}"
    yield "  Then import the file again."


def _shell(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
