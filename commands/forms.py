"""The forms: each is opened by a button or by what is typed, and settled once when it comes back.

A form is two functions beside its name: `opens` makes it for whoever asks, `takes` does with the
answers what a service does. What goes between them and Slack is here, and the same for all.
"""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.access import Admitted, Deed, Denied, for_whom, may
from bot.delivery.responses import Place
from bot.domain.message import Message
from bot.domain.period import london_day
from bot.messages.answers import plain_answer
from bot.messages.forms import REFUSED, Fields, View, about_of, fields_of, said_view
from bot.rules.assessment import Assessment
from bot.services.submitted import Submitted
from bot.store import StoreUnavailable
from commands.admission import admitted_in
from commands.answer_later import answer_later, heard
from commands.asked import bare
from commands.desk import NOT_NOW, SORRY, Desk
from commands.home import publish_again

OLDER = "That form is from an older version of planbot. Open it again."
_LOG = logging.getLogger(__name__)

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who opens a form or sends it. `at` is the moment that the plan is read at, `once` the key by
    which what was sent is settled once.
    """

    desk: Desk
    admitted: Admitted
    at: datetime
    once: str = ""

    @property
    def assessment(self) -> Assessment:
        """The plan as it stands on that day, worked out once for everybody who asks."""
        return self.desk.answers.assessment(self.admitted.snapshot, london_day(self.at))

    def sent(self, about: Mapping[str, str], deed: str = "", seen: str = "seen") -> Submitted:
        """Gives what was sent to the service that settles it; `about` is what the form came with,
        where the mark of what was seen stands under the name `seen`.
        """
        entry = self.desk.entry(self.admitted, deed)
        mark = about.get(seen, "")
        return Submitted(self.admitted.person, entry, self.at, self.once, mark)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was sent is kept; `said` takes the form's place, a paragraph each."""

    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Nothing is kept: what stands against it, by field. The form stays, with the words."""

    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Again:
    """Nothing is kept: `view` takes the form's place, and asks about what was sent."""

    view: View


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is kept, and there is nothing to mend: `why` takes the form's place."""

    why: str


Taken = Kept | Wrong | Again | Refused


@dataclass(frozen=True, slots=True)
class Noted:
    """A message that somebody wants kept: its words, and where it stands, in Slack's own ids."""

    text: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Form:
    """`opens` takes what the form is to be about ("5"), and answers with a message where there is
    no such form; `takes` takes what `about` the form came with, and its fields.
    """

    name: str
    deed: Deed
    opens: Callable[[Asking, str], View | Message]
    takes: Callable[[Asking, Mapping[str, str], Fields], Taken]
    command: str | None = None
    """The slash command that opens it as well."""
    typed: Callable[[str], str | None] = lambda _: None
    """What the words after the command are about; None where they open no form."""
    shortcut: str | None = None
    """The entry in a message's menu that opens it as well."""
    noted: Callable[[Asking, Noted], View | Message] | None = None
    """Makes the form from a message that was chosen by the shortcut."""


def register(app: App, desk: Desk, forms: Sequence[Form]) -> None:
    """Opens each form on a click, or as it is typed, and takes what comes back."""
    pressed = partial(_pressed, desk, {each.name: each for each in forms})
    app.action(re.compile(r"^form\."))(ack=heard, lazy=[answer_later(desk, "a form", pressed)])
    for form in forms:
        app.view(form.name)(partial(_submit, desk, form))
        if form.command is not None:
            opened = answer_later(desk, form.name, partial(_typed, desk, form))
            app.command(form.command, matchers=[partial(_opens, form)])(ack=heard, lazy=[opened])
        if form.shortcut is not None and form.noted is not None:
            chosen = answer_later(desk, form.name, partial(_chosen, desk, form, form.noted))
            app.message_shortcut(form.shortcut)(ack=heard, lazy=[chosen])


