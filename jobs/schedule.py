"""What is owed now, and what comes next: the plan's schedule on England's calendar."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.plan import Plan
from bot.domain.schedule import Post, PostKind
from bot.rules.bank_holidays import bank_holidays
from bot.rules.due import Due, coming, is_nominal, owed
from bot.services.posts import enqueue_post, set_aside_ahead, taken_up
from bot.services.public_channels import is_named, tell_of_public
from bot.store import Store
from jobs.posts import POSTS

BANK_HOLIDAYS = bank_holidays()


def owed_now(store: Store, plan: Plan, now: datetime) -> list[Due]:
    """Lists what is due by `now` (aware) and not taken up.

    A post is owed only where the plan in force when it was due had it on that day: a new entry, or
    one that moved to another weekday, does not owe what came before it.
    """
    candidates = owed(posted(plan.schedule), now, BANK_HOLIDAYS, lambda due: taken_up(store, due))
    return [each for each in candidates if _was_planned(store, each)]


def next_times(posts: Sequence[Post], now: datetime) -> list[Due]:
    """The next time of each post, soonest first."""
    return coming(posted(posts), now, BANK_HOLIDAYS)


def enqueue_owed(
    store: Store, now: datetime, is_private: Callable[[str], bool | None]
) -> list[Due]:
    """Takes up everything that is owed, each once whoever else does the same; what was taken up.

    `is_private` says whether only a channel's members can read it, or None while Slack does not
    tell: a post for a named channel then waits until it would be late, and is made for a wide one.
    """
    snapshot = store.snapshot()
    if snapshot is None:
        return []
    # The sample's clock stands still: beside it, everything else would run ahead.
    if not snapshot.plan.sample:
        set_aside_ahead(store, now)
    taken = []
    for due in owed_now(store, snapshot.plan, now):
        channel = due.post.channel
        private = is_private(channel) if is_named(snapshot.plan, channel) else False
        if private is None and not due.late_at(now):
            continue
        if private is False and is_named(snapshot.plan, channel):
            tell_of_public(store, channel, now)
        if enqueue_post(store, due, POSTS[due.post.kind], now, private=bool(private)):
            taken.append(due)
    return taken


def posted(posts: Sequence[Post]) -> list[Post]:
    """Leaves out what stands in no channel: lead officers are asked in direct messages."""
    return [each for each in posts if each.kind is not PostKind.ASK_FOR_UPDATES]


def _was_planned(store: Store, due: Due) -> bool:
    before = store.plan_in_force(due.at)
    return before is not None and any(
        (each.kind, each.channel) == (due.post.kind, due.post.channel)
        and is_nominal(each, due.period)
        for each in before.schedule
    )
