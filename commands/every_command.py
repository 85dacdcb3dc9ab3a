"""Every command that people type."""

from commands import planbot, updates
from commands.asked import Command

COMMANDS: tuple[Command, ...] = (*planbot.OTHERS, updates.COMMAND, planbot.COMMAND)
