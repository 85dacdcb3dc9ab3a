"""`/planbot status`: the check-up, which asks Slack, for administrators."""

from collections.abc import Callable, Mapping, Sequence

from slack_bolt import Ack, App, BoltContext

from bot.access import Admitted, Deed, Denied, for_whom, may
from bot.delivery.responses import Place
from bot.domain.finding import Finding
from bot.messages.findings import findings_message
from commands import planbot
from commands.admission import admitted_in, typed_in
from commands.answer_later import answer_later
from commands.asked import bare
from commands.desk import Desk
from commands.replies import reply_to

NOT_YOURS = for_whom(Deed.CHECK_UP)
LOOKING = "Looking at everything; the answer follows in a moment."

CheckUp = Callable[[], Sequence[Finding]]


def register(app: App, desk: Desk, check_up: CheckUp) -> None:
    """Acknowledges at once; the answer follows when Slack has told what it was asked."""

    def accept(ack: Ack, body: Mapping[str, str], context: BoltContext) -> None:
        admitted = admitted_in(context)
        if may(admitted.person, Deed.CHECK_UP):
            ack(text=LOOKING, response_type="ephemeral")
        else:
            typed = typed_in(body)
            refused = desk.refuse(admitted.asker, typed, Denied(NOT_YOURS), admitted.person)
            desk.overheard(refused)
            reply_to(ack, refused)

    def follow(body: Mapping[str, str], admitted: Admitted) -> None:
        if may(admitted.person, Deed.CHECK_UP):
            desk.record(admitted, typed_in(body))
            message = findings_message(check_up())
            desk.respond(body["response_url"], message, Place.EPHEMERAL)

    later = answer_later(desk, "the check-up", follow)
    app.command(planbot.NAME, matchers=[_is_status])(ack=accept, lazy=[later])


def _is_status(body: Mapping[str, str]) -> bool:
    return bare(body.get("text", "")).casefold() == "status"
