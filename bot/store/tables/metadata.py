"""What the tables share."""

from sqlalchemy import Index, MetaData, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def partial(name: str, *columns: str, where: dict[str, str], unique: bool = False) -> Index:
    """Makes an index of those rows alone for which `where`, by database, holds."""
    # Written as the queries write it: SQLite uses a partial index only when the words match.
    return Index(
        name,
        *columns,
        unique=unique,
        sqlite_where=text(where["sqlite"]),
        postgresql_where=text(where["postgresql"]),
    )
