"""`planbot ask`: a signed request through the real Bolt app, and its reply."""

import json
import sys
from datetime import date
from pathlib import Path

from bot.cli.conversation import Conversation, NoReplyError, NotAskableError, Outcome, Question
from bot.cli.fill_form import NotFillableError, read_given
from bot.cli.stores import opened_with_plan
from bot.settings import Settings
from bot.store import Store


def run(
    settings: Settings,
    question: Question,
    as_json: bool,
    chosen: date | None,
    form: Path | None = None,
) -> int:
    """Prints the reply, or what became of the `form`; 1 when there is none, or the form was not
    taken; 2 when it cannot be asked, or filled in so.
    """
    with opened_with_plan(settings, chosen) as store:
        return _in_store(settings, store, question, as_json, chosen, form)


def _in_store(  # noqa: PLR0913, PLR0917 - what may be asked
    settings: Settings,
    store: Store,
    question: Question,
    as_json: bool,
    chosen: date | None,
    form: Path | None,
) -> int:
    conversation = Conversation(settings, store, chosen)
    try:
        if form is not None:
            return _print_outcome(conversation.fill(question, read_given(form)), as_json)
        payload, plain = conversation.ask(question)
    except (NotAskableError, NotFillableError) as error:
        print(f"planbot: {error}", file=sys.stderr)
        return 2
    except NoReplyError as error:
        print(f"planbot: {error}", file=sys.stderr)
        return 1
    finally:
        conversation.close()
    print(json.dumps(payload, ensure_ascii=False, indent=2) if as_json else plain)
    return 0


def _print_outcome(outcome: Outcome, as_json: bool) -> int:
    if as_json:
        told = {"taken": outcome.taken, "said": outcome.said, "errors": dict(outcome.errors)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for said in outcome.said:
            print(said)
        for name, why in outcome.errors:
            print(f"{name}: {why}")
    return 0 if outcome.taken else 1