def _opens(form: Form, body: Body) -> bool:
    return form.typed(bare(body.get("text", ""))) is not None


def _typed(desk: Desk, form: Form, body: Body, admitted: Admitted) -> None:
    _open(desk, form, form.typed(bare(body.get("text", ""))) or "", body, admitted)


def _pressed(desk: Desk, forms: Mapping[str, Form], body: Body, admitted: Admitted) -> None:
    name, _, about = str(body["actions"][0].get("value", "")).partition(" ")
    form = forms.get(name)
    if form is None:
        desk.tell(body, plain_answer(OLDER), Place.EPHEMERAL)
    else:
        _open(desk, form, about, body, admitted)


def _open(desk: Desk, form: Form, about: str, body: Body, admitted: Admitted) -> None:
    if _is_for(desk, form, about, body, admitted):
        _show(
            desk, form.opens(Asking(desk, admitted, desk.now(admitted.snapshot.plan)), about), body
        )


def _chosen(
    desk: Desk,
    form: Form,
    noted: Callable[[Asking, Noted], View | Message],
    body: Body,
    admitted: Admitted,
) -> None:
    message = body.get("message") or {}
    channel = str((body.get("channel") or {}).get("id", ""))
    about = Noted(str(message.get("text", "")), channel, str(message.get("ts", "")))
    if _is_for(desk, form, f"{channel} {about.ts}", body, admitted):
        asking = Asking(desk, admitted, desk.now(admitted.snapshot.plan))
        _show(desk, noted(asking, about), body)


def _show(desk: Desk, made: View | Message, body: Body) -> None:
    if isinstance(made, Message):
        desk.tell(body, made, Place.EPHEMERAL)
    else:
        desk.show_view(body, made)


def _is_for(desk: Desk, form: Form, about: str, body: Body, admitted: Admitted) -> bool:
    """Whether the form is for them; else they are told so."""
    if may(admitted.person, form.deed):
        return True
    denied = Denied(for_whom(form.deed))
    refusal = desk.refuse(admitted.asker, f"{form.name} {about}", denied, admitted.person)
    desk.tell(body, refusal, Place.EPHEMERAL)
    return False


def _submit(desk: Desk, form: Form, ack: Ack, body: Body, context: BoltContext) -> None:
    taken = _taken(desk, form, body["view"], admitted_in(context))
    match taken:
        case Wrong(errors):
            ack(response_action="errors", errors={name: why[:200] for name, why in errors.items()})
        case Again(view):
            ack(response_action="update", view=view)
        case Kept(said):
            ack(response_action="update", view=said_view(*said))
        case Refused(why):
            ack(response_action="update", view=said_view(why, title=REFUSED))


def _taken(desk: Desk, form: Form, view: Body, admitted: Admitted) -> Taken:
    about, once = about_of(view), f"view {view.get('id', '')} {view.get('hash', '')}"
    typed = f"{form.name} {' '.join(about.values())}"[:80]
    if not may(admitted.person, form.deed):
        denied = Denied(for_whom(form.deed))
        desk.refuse(admitted.asker, typed, denied, admitted.person)
        return Refused(denied.reason)
    fields = fields_of((view.get("state") or {}).get("values") or {})
    asking = Asking(desk, admitted, desk.now(admitted.snapshot.plan), once)
    try:
        taken = form.takes(asking, about, fields)
    except StoreUnavailable as error:
        return Wrong({_first_field(view): f"{NOT_NOW}, and your words are kept here: {error}"})
    except Exception:  # noqa: BLE001 - the form stays open, with what people wrote
        _LOG.exception("A form could not be taken: %s", form.name)
        return Wrong({_first_field(view): SORRY})
    if isinstance(taken, Kept):
        desk.record(admitted, typed)
        publish_again(desk)
    return taken


def _first_field(view: Body) -> str:
    return next(str(each.get("block_id")) for each in view["blocks"] if each.get("type") == "input")
