"""A Standard Safeguarding Dataset of a few made-up rows, on SQLite or PostgreSQL."""

import sqlite3
from contextlib import closing

import psycopg

TABLES = """
CREATE TABLE ssd_department (dept_team_id VARCHAR(48) PRIMARY KEY, dept_team_name VARCHAR(255));
CREATE TABLE ssd_professionals (
    prof_professional_id VARCHAR(48) PRIMARY KEY,
    prof_staff_id VARCHAR(48),
    prof_professional_name VARCHAR(300),
    prof_social_worker_registration_no VARCHAR(48),
    prof_agency_worker_flag CHAR(1),
    prof_professional_job_title VARCHAR(300),
    prof_professional_caseload INTEGER,
    prof_full_time_equivalency FLOAT
);
CREATE TABLE ssd_involvements (
    invo_involvements_id VARCHAR(48) PRIMARY KEY,
    invo_professional_id VARCHAR(48),
    invo_professional_role_id VARCHAR(200),
    invo_professional_team VARCHAR(48),
    invo_person_id VARCHAR(48),
    invo_involvement_start_date TIMESTAMP,
    invo_involvement_end_date TIMESTAMP,
    invo_referral_id VARCHAR(48)
);
"""
TEAMS = [("T1", "North"), ("T2", "South")]
WORKERS = [
    # id, staff id, name, registration, agency, job title, caseload of last September, FTE
    ("P1", "1001", "Jo Bloggs", "SW0000000001", "N", "Social Worker", 99, 0.8),
    ("P2", "1002", "Sam Jones", "SW0000000002", "Y", "Social Worker", 99, 1.0),
    ("P3", "1003", "Al Smith", None, "N", "Family Support Worker", 99, 1.0),
    ("P4", "1004", "Di Green", "SW0000000004", None, "Social Worker", 99, None),
]
ALLOCATED = "Allocated Case Worker"
INVOLVEMENTS = [
    # worker, role, team, child, ended
    ("P1", ALLOCATED, "T1", "C1", None),
    ("P1", ALLOCATED, "T1", "C1", None),  # the same child twice is one case
    ("P1", "ALLOCATED CASE WORKER ", "T1", "C2", None),
    ("P1", ALLOCATED, "T1", "C3", "2026-01-31 00:00:00"),  # over
    ("P1", "Independent Reviewing Officer", "T1", "C4", None),  # not the allocated worker
    ("P1", ALLOCATED, "T2", "C5", None),
    ("P2", ALLOCATED, "T1", "C6", None),
    ("P3", ALLOCATED, "T2", "C7", None),
    ("P4", ALLOCATED, "T9", "C8", None),  # a team that the departments do not have
    (None, ALLOCATED, "T1", "C9", None),
    (None, ALLOCATED, "T1", "C10", None),
]


def make_ssd(url):
    """Makes the tables and their rows in an empty database."""
    involvements = [
        (f"I{number}", worker, role, team, child, "2026-01-01 00:00:00", ended, f"R{child}")
        for number, (worker, role, team, child, ended) in enumerate(INVOLVEMENTS)
    ]
    for statement in TABLES.split(";")[:-1]:
        execute(url, statement)
    for table, rows in (
        ("ssd_department", TEAMS),
        ("ssd_professionals", WORKERS),
        ("ssd_involvements", involvements),
    ):
        for row in rows:
            marks = ", ".join("?" if url.startswith("sqlite") else "%s" for _ in row)
            execute(url, f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - our own


def execute(url, statement, values=()):
    """Runs a statement, as somebody who may change things; gives the rows of a query."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            rows = connection.execute(statement, values).fetchall()
            connection.commit()
            return rows
    with psycopg.connect(url) as connection:
        cursor = connection.execute(statement.encode(), values or None)
        return cursor.fetchall() if cursor.description else []
