"""Every form that people fill in."""

from commands import flag_form
from commands.forms import Form

FORMS: tuple[Form, ...] = (flag_form.FORM,)
