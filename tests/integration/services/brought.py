"""Small files as a council would bring them in, and a store that takes them."""

from datetime import UTC, datetime

from bot.services.imports import import_file
from tests.making import as_yaml, plan_in_file

NOW = datetime(2018, 12, 3, 9, 30, tzinfo=UTC)
NEWS = ("left-green", "came-back", "reopened", "corrected", "rated-down", "weekly-digest")
HEADER = "indicator,period,value,numerator,denominator,provisional,published,source,note"

GREEN = {"rag": "green", "judged": "2018-09-03", "by": "Board", "reason": "on track"}
AMBER = {"rag": "amber", "judged": "2018-11-05", "by": "Board", "reason": "audits came late"}
ADMINISTRATOR = {
    "role": "administrator",
    "title": "Administrator",
    "kind": "administrator",
    "users": ["U0ADMIN"],
    "sees": "wide",
}
RED = {"rag": "red", "judged": "2018-11-26", "by": "Board", "reason": "further focused work"}


class Bringing:
    """Writes files into `folder` and imports them into `store`."""

    def __init__(self, store, folder):
        self.store = store
        self._folder = folder

    def plan(self, now=NOW, **changed):
        path = self._folder / "plan.yaml"
        said = plan_in_file(**{"ratings": (GREEN,)} | changed)
        path.write_text(as_yaml(said), encoding="utf-8")
        return import_file(self.store, path, now, by="somebody")

    def outturns(self, *figures, now=NOW):
        """Each figure as (period, value), of 5.2; "" for one that is said to be missing."""
        return self.bring(self.outturn_file(*figures), now)

    def bring(self, path, now=NOW):
        return import_file(self.store, path, now, by="somebody")

    def outturn_file(self, *figures):
        rows = [
            f"5.2,{period},{value or 'missing'},,,no,,Case system," for period, value in figures
        ]
        path = self._folder / "outturns.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        return path

    @property
    def flags(self):
        """(opened, closed, acknowledged by) of every flag that stands, oldest first."""
        return [(f.opened, f.closed, f.acknowledged_by) for f in self.store.snapshot().flags]

    def told(self, kind=None):
        """What was queued, in its order: the messages' sentences."""
        return [row.message.text for row in self.rows if kind in (None, row.kind)]

    @property
    def kinds(self):
        """Of what was queued anew; a message edited in its place is no new one."""
        return [row.kind for row in self.rows]

    @property
    def rows(self):
        return [row for row in self.store.outbox_rows() if row.kind in NEWS]


def director(store):
    return store.snapshot().plan.people[0]
