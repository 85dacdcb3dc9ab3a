"""`/report committee`: has a report made, which comes to the direct messages of whoever asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.access import Admitted, Deed, Denied, for_whom, may, may_have_report
from bot.domain.message import Message
from bot.domain.period import london_day, say_day
from bot.domain.report import ReportKind, ReportOrder
from bot.messages.answers import plain_answer
from commands.admission import admitted_in, typed_in
from commands.answer_later import answer_later
from commands.asked import Asked, Command, UnreadableDayError, bare, split_day
from commands.desk import Desk
from commands.keywords import not_taken
from commands.replies import reply_to

NAME = "/report"
KINDS = tuple(each.value for each in ReportKind)
USAGE = (
    "/report committee: the report to the committee, as Word, in your messages with planbot",
    "/report exceptions: what left green, what is off and why, and the decisions wanted",
    "/report scorecard: every indicator over its months, with charts and sources, as Excel",
    "/report committee public: the version for publication",
    "/report committee since 2018-06-04: with what changed since that day",
    "/report committee as at 2018-11-05: as known on that day",
)
WHICH = "Which report? Type /report committee, /report exceptions or /report scorecard."
NOT_YOURS = for_whom(Deed.MAKE_REPORT)
ONLY_PUBLIC = "You see what everybody may see. Add the word public for the version for publication."
MAKING = "The {} as at {} is being made. It comes to your messages with planbot."

Body = Mapping[str, Any]

_SINCE = re.compile(r"\s*\bsince\s+(?P<day>\S+(?:\s+[A-Za-z]+\s+[0-9]{4})?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Typed:
    kind: ReportKind
    as_at: date
    since: date | None
    public: bool


def register(app: App, desk: Desk) -> None:
    """Listens for orders of reports, which the worker makes; that is said at once."""
    keep = answer_later(desk, "a report", partial(_keep, desk))
    app.command(NAME, matchers=[_names_a_report])(ack=partial(_accept, desk), lazy=[keep])


def answer(asked: Asked) -> Message:
    """Says which reports there are, where none is named."""
    return not_taken(asked, NAME, USAGE, KINDS) if asked.words else plain_answer(WHICH, *USAGE)


def _names_a_report(body: Body) -> bool:
    words = bare(body.get("text", "")).casefold().split()
    return bool(words) and words[0] in KINDS


def _accept(desk: Desk, ack: Ack, body: Body, context: BoltContext) -> None:
    admitted = admitted_in(context)
    refused = _refused(desk, admitted, body)
    try:
        typed = _read(desk, admitted, body)
        kind = f"{typed.kind.said}{', for publication,' if typed.public else ''}"
        said = refused or plain_answer(MAKING.format(kind, say_day(typed.as_at)))
    except UnreadableDayError as error:
        said = refused or plain_answer(str(error), *USAGE)
    desk.overheard(said)
    reply_to(ack, said)


def _keep(desk: Desk, body: Body, admitted: Admitted) -> None:
    try:
        typed = _read(desk, admitted, body)
    except UnreadableDayError:
        return
    if not may_have_report(admitted.person, public=typed.public):
        return
    order = ReportOrder(
        0,
        typed.kind,
        typed.as_at,
        typed.since,
        typed.public,
        admitted.asker.user,
        admitted.person.title,
    )
    with desk.store.begin(alone=False) as work:
        work.report_orders.take(order, str(body.get("trigger_id", "")), desk.clock())
        work.commit()
    desk.record(admitted, typed_in(body))


def _refused(desk: Desk, admitted: Admitted, body: Body) -> Message | None:
    if not may(admitted.person, Deed.MAKE_REPORT):
        denied = Denied(NOT_YOURS)
    elif not may_have_report(admitted.person, public=_is_public(body)):
        denied = Denied(ONLY_PUBLIC)
    else:
        return None
    return desk.refuse(admitted.asker, typed_in(body), denied, admitted.person)


def _is_public(body: Body) -> bool:
    return "public" in bare(body.get("text", "")).casefold().split()


def _read(desk: Desk, admitted: Admitted, body: Body) -> _Typed:
    """What was typed. Raises UnreadableDayError."""
    today = london_day(desk.now(admitted.snapshot.plan))
    words, day = split_day(str(body.get("text", "")), today)
    since = None
    if (found := _SINCE.search(words)) is not None:
        _, since = split_day(f"x as at {found['day']}", today)
        words = words[: found.start()] + words[found.end() :]
    kind, *rest = words.casefold().split()
    as_at = day or today
    if left := [each for each in rest if each not in ("public", "report")]:
        raise UnreadableDayError(f"“{left[0]}” is not understood.")
    if since is not None and since >= as_at:
        raise UnreadableDayError(f"{say_day(since)} is not before the report's own day.")
    return _Typed(ReportKind(kind), as_at, since, _is_public(body))


COMMAND = Command(
    name=NAME,
    purpose="Has a report made, which comes to your messages with planbot.",
    usage=USAGE,
    hint="[committee | exceptions | scorecard] [public] [since 2018-06-04] [as at 2018-11-05]",
    answer=answer,
)
