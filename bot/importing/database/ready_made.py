"""Queries that come with planbot, for databases of a published shape."""

STANDARD_SAFEGUARDING_DATASET = """
WITH allocated AS (
    SELECT
        invo_person_id AS child,
        invo_professional_id AS professional,
        invo_professional_team AS team
    FROM ssd_involvements
    WHERE UPPER(TRIM(invo_professional_role_id)) = 'ALLOCATED CASE WORKER'
      AND invo_involvement_end_date IS NULL
),
named AS (
    SELECT
        COALESCE(p.prof_staff_id, a.professional) AS worker,
        CASE
            WHEN a.professional IS NULL THEN NULL
            WHEN p.prof_social_worker_registration_no IS NULL THEN 'Lead practitioner'
            ELSE COALESCE(p.prof_professional_job_title, 'Not stated')
        END AS role,
        COALESCE(d.dept_team_name, 'Team not stated') AS team,
        p.prof_full_time_equivalency AS fte,
        COALESCE(p.prof_agency_worker_flag, 'N') AS agency,
        CASE
            WHEN a.professional IS NULL THEN NULL
            WHEN p.prof_social_worker_registration_no IS NULL THEN 'no'
            ELSE 'yes'
        END AS registered,
        a.child
    FROM allocated AS a
    LEFT JOIN ssd_professionals AS p ON p.prof_professional_id = a.professional
    LEFT JOIN ssd_department AS d ON d.dept_team_id = a.team
),
counted AS (
    SELECT worker, role, team, fte, agency, registered, COUNT(DISTINCT child) AS open_cases
    FROM named
    GROUP BY worker, role, team, fte, agency, registered
),
placed AS (
    SELECT
        counted.*,
        ROW_NUMBER() OVER (PARTITION BY worker ORDER BY open_cases DESC, team) AS place
    FROM counted
)
SELECT
    worker,
    role,
    team,
    CASE WHEN place > 1 THEN 0 ELSE fte END AS fte,
    agency,
    registered,
    open_cases
FROM placed
"""
"""Open allocations of Data to Insight's Standard Safeguarding Dataset, counted in the database: no
child's row leaves it. The children are counted afresh: prof_professional_caseload is the count of
the last 30 September. Who has no registration number is no social worker,
and not in the Department's average. The hours are a worker's
and not a team's: they count where most of the cases are.
"""
