"""What a plan must mean about people, channels and what is posted when."""

import re

from bot.domain.people import Channel, Person, PersonKind
from bot.domain.plan import Plan
from bot.domain.schedule import Cadence, Post, PostKind, Weekday
from bot.importing.plan.plan_checks import unique
from bot.importing.plan.plan_nouns import Places
from bot.importing.plan.yaml_tree import PlanProblems
from bot.importing.tables.caseloads import LONGEST_TEAM
from bot.importing.texts import did_you_mean, quoted
from bot.rules.due import monday

LONGEST_REVIEW = 60
SHORTEST_RETENTION = 6
LONGEST_RETENTION = 240
"""Months."""
LONGEST_WAIT = 30
"""Working days."""
_ROLE = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_USER = re.compile("[UW][A-Z0-9]{2,20}")
_CHANNEL = re.compile("[CG][A-Z0-9]{2,20}")
_WORKSPACE = re.compile("[TE][A-Z0-9]{2,20}")


def check_people(places: Places, problems: PlanProblems) -> None:
    """Adds a problem for each person, channel or post that cannot be as it is written."""
    people = list(places.of(Person))
    unique(((f"{path}.role", each.role) for path, each in people), str, "the role", problems)
    users = [
        (f"{path}.users[{place}]", user)
        for path, person in people
        for place, user in enumerate(person.users)
    ]
    unique(users, str, "the user", problems)
    for path, user in users:
        _matches(_USER, user, path, "a Slack user, such as U012AB3CD", problems)
    ids = [person.role for _, person in people]
    for path, person in people:
        _check_person(path, person, problems)
        _check_deputy(path, person, ids, problems)
    for _, plan in places.of(Plan):
        _matches(_WORKSPACE, plan.workspace, "workspace", "a Slack workspace, T012AB3CD", problems)
        _check_somebody_is_told(plan, problems)
        _check_escalation(plan, problems)
        teams = [(f"teams[{place}]", name) for place, name in enumerate(plan.teams)]
        unique(teams, str.casefold, "the team", problems)
        for path, name in teams:
            if len(name) > LONGEST_TEAM:
                problems.at(path, f"is too long; shorten it to {LONGEST_TEAM} characters")
    _check_channels(places, problems)


def _check_person(path: str, person: Person, problems: PlanProblems) -> None:
    _matches(_ROLE, person.role, f"{path}.role", "a role, such as assistant-director", problems)
    if person.kind is PersonKind.TEAM_MANAGER and person.team is None:
        problems.at(f"{path}.team", "is missing: a team manager sees one team; write which")


def _check_deputy(path: str, person: Person, ids: list[str], problems: PlanProblems) -> None:
    if person.deputy is None:
        return
    if person.deputy == person.role:
        problems.at(f"{path}.deputy", "is the role itself; write who is asked while it is away")
    elif person.deputy not in ids:
        hint = did_you_mean(person.deputy, ids) or f"; the roles there are {', '.join(ids)}"
        problems.at(
            f"{path}.deputy", f"there is no role {quoted(person.deputy)} among people{hint}"
        )


def _check_somebody_is_told(plan: Plan, problems: PlanProblems) -> None:
    if not any(each.kind is PersonKind.ASSISTANT_DIRECTOR and each.users for each in plan.people):
        problems.at(
            "people",
            "nobody would be told when an indicator leaves green; add a person of kind "
            "'assistant director' with a Slack user",
        )


def _check_escalation(plan: Plan, problems: PlanProblems) -> None:
    role = next((each for each in plan.people if each.role == plan.escalate_to), None)
    if plan.escalate_to is not None and role is None:
        ids = [person.role for person in plan.people]
        hint = did_you_mean(plan.escalate_to, ids) or f"; the roles there are {', '.join(ids)}"
        problems.at(
            "escalate_to", f"there is no role {quoted(plan.escalate_to)} among people{hint}"
        )
    elif role is not None and not role.users:
        problems.at("escalate_to", f"{quoted(role.role)} has no Slack user: nobody would be told")
    if plan.review is not None and not 1 <= plan.review <= LONGEST_REVIEW:
        problems.at("review", f"must be 1 to {LONGEST_REVIEW} months")
    kept = plan.retention
    if kept is not None and not SHORTEST_RETENTION <= kept <= LONGEST_RETENTION:
        least, most = SHORTEST_RETENTION, LONGEST_RETENTION
        problems.at("retention", f"must be {least} to {most} months")
    if not 1 <= plan.escalate_after <= LONGEST_WAIT:
        problems.at("escalate_after", f"must be 1 to {LONGEST_WAIT} working days")


