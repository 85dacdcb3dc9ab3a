"""One transaction, and the repositories of a unit of work, which share it."""

from sqlalchemy import Connection

from bot.store.revision import bump_revision


class Transaction:
    """Nothing of it is kept unless it is committed. `by` is who changes something, as it is kept
    beside an import.
    """

    def __init__(self, connection: Connection, by: str | None) -> None:
        self._connection = connection
        self._bumped = False
        self._ended = False
        self.by = by
        self.import_number: int | None = None
        """That of the import that it added, where it did."""

    @property
    def connection(self) -> Connection:
        """Raises RuntimeError once it was committed: what came after would be lost."""
        if self._ended:
            raise RuntimeError("this unit of work was committed already")
        return self._connection

    def shows_a_change(self, changed: bool = True) -> None:
        """The store's revision goes up, once, with the first change that a snapshot shows."""
        if changed and not self._bumped:
            bump_revision(self.connection)
            self._bumped = True

    def commit(self) -> None:
        self.connection.commit()
        self._ended = True


class Repository:
    """What one unit of work may change of a few tables; each repository is a class of its own."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    @property
    def _connection(self) -> Connection:
        return self._transaction.connection
