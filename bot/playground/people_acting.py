"""People at work in the workspace: they type commands, press buttons, fill in modals.

Each method sends the bot what Slack would send it, waits as long as Slack waits, and shows the
person what Slack would show.
"""

import json
from dataclasses import replace
from typing import Any

from bot.playground import interactions
from bot.playground.bot_requests import BotAnswer, BotRequests
from bot.playground.nouns import Channel, Content, OpenView, Shown
from bot.playground.refused import Refused
from bot.playground.replies import ResponseUrl, ResponseUrls, show_reply
from bot.playground.web_api import files, views
from bot.playground.workspace import Workspace

SLACKBOT = "USLACKBOT"


class PeopleActing:
    def __init__(self, workspace: Workspace, bot: BotRequests, urls: ResponseUrls) -> None:
        self._workspace = workspace
        self._bot = bot
        self._urls = urls

    def command(
        self, user: str, line: str, channel: str | None = None, **changed: str
    ) -> BotAnswer:
        """Sends a typed command; the answer is shown, or Slackbot's word on what went wrong."""
        command, _, text = line.partition(" ")
        place = self._place(channel or user)
        url, replies = self._urls.hand_out(place.id, user)
        fields = interactions.command_fields(
            self._workspace, place, user, command=command, text=text.strip(), response_url=url
        )
        fields |= changed
        answer = self._bot.send(self._bot.form(fields), fields)
        if not answer.error and answer.body.strip():
            answer = self._shown(answer, replies)
        if answer.error:
            told = f'{command} failed with the error "{answer.error}"'
            answer = replace(answer, shown=self._slackbot(place, user, told))
        return answer

    def press(
        self,
        user: str,
        message: Shown,
        action_id: str,
        *,
        value: str | None = None,
        chosen: Any = None,
    ) -> BotAnswer:
        """Presses one in a message. Raises `LookupError` if it does not show that element."""
        place = self._workspace.channels[message.channel]
        current = self._workspace.find_message(message.channel, message.ts)
        url, _ = self._urls.hand_out(place.id, user, current)
        payload = interactions.pressed_in_message(
            self._workspace,
            place,
            current,
            user,
            action_id,
            response_url=url,
            value=value,
            chosen=chosen,
        )
        return self._bot.send(self._bot.payload(payload), payload)

    def choose(self, user: str, message: Shown, callback_id: str) -> BotAnswer:
        """Chooses a shortcut in a message's menu; raises `Refused("message_not_found")` for one
        that is gone or that only its reader sees: Slack gives that no menu.
        """
        place = self._workspace.channels[message.channel]
        current = self._workspace.find_message(message.channel, message.ts)
        if current.visible_to is not None:
            raise Refused("message_not_found")
        url, _ = self._urls.hand_out(place.id, user)
        payload = interactions.chosen_on_message(
            self._workspace, place, current, user, callback_id, response_url=url
        )
        return self._bot.send(self._bot.payload(payload), payload)

    def press_in_view(
        self,
        opened: OpenView,
        action_id: str,
        chosen: Any = None,
        *,
        value: str | None = None,
        block_id: str | None = None,
    ) -> BotAnswer:
        """Presses one in a modal or a Home tab; `value` and `block_id` pick one where several share
        the action_id. Raises `LookupError`.
        """
        payload = interactions.pressed_in_view(
            self._workspace, opened, action_id, chosen, value=value, block_id=block_id
        )
        return self._bot.send(self._bot.payload(payload), payload)

    def submit(self, opened: OpenView, values: dict[str, dict[str, Any]]) -> BotAnswer:
        """Submits a modal: it closes, changes or stays with its errors, as the bot answers.

        Raises `Refused` for a view in the answer that Slack would not take.
        """
        payload = interactions.submitted(self._workspace, opened, values)
        answer = self._bot.send(self._bot.payload(payload), payload)
        if not answer.error:
            self._after_submission(opened, _answer_of(answer))
        return answer

    def close(self, opened: OpenView, *, all_of_them: bool = False) -> None:
        """Closes a modal, and every one of its stack where that is asked for."""
        for each in views.stack(self._workspace, opened.root) if all_of_them else [opened]:
            views.close(self._workspace, each)

    def send_file(
        self, user: str, name: str, content: bytes, channel: str | None = None, text: str = ""
    ) -> BotAnswer:
        """Shows the file where it is sent, and tells the bot as Slack does: by `file_shared`, and
        in their messages with each other by `message` too. Returns the answer to the last.
        """
        place = self._place(channel or user)
        upload = files.send(self._workspace, user, name, content)
        about = files.written(self._workspace, upload)
        shown = self._workspace.show(place.id, Content(text, files=[about]), user=user)
        answer = self.event(interactions.file_shared(place, upload, user))
        if place.is_im:
            answer = self.event(interactions.file_message(self._workspace, place, shown))
        return answer

    def event(self, event: dict[str, Any]) -> BotAnswer:
        """Lets something happen that the app subscribed to (`app_home_opened`, `message`)."""
        envelope = interactions.event_envelope(self._workspace, event)
        return self._bot.send(self._bot.event(envelope), envelope)

    def _place(self, asked: str) -> Channel:
        """The channel a person types in; it need not be one the bot is in."""
        if asked in self._workspace.people:
            return self._workspace.direct_messages(asked)
        return self._workspace.channels[asked]

    def _shown(self, answer: BotAnswer, place: ResponseUrl) -> BotAnswer:
        try:
            body = _reply_of(answer)
            shown = show_reply(self._workspace, body, place)
        except Refused as refused:
            said = refused.messages or (refused.error,)
            return replace(answer, error="invalid_command_response", refusals=said)
        place.original = shown
        return replace(answer, shown=shown)

    def _slackbot(self, place: Channel, user: str, told: str) -> Shown:
        return self._workspace.show(place.id, Content(told), user=SLACKBOT, visible_to=user)

    def _after_submission(self, opened: OpenView, answer: dict[str, Any]) -> None:
        match answer.get("response_action"):
            case "errors":
                views.refuse(self._workspace, opened, answer.get("errors") or {})
            case "update":
                view = views.checked(answer.get("view"), "modal")
                views.replace_view(self._workspace, opened, view)
            case None:
                views.close(self._workspace, opened)
            case unknown:
                raise Refused("invalid_response_action", (f"[ERROR] unknown: {unknown}",))


def _answer_of(answer: BotAnswer) -> dict[str, Any]:
    """The JSON in the answer to a submission; empty for an empty body. Raises `Refused`."""
    if not answer.body.strip():
        return {}
    return _object(answer.body)


def _reply_of(answer: BotAnswer) -> dict[str, Any]:
    """The message in a command's HTTP answer: JSON, or a plain text. Raises `Refused`."""
    if answer.content_type != "application/json":
        return {"text": answer.body.decode("utf-8", "replace")}
    return _object(answer.body)


def _object(text: bytes) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError as problem:
        raise Refused("invalid_json") from problem
    if not isinstance(body, dict):
        raise Refused("json_not_object")
    return body
