"""The parts that messages are made of, each one thought."""

from bot.messages.parts.buttons import Button, Buttons, shows
from bot.messages.parts.part import Part
from bot.messages.parts.say import Note, Say, listing
from bot.messages.parts.table import Table
from bot.messages.parts.title import Title

__all__ = ["Button", "Buttons", "Note", "Part", "Say", "Table", "Title", "listing", "shows"]
