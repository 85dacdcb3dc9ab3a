"""Every form that people fill in."""

from commands.forms import Form

FORMS: tuple[Form, ...] = ()
