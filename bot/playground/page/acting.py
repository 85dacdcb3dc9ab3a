"""What a person does on the page: they say something, press, fill in, dismiss."""

from collections.abc import Sequence
from html import escape
from threading import Lock
from typing import Any

from bot.playground import interactions
from bot.playground.nouns import Channel, Content, OpenView, Shown, with_ids
from bot.playground.page.filled_in import Form, chosen_of, lacking, state_of
from bot.playground.page.multipart import Chosen
from bot.playground.page.visit import Deed, Visit
from bot.playground.people_acting import SLACKBOT, PeopleActing
from bot.playground.refused import Refused
from bot.playground.web_api import views
from bot.playground.workspace import Workspace

GONE = "That is no longer there: the message has changed."


class Acting:
    """Each method returns one sentence for the person, or none where what they see says it."""

    def __init__(self, workspace: Workspace, people: PeopleActing, visit: Visit) -> None:
        self._workspace = workspace
        self._people = people
        self._visit = visit
        self._one_deed_at_a_time = Lock()

    def say(self, user: str, place: Channel, text: str, thread_ts: str | None) -> str:
        """Sends a command to the bot, anything else into the channel."""
        line = text.strip()
        if not line:
            return ""
        if not line.startswith("/"):
            content = Content(escape(line, quote=False))
            self._workspace.show(place.id, content, user=user, thread_ts=thread_ts)
            return ""
        command = line.split()[0]
        if thread_ts is not None:
            return f"{command} is not supported in threads. Sorry!"
        known = [hint.name for hint in self._visit.hints]
        if command in known or not known:
            self._people.command(user, line, place.id)
            return ""
        told = (
            f"`{escape(command, quote=False)}` is not a valid command. "
            f"planbot knows {', '.join(known)}."
        )
        self._workspace.show(place.id, Content(told), user=SLACKBOT, visible_to=user)
        return ""

    def send_file(self, user: str, place: Channel, file: Chosen, text: str) -> str:
        """Sends a file with what is typed beside it."""
        said = escape(text.strip(), quote=False)
        answer = self._people.send_file(user, file.name, file.content, place.id, said)
        return f"planbot did not hear of the file: {answer.error}." if answer.error else ""

    def press(self, user: str, message: Shown, form: Form) -> str:
        """Presses a button, or a choice in a menu."""
        action_id, value = _one(form, "action_id"), _one(form, "value")
        try:
            _, element = interactions.find_element(message.blocks, action_id or "", value)
            answer = self._people.press(
                user,
                message,
                element["action_id"],
                value=value,
                chosen=chosen_of(element, form.get("chosen", ())),
            )
        except (LookupError, Refused):
            return GONE
        return _went_wrong(answer.error)

    def choose(self, user: str, message: Shown, form: Form) -> str:
        """Chooses one of the app's shortcuts in a message's menu."""
        asked = _one(form, "callback_id")
        if asked not in [each.callback_id for each in self._visit.shortcuts]:
            return GONE
        try:
            return _went_wrong(self._people.choose(user, message, str(asked)).error)
        except Refused:
            return GONE

    def press_in_view(self, opened: OpenView, form: Form) -> str:
        """Presses a button or a menu in a modal, whose form has every field, or in a Home tab."""
        blocks = with_ids(opened.view["blocks"])
        action_id, value = _one(form, "action_id") or "", _one(form, "value")
        try:
            block_id, element = interactions.find_element(
                blocks, action_id, value, _one(form, "block_id")
            )
            chosen = chosen_of(element, form.get("chosen", ()))
            if opened.view["type"] == "modal":
                opened.values = state_of(blocks, form)
                chosen = chosen_of(element, form.get(f"{block_id} {element['action_id']}", ()))
            answer = self._people.press_in_view(
                opened, action_id, chosen, value=value, block_id=block_id
            )
        except LookupError:
            return GONE
        return _went_wrong(answer.error)

    def submit(self, opened: OpenView, form: Form) -> str:
        """Sends what was filled in; what Slack's own clients ask for stands at the fields first."""
        blocks = with_ids(opened.view["blocks"])
        values = state_of(blocks, form)
        try:
            if missing := lacking(blocks, values):
                opened.values = values
                views.refuse(self._workspace, opened, missing)
                return ""
            answer = self._people.submit(opened, values)
        except Refused as refused:
            said = ", ".join(refused.messages) or refused.error
            return f"Slack refused planbot's answer: {said}"
        return _went_wrong(answer.error)

    def close(self, opened: OpenView, *, all_of_them: bool = False) -> str:
        """The modal alone, or with every other one of its stack."""
        self._people.close(opened, all_of_them=all_of_them)
        return ""

    def dismiss(self, user: str, message: Shown) -> str:
        """Removes an ephemeral message that its reader has done with."""
        if message.visible_to == user:
            self._workspace.delete(message)
        return ""

    def look_at(self, user: str, tab: str) -> None:
        """The app is told that somebody looks at its `home` or its `messages`, if it listens."""
        if not self._visit.home_opens:
            return
        event: dict[str, Any] = {"type": "app_home_opened", "user": user, "tab": tab}
        event["channel"] = self._workspace.direct_messages(user).id
        home = self._workspace.homes.get(user)
        if tab == "home" and home is not None:
            event["view"] = views.as_slack(self._workspace, home)
        self._people.event(event)

    def deed(self, name: str, deeds: Sequence[Deed]) -> str:
        """Presses one of the clock's buttons."""
        asked = next((deed for deed in deeds if deed.name == name), None)
        if asked is None:
            return GONE
        with self._one_deed_at_a_time:
            return asked.do()


def _one(form: Form, name: str) -> str | None:
    return next(iter(form.get(name, ())), None)


def _went_wrong(error: str) -> str:
    """As Slack does, the page says that an app did not answer, and not why."""
    if error == "operation_timeout":
        return "planbot did not answer within three seconds (operation_timeout)."
    return f"planbot could not take that ({error})." if error else ""
