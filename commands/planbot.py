"""`/planbot`: what the bot knows, how fresh it is, and help."""

from bot.domain.message import Message
from bot.messages.about import about_message, actions_message, notes_message
from bot.messages.answers import plain_answer
from bot.messages.meetings import meetings_message
from bot.messages.printed_figures import figures_message
from bot.messages.questions import questions_message
from commands import actions, caseloads, digest, flags, indicator, meeting, rag, report
from commands.asked import Asked, Command
from commands.keywords import not_taken

NAME = "/planbot"
USAGE = (
    "/planbot: what planbot knows and how fresh each source is",
    "/planbot questions: where ratings, figures and targets disagree",
    "/planbot actions: further actions overdue and due",
    "/planbot meetings: where the plan is gone through, and how often",
    "/planbot figures: what is printed outside the table of indicators",
    "/planbot notes: what the source leaves open about the plan as a whole",
    "/planbot imports: what came in, for the performance team and administrators",
    "/planbot undo 41: takes import 41 back, for the same",
    "/planbot away until 2026-12-04: you are away, your deputy is asked; back ends it",
    "/planbot take back: removes what you shared last in that channel",
    "/planbot status: the check-up, for administrators",
)
KEYWORDS = (
    "questions",
    "actions",
    "meetings",
    "figures",
    "notes",
    "imports",
    "undo",
    "away",
    "take back",
    "back",
    "status",
    "help",
)
BY_THEMSELVES = "Imports are looked at and taken back by typing it, and are never shared."
ANEW = "The check-up is made anew for whoever types /planbot status, and is never shared."
OTHERS = (
    rag.COMMAND,
    caseloads.COMMAND,
    indicator.COMMAND,
    flags.COMMAND,
    digest.COMMAND,
    meeting.COMMAND,
    actions.COMMAND,
    report.COMMAND,
)


_LISTS = {
    "questions": questions_message,
    "actions": actions_message,
    "meetings": meetings_message,
    "figures": figures_message,
    "notes": notes_message,
}


def answer(asked: Asked) -> Message:
    """Tells what planbot knows, one list of what the plan holds, or the check-up."""
    words = asked.words.casefold()
    if words in _LISTS:
        return _LISTS[words](asked.view)
    match words:
        case "" | "about":
            return about_message(asked.view, [(each.name, each.purpose) for each in OTHERS])
        case "imports":
            return plain_answer(BY_THEMSELVES)
        case "status":
            return plain_answer(ANEW)
        case _:
            return not_taken(asked, NAME, USAGE, KEYWORDS)


COMMAND = Command(
    name=NAME,
    purpose="What planbot knows, how fresh it is, and what you can ask.",
    usage=USAGE,
    hint="[questions | actions | meetings | figures | notes | imports | undo 41 | status | help]",
    answer=answer,
)
