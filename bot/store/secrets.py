"""Keys that this store made for itself, once."""

import secrets

from sqlalchemy import Connection, select

from bot.store.tables import secret
from bot.store.upsert import insert_unless_there

REFERENCES = "references"
"""Makes references of workers' names."""
_BYTES = 32


def load_key(connection: Connection, name: str) -> bytes | None:
    """The key of that name; None where none has been made."""
    found = connection.execute(select(secret.c.value).where(secret.c.name == name))
    value = found.scalar_one_or_none()
    return None if value is None else bytes.fromhex(value)


def made_key(connection: Connection, name: str) -> bytes:
    """The key of that name, made now unless it is there."""
    insert_unless_there(
        connection, secret, {"name": name, "value": secrets.token_hex(_BYTES)}, "name"
    )
    key = load_key(connection, name)
    if key is None:
        raise LookupError(f"the key {name} is gone")
    return key
