"""Further actions: by which numbers they go, and what people say of them."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "action_text",
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recommendation", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_action_text"),
        sa.UniqueConstraint("recommendation", "text", name="uq_action_text_recommendation_text"),
    )
    op.create_table(
        "action_change",
        sa.Column("id", ID, nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("recommendation", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("was_due", sa.Date()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_action_change"),
    )
    op.create_index("ix_action_change_action", "action_change", ["action", "id"])
    _number_those_there()


def _number_those_there() -> None:
    connection = op.get_bind()
    document = connection.execute(
        sa.text("SELECT document FROM plan_version ORDER BY id DESC LIMIT 1")
    ).scalar_one_or_none()
    if document is None:
        return
    told = {
        (each["number"], action["text"]): None
        for each in json.loads(document)["recommendations"]
        for action in each["actions"]
    }
    for number, (recommendation, text) in enumerate(told, 1):
        connection.execute(
            sa.text(
                "INSERT INTO action_text (number, recommendation, text) "
                "VALUES (:number, :recommendation, :text)"
            ),
            {"number": number, "recommendation": recommendation, "text": text},
        )
