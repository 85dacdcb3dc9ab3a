"""A file that is not read before somebody has answered."""

from bot.domain.recipe import KeptRecipe, Question
from bot.importing.problems import Problem, Refused


class Asked(Refused):
    """Nothing of the file is taken in until `questions` are answered. `draft` is the recipe as
    far as it is known, under the name that answers are given to.
    """

    def __init__(self, file: str, questions: tuple[Question, ...], draft: KeptRecipe) -> None:
        told = tuple(
            Problem(file, None, None, f"{each.text} {_how(each, draft.name)}") for each in questions
        )
        super().__init__(told)
        self.questions = questions
        self.draft = draft


def _how(question: Question, name: str) -> str:
    """How a question is answered, for whoever reads it in a report."""
    first = question.choices[0] if question.choices else "…"
    instead = question.instead(len(question.choices))
    also = f"; {instead}" if instead else ""
    return f"[planbot recipes edit {name} --set '{question.about} = {first}'{also}]"
