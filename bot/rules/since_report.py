"""What moved since the last report that reached somebody."""

from datetime import datetime, time, timedelta

from bot.domain.period import LONDON, london_day
from bot.domain.report import ReportMade
from bot.rules.assessment import Assessment
from bot.rules.digest import OVERLAP, Digest, digest_since


def since_report(assessment: Assessment, report: ReportMade) -> Digest:
    """Sums up what moved since what the report could know: the end of its day, or the moment it was
    made where that was earlier.
    """
    end = datetime.combine(report.as_at + timedelta(days=1), time(), LONDON)
    known = min(end, report.made_at)
    imports = {each.number for each in assessment.snapshot.sources}
    # On the very imports that the report was made from, nothing can have been under way.
    return digest_since(assessment, known + OVERLAP if imports == set(report.imports) else known)


def last_report(assessment: Assessment) -> ReportMade | None:
    """Finds the last report that reached somebody by the day of the reading; None before one."""
    by_then = [
        each for each in assessment.snapshot.reports if london_day(each.made_at) <= assessment.at
    ]
    return by_then[-1] if by_then else None
