"""The recipes that are kept, by name: how files of a council's own forms are read."""

from sqlalchemy import Connection, delete, insert, or_, select

from bot.domain.recipe import KeptRecipe
from bot.store.tables import recipe
from bot.store.transaction import Repository


class Recipes(Repository):
    """The recipes, as one unit of work leaves them."""

    def save(self, kept: KeptRecipe) -> None:
        """Puts the recipe in the place of one of its name or its shape."""
        columns = recipe.c
        connection = self._connection
        same = or_(columns.name == kept.name, columns.fingerprint == kept.fingerprint)
        connection.execute(delete(recipe).where(same))
        connection.execute(
            insert(recipe).values(
                name=kept.name,
                fingerprint=kept.fingerprint,
                data=kept.recipe,
                confirmed_by=kept.confirmed_by,
                confirmed_at=kept.confirmed_at,
            )
        )

    def forget(self, name: str) -> bool:
        """Drops the recipe; False where there is none of that name."""
        connection = self._connection
        return connection.execute(delete(recipe).where(recipe.c.name == name)).rowcount > 0


def load_recipes(connection: Connection) -> tuple[KeptRecipe, ...]:
    """Loads every recipe, by name."""
    columns = recipe.c
    rows = connection.execute(
        select(
            columns.name,
            columns.fingerprint,
            columns.data,
            columns.confirmed_by,
            columns.confirmed_at,
        ).order_by(columns.name)
    )
    return tuple(KeptRecipe(*row) for row in rows)
