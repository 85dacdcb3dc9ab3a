"""A workspace with the people and channels that a plan names, and one person it does not."""

import time
from collections.abc import Callable

from bot.domain.people import Audience
from bot.domain.plan import Plan
from bot.playground.workspace import Workspace

STRANGER = "U0STRANGER"


def workspace_of(plan: Plan, now: Callable[[], float] = time.time) -> Workspace:
    """Puts everybody the plan knows in every channel that is not shared, the stranger in the
    wide ones only.
    """
    workspace = Workspace(now=now)
    for person in plan.people:
        for user in person.users:
            workspace.add_person(user, person.title)
    workspace.add_person(STRANGER, "Someone the plan does not know")
    everybody = [user for person in plan.people for user in person.users]
    for channel in plan.channels:
        named = channel.audience is Audience.NAMED
        workspace.add_channel(
            channel.id,
            channel.name,
            is_private=named,
            is_ext_shared=channel.shared,
            members=tuple(everybody if named else [*everybody, STRANGER]),
        )
    return workspace
