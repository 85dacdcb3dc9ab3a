"""Whom an import would tell of what, in its preview."""

from collections.abc import Sequence
from html import unescape

from bot.domain.outbox import OfFlag, OutboxKind, Outgoing
from bot.domain.people import Audience
from bot.domain.plan import Plan
from bot.messages.parts import Part, Say
from bot.messages.text import imported
from bot.messages.words import bullets


def heard(plan: Plan, told: Sequence[Outgoing], audience: Audience, most: int) -> list[Part]:
    """Says what would be told, apart from alerts that are there already and would only follow."""
    news = _told(plan, [each for each in told if each.kind is not OutboxKind.EDITED], audience)
    edits = _edited(plan, [each for each in told if each.kind is OutboxKind.EDITED])
    groups = ("Would be told", news), ("Alerts from before, brought up to date", edits)
    return [Say(f"*{heading}*\n{bullets(said, most)}") for heading, said in groups if said]


def _edited(plan: Plan, edits: Sequence[Outgoing]) -> list[str]:
    """The alerts that would say something else where they stand, by indicator."""
    named = []
    for each in edits:
        ref = each.about.indicator if isinstance(each.about, OfFlag) else ""
        indicator = plan.indicator(ref)
        title = f"{ref} {imported(indicator.title, 80)}" if indicator else "an alert"
        named.append(f"{_role(plan, each)}: the alert about {title}")
    return list(dict.fromkeys(named))


def _role(plan: Plan, outgoing: Outgoing) -> str:
    roles = {user: person.title for person in plan.people for user in person.users}
    return imported(roles.get(outgoing.channel, outgoing.channel), 60)


def _told(plan: Plan, told: Sequence[Outgoing], audience: Audience) -> list[str]:
    if audience is Audience.WIDE:
        return [_role(plan, each) for each in told]
    return [f"{_role(plan, each)}: {imported(unescape(each.message.text), 300)}" for each in told]
