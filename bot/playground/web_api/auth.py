"""auth.test: whose token it is."""

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.workspace import Workspace


def test(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    del arguments
    return {
        "url": f"{workspace.url}/",
        "team": workspace.domain,
        "user": workspace.people[workspace.bot_user].name,
        "team_id": workspace.team_id,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }
