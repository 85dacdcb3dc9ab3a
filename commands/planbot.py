"""`/planbot`: what the bot knows, how fresh it is, and help."""

from bot.domain.people import PersonKind
from bot.messages.about import about_message, actions_message
from bot.messages.findings import findings_message
from bot.messages.message import Message
from bot.messages.questions import questions_message
from commands import caseloads, digest, flags, indicator, rag
from commands.asked import Asked, Command
from commands.keywords import not_taken

NAME = "/planbot"
USAGE = (
    "/planbot: what planbot knows and how fresh each source is",
    "/planbot questions: where ratings, figures and targets disagree",
    "/planbot actions: further actions overdue and due",
    "/planbot status: the check-up, for administrators",
)
KEYWORDS = ("questions", "actions", "status", "help")
NOT_YOURS = "The check-up is for planbot's administrators."
OTHERS = (rag.COMMAND, caseloads.COMMAND, indicator.COMMAND, flags.COMMAND, digest.COMMAND)


def answer(asked: Asked) -> Message:
    """What planbot knows, the questions, the actions, or the check-up."""
    match asked.words.casefold():
        case "" | "about":
            return about_message(asked.view, [(each.name, each.purpose) for each in OTHERS])
        case "questions":
            return questions_message(asked.view)
        case "actions":
            return actions_message(asked.view)
        case "status":
            return findings_message(asked.check_up())
        case _:
            return not_taken(asked, NAME, USAGE, KEYWORDS)


def denied(asked: Asked) -> str | None:
    """The check-up is for administrators alone."""
    if asked.words.casefold() != "status":
        return None
    own = asked.reader is not None and asked.reader.kind is PersonKind.ADMINISTRATOR
    return None if own else NOT_YOURS


COMMAND = Command(
    name=NAME,
    purpose="What planbot knows, how fresh it is, and what you can ask.",
    usage=USAGE,
    hint="[questions | actions | status | help]",
    answer=answer,
    fresh=frozenset({"status"}),
    denied=denied,
)
