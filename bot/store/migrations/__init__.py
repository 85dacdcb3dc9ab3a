"""Alembic's scripts: one chain for SQLite and PostgreSQL."""
