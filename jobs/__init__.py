"""The scheduled posts, one thin file each, and the schedule. They do not know Slack."""

from jobs import caseloads, data_quality, flag_reminder, monthly_digest, weekly_digest
from jobs.job import Job

JOBS: tuple[Job, ...] = (
    weekly_digest.JOB,
    monthly_digest.JOB,
    data_quality.JOB,
    caseloads.JOB,
    flag_reminder.JOB,
)
