"""The parts of the committee's report, in their order."""

from collections.abc import Iterator

from bot.domain.period import london_day, say_day
from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.committee.appendix import appendix
from bot.papers.committee.remarks import remarks
from bot.papers.committee.summary import figures_off_target, key_figures, off_green, ratings
from bot.papers.document import Document, Heading, Look, Paragraph, Part, Section
from bot.papers.left_out import left_out, texts_left_out
from bot.papers.wording import NOT_STATED, typed


def committee_document(brief: Brief) -> Document:
    """Puts the report together: a covering summary, Appendix A, and what planbot remarks."""
    plan = brief.plan
    cover: list[Part] = [
        *ratings(brief),
        *off_green(brief),
        *figures_off_target(brief),
        *key_figures(brief),
        *remarks(brief),
        *sources(brief),
    ]
    listed = appendix(brief)
    cover += left_out(brief, [*cover, *listed.parts], tuple(_not_public(brief)))
    day = say_day(brief.at)
    return Document(
        title=f"{typed(plan.name)}: progress report",
        subtitle=typed(plan.title),
        subject=f"Progress report as at {day}",
        day=brief.at,
        lead=tuple(_lead(brief)),
        sections=(Section(tuple(cover)), listed),
        footer=f"{typed(plan.name)}: progress report as at {day}",
    )


def _lead(brief: Brief) -> Iterator[str]:
    public = " The version for publication." if brief.public else ""
    yield f"As at *{say_day(brief.at)}*.{public}"
    if not brief.public:
        yield f"Source of the plan: {typed(brief.plan.source) or NOT_STATED}"


def _not_public(brief: Brief) -> Iterator[str]:
    yield from texts_left_out(brief)
    if any(each.lead_words for each in brief.plan.recommendations):
        yield "Leads named in other words than the plan's roles: only roles are named."
    unpublished = sum(each.published is None for each in brief.plan.figures)
    if unpublished:
        are = "is" if unpublished == 1 else "are"
        yield f"{counted(unpublished, 'key figure')} that {are} not published yet."
    yield (
        "What lead officers said in their updates, the files that figures came in with, and "
        "planbot's remarks to those who write the report."
    )


def sources(brief: Brief) -> Iterator[Part]:
    """The files that the plan and its figures came in with."""
    if brief.public:
        return
    yield Heading("Where the figures come from")
    found = brief.now.snapshot.sources
    if not found:
        yield Paragraph(f"Files: {NOT_STATED}.")
    for each in reversed(found):
        rows = counted(each.rows, "recommendation" if each.kind == "plan" else "row")
        made_up = ", illustrative" if each.illustrative else ""
        yield Paragraph(
            f"Import {each.number}, {each.kind}{made_up}: {typed(each.file)}, {rows}, came in on "
            f"{say_day(london_day(each.imported_at))}.",
            Look.BULLET,
        )
