"""A file that is not read before somebody has answered."""

from bot.domain.recipe import KeptRecipe, Question
from bot.importing.problems import Problem, Refused


class Asked(Refused):
    """Nothing of the file is taken in until `questions` are answered. `draft` is the recipe as
    far as it is known, under the name that answers are given to.
    """

    def __init__(self, file: str, questions: tuple[Question, ...], draft: KeptRecipe) -> None:
        told = tuple(Problem(file, None, None, str(each)) for each in questions)
        super().__init__(told)
        self.questions = questions
        self.draft = draft
