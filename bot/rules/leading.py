"""Who leads a recommendation, and so speaks for it."""

from bot.domain.people import Person
from bot.domain.plan import Plan, Recommendation


def leads(person: Person, recommendation: Recommendation) -> bool:
    """Tells whether `person` holds one of its lead officers' roles."""
    return person.title in recommendation.lead


def led_by(plan: Plan, person: Person) -> tuple[Recommendation, ...]:
    """Lists the recommendations that `person` leads, in the plan's order."""
    return tuple(each for each in plan.recommendations if leads(person, each))