def _check_channels(places: Places, problems: PlanProblems) -> None:
    channels = list(places.of(Channel))
    unique(((f"{path}.id", each.id) for path, each in channels), str, "the channel", problems)
    for path, channel in channels:
        _matches(_CHANNEL, channel.id, f"{path}.id", "a Slack channel, such as C012AB3CD", problems)
    known = {channel.id for _, channel in channels}
    posts = list(places.of(Post))
    _check_same_days(posts, problems)
    for path, post in posts:
        if post.channel not in known:
            problems.at(
                f"{path}.channel",
                f"the plan has no channel {quoted(post.channel)}; write the id of one of its own",
            )
        _check_weekday(path, post, problems)
        _check_cadence(path, post, problems)
        if post.kind is PostKind.ASK_FOR_UPDATES:
            _check_ask(path, post, [each for _, each in posts], problems)


def _check_weekday(path: str, post: Post, problems: PlanProblems) -> None:
    if post.weekday is not None:
        return
    if post.kind is not PostKind.ASK_FOR_UPDATES:
        problems.at(f"{path}.weekday", f"is missing; write one of {', '.join(Weekday)}")
    elif post.cadence is not Cadence.WEEKLY:
        problems.at(f"{path}.cadence", "says nothing without a weekday; delete it, or name one")


def _check_ask(path: str, post: Post, posts: list[Post], problems: PlanProblems) -> None:
    """Updates are asked for before a digest that says them."""
    digests = [each.channel for each in posts if each.kind is PostKind.WEEKLY_DIGEST]
    if post.channel not in digests:
        told = f"write {' or '.join(digests)}" if digests else "add one to the schedule"
        problems.at(
            f"{path}.channel",
            f"updates are asked for before a weekly digest, and {post.channel} has none; {told}",
        )


def _check_same_days(posts: list[tuple[str, Post]], problems: PlanProblems) -> None:
    """Of two posts of a kind to a channel on one day the second would never be sent."""
    for place, (path, post) in enumerate(posts):
        for before, other in posts[:place]:
            if _on_the_same_day(post, other):
                problems.at(
                    path,
                    f"{post.kind} goes to {post.channel} on the same {post.weekday or 'day'} at "
                    f"{other.at:%H:%M} already, by {problems.where(before)}, and is "
                    "sent once a day; delete one",
                )
                break


def _on_the_same_day(one: Post, other: Post) -> bool:
    if (one.kind, one.channel, one.weekday) != (other.kind, other.channel, other.weekday):
        return False
    if one.cadence is not other.cadence or one.cadence is Cadence.WEEKLY:
        return True
    if one.cadence is Cadence.MONTHLY:
        return one.week == other.week
    if one.starts is None or other.starts is None:
        return True
    return (monday(one.starts) - monday(other.starts)).days % 14 == 0


def _check_cadence(path: str, post: Post, problems: PlanProblems) -> None:
    if not 1 <= post.week <= 4:
        problems.at(f"{path}.week", f"{post.week} is not a week of every month; write 1 to 4")
    if post.week != 1 and post.cadence is not Cadence.MONTHLY:
        problems.at(f"{path}.week", f"says nothing for a {post.cadence} post; delete it")
    if post.starts is None and post.cadence is Cadence.FORTNIGHTLY:
        problems.at(f"{path}.starts", "is missing; write a day in one of its weeks")
    if post.starts is not None and post.cadence is not Cadence.FORTNIGHTLY:
        problems.at(f"{path}.starts", f"says nothing for a {post.cadence} post; delete it")


def _matches(
    pattern: re.Pattern[str], text: str, path: str, what: str, problems: PlanProblems
) -> None:
    if not pattern.fullmatch(text):
        problems.at(path, f"{quoted(text)} is not {what}; correct it")
