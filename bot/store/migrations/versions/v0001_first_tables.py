"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
FIGURE = sa.Numeric().with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    _revision()
    _plan()
    _figures()
    _messages()
    _answers()


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("number", ID, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_revision_one_row")),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
    )
    op.execute("INSERT INTO revision (id, number) VALUES (1, 0)")


def _plan() -> None:
    op.create_table(
        "import_run",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("imported_at", TIME, nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("latest", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_import_run"),
    )
    op.create_table(
        "plan_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("imported_at", TIME, nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_version"),
    )
    op.create_table(
        "rating",
        sa.Column("id", ID, nullable=False),
        sa.Column("recommendation", sa.Integer(), nullable=False),
        sa.Column("rag", sa.String(), nullable=False),
        sa.Column("judged", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("derived", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rating"),
        sa.UniqueConstraint(
            "recommendation",
            "judged",
            "by",
            "wording",
            name="uq_rating_recommendation_judged_by_wording",
        ),
    )
    op.create_table(
        "benchmark",
        sa.Column("id", ID, nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("year", sa.String(), nullable=False),
        sa.Column("value", FIGURE, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("quartile", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_benchmark"),
        sa.UniqueConstraint(
            "indicator", "area", "year", "source", name="uq_benchmark_indicator_area_year_source"
        ),
    )


def _figures() -> None:
    op.create_table(
        "outturn",
        sa.Column("id", ID, nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("value", FIGURE),
        sa.Column("words", sa.String()),
        sa.Column("unit", sa.String()),
        sa.Column("numerator", FIGURE),
        sa.Column("denominator", FIGURE),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String()),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name="fk_outturn_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outturn"),
        sa.UniqueConstraint(
            "indicator", "period", "revision", name="uq_outturn_indicator_period_revision"
        ),
    )
    op.create_index(
        "ix_outturn_newest",
        "outturn",
        ["indicator", "end", "start"],
        sqlite_where=sa.text("current IS 1"),
        postgresql_where=sa.text("current IS true"),
    )
    op.create_index(
        "uq_outturn_current",
        "outturn",
        ["indicator", "period"],
        unique=True,
        sqlite_where=sa.text("current IS 1"),
        postgresql_where=sa.text("current IS true"),
    )
    op.create_table(
        "caseload_extract",
        sa.Column("id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_run.id"], name="fk_caseload_extract_import_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_caseload_extract"),
    )
    op.create_index(
        "uq_caseload_extract_day",
        "caseload_extract",
        ["day"],
        unique=True,
        sqlite_where=sa.text("superseded IS 0"),
        postgresql_where=sa.text("superseded IS false"),
    )
    op.create_table(
        "caseload",
        sa.Column("extract_id", ID, nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("fte", FIGURE, nullable=False),
        sa.Column("agency", sa.Boolean(), nullable=False),
        sa.Column("open_cases", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["extract_id"], ["caseload_extract.id"], name="fk_caseload_extract_id"
        ),
        sa.PrimaryKeyConstraint("extract_id", "worker", name="pk_caseload"),
    )


def _messages() -> None:
    op.create_table(
        "flag",
        sa.Column("id", ID, nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("opened", sa.String(), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("closed", sa.String()),
        sa.Column("closed_at", TIME),
        sa.Column("acknowledged_by", sa.String()),
        sa.Column("acknowledged_user", sa.String()),
        sa.Column("acknowledged_at", TIME),
        sa.Column("withdrawn_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_flag"),
    )
    op.create_index(
        "ix_flag_closed",
        "flag",
        ["closed_at"],
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_index(
        "uq_flag_standing",
        "flag",
        ["indicator", "opened"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("flag_id", ID),
        sa.Column("thread_of", ID),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("not_before", TIME),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String()),
        sa.Column("lease_until", TIME),
        sa.Column("sent_at", TIME),
        sa.Column("ts", sa.String()),
        sa.Column("reason", sa.String()),
        sa.ForeignKeyConstraint(["flag_id"], ["flag.id"], name="fk_outbox_flag_id"),
        sa.ForeignKeyConstraint(["thread_of"], ["outbox.id"], name="fk_outbox_thread_of"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sa.UniqueConstraint("kind", "period", "channel", name="uq_outbox_kind_period_channel"),
    )
    op.create_index("ix_outbox_sent", "outbox", ["kind", "state", "sent_at"])
    op.create_index("ix_outbox_state", "outbox", ["state", "id"])


def _answers() -> None:
    op.create_table(
        "audit",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("role", sa.String()),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_table(
        "handled",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_handled"),
    )
