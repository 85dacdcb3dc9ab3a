"""What is not a question: every click, form, file and event, and the commands that do something."""

from collections.abc import Callable
from functools import partial

from slack_bolt import App

from bot.delivery.shared import SharedAnswers
from bot.delivery.web import SlackWeb
from bot.domain.finding import Finding
from bot.messages.shared import TAKE_BACK
from commands import (
    buttons,
    file_questions,
    files,
    forms,
    home,
    imports,
    report,
    slash,
    status,
    take_back,
    updates,
)
from commands.asked import Command
from commands.desk import Desk
from commands.every_command import COMMANDS
from commands.every_form import FORMS
from commands.questions import QUESTIONS


def register(app: App, desk: Desk, slack: SlackWeb, check_up: Callable[[], list[Finding]]) -> None:
    """Listens for all of it; the commands last, behind what takes some words of theirs."""
    status.register(app, desk, check_up)
    imports.register(app, desk)
    report.register(app, desk)
    updates.register(app, desk)
    take_back.register(app, desk, SharedAnswers(slack, TAKE_BACK))
    files.register(app, desk)
    home.register(app, desk)
    file_questions.register(app, desk)
    forms.register(app, desk, FORMS)
    others = {each.name: partial(_itself, each) for each in COMMANDS if each.name not in QUESTIONS}
    slash.register(app, desk, others)
    buttons.register(app, desk)


def _itself(command: Command) -> Command:
    return command
