"""Who answers for a measure or an action: an owner, the one lead, or nobody that is stated."""

from bot.domain.plan import Owner
from bot.messages.text import imported

NAME = 90


def say_owner(owner: Owner) -> str:
    """Says the owner with a label: "Owner: …", "Lead: …" or "Owner: not stated"."""
    label = "Lead" if owner.as_lead else "Owner"
    return f"{label}: {imported(owner.role, NAME) if owner.role else 'not stated'}"


def owner_name(owner: Owner) -> str:
    """Names the owner inside a line: "Head of Service (lead)", "owner not stated"."""
    if owner.role is None:
        return "owner not stated"
    return f"{imported(owner.role, NAME)}{' (lead)' if owner.as_lead else ''}"
