"""Answers that follow by a request's response_url, once it was acknowledged."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, BoltContext

from bot.access import Admitted
from bot.delivery.responses import NotAnsweredError, Place
from bot.messages.answers import plain_answer
from bot.store import StoreUnavailable
from commands.admission import admitted_in
from commands.desk import NOT_NOW, SORRY, Desk

_LOG = logging.getLogger(__name__)

Body = Mapping[str, Any]


def heard(ack: Ack) -> None:
    """Tells Slack within its three seconds that the request came; the answer follows."""
    ack()


def answer_later(
    desk: Desk, name: str, answer: Callable[[Body, Admitted], None]
) -> Callable[[Body, BoltContext], None]:
    """The lazy listener that runs `answer`; whatever goes wrong in it, the person is told."""

    def later(body: Body, context: BoltContext) -> None:
        try:
            answer(body, admitted_in(context))
        except NotAnsweredError:
            _LOG.exception("A request for %s could not be answered", name)
        except StoreUnavailable as error:
            desk.tell(body, plain_answer(f"{NOT_NOW}: {error}"), Place.EPHEMERAL)
        except Exception:  # noqa: BLE001 - Bolt keeps quiet about what a lazy listener raises
            _LOG.exception("A request for %s failed", name)
            desk.tell(body, plain_answer(SORRY), Place.EPHEMERAL)

    return later
