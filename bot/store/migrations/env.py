"""Run by Alembic: migrates over the connection that bot.store.schema hands in."""

from alembic import context

from bot.store.tables.partial_indexes import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a column by copying its table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
