"""users.* and usergroups.*: who is who."""

from typing import Any

from bot.playground.arguments import Arguments, is_on, needed
from bot.playground.nouns import Person, UserGroup
from bot.playground.refused import Refused
from bot.playground.web_api.pages import page_of
from bot.playground.workspace import Workspace


def as_slack(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.name,
        "deleted": person.deleted,
        "real_name": person.real_name,
        "tz": "Europe/London",
        "profile": {"real_name": person.real_name, "display_name": person.name},
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_stranger": False,
    }


def info(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    person = workspace.people.get(needed(arguments, "user", "user_not_found"))
    if person is None:
        raise Refused("user_not_found")
    return {"user": as_slack(person)}


def list_all(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    page, cursor = page_of(list(workspace.people.values()), arguments, default=1000, most=1000)
    return {
        "members": [as_slack(person) for person in page],
        "response_metadata": {"next_cursor": cursor},
    }


def _group(group: UserGroup, *, with_users: bool) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": group.id,
        "handle": group.handle,
        "name": group.name,
        "is_usergroup": True,
        "user_count": len(group.users),
    }
    return {**written, "users": list(group.users)} if with_users else written


def list_groups(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    with_users = is_on(arguments, "include_users")
    groups = [_group(group, with_users=with_users) for group in workspace.groups.values()]
    return {"usergroups": groups}


def list_group_users(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    group = workspace.groups.get(needed(arguments, "usergroup", "no_such_subteam"))
    if group is None:
        raise Refused("no_such_subteam")
    return {"users": list(group.users)}
