"""Forms as pure functions: a record becomes a view, and what was filled in becomes plain fields.

Every field of a form is an input block whose `block_id` is the field's name; inside, Slack's own
name for the element is always `VALUE`. Parts of one thing are named with dots: `notes.5.1.back_by`.
"""

from bot.messages.forms.fields import (
    Choice,
    day_field,
    pick_field,
    tick_field,
    words_field,
)
from bot.messages.forms.filled import Fields, fields_of
from bot.messages.forms.view import REFUSED, View, about_of, answer_view, form_view, said_view

__all__ = [
    "REFUSED",
    "Choice",
    "Fields",
    "View",
    "about_of",
    "answer_view",
    "day_field",
    "fields_of",
    "form_view",
    "pick_field",
    "said_view",
    "tick_field",
    "words_field",
]
