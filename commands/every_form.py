"""Every form that people fill in."""

from commands import actions, flag_form, meeting, rating_forms, updates
from commands.forms import Form

FORMS: tuple[Form, ...] = (
    flag_form.FORM,
    meeting.DECISION_FORM,
    meeting.END_FORM,
    *rating_forms.FORMS,
    actions.CHANGE_FORM,
    actions.NEW_FORM,
    updates.FORM,
    updates.NOTHING_FORM,
)
