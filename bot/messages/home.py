"""The Home tab: what waits for one person, what they lead, and the whole plan."""

from collections.abc import Sequence

from bot.domain.message import Block
from bot.domain.people import ACKNOWLEDGING, Person, PersonKind
from bot.domain.period import say_day
from bot.domain.plan import Recommendation
from bot.messages.forms import View as SlackView
from bot.messages.forms.fields import words_of
from bot.messages.parts import Button, Buttons, Note, Part, Say, Title
from bot.messages.plan_overview import figures_on_target, rating_counts
from bot.messages.text import clip, imported, plain
from bot.messages.view import View, status_letter, when
from bot.messages.words import bullets, counted, listed, rag_letter, rag_word
from bot.rules.actions import due_within, overdue
from bot.rules.assessment import OpenFlag
from bot.rules.digest import DUE_DAYS
from bot.rules.leading import led_by
from bot.rules.proposals import waiting
from bot.rules.questions import rating_of
from bot.rules.standing import Standing
from bot.rules.updates import meeting_near, unanswered

_MOST = 8
"""Buttons or lines of each part."""
_FLAGS = 4
_LED = 20
"""Recommendations with their figures: a Home tab has 100 blocks."""
_FIGURES = 8
_REASON = 120
_NAMES = 6
_ROWS = 98
"""Recommendations of the table, which has 100 rows with its header."""
_CHARACTERS = 9_000


def home_view(view: View, person: Person) -> SlackView:
    """The Home tab of `person`, as their role may see the plan."""
    parts: list[Part] = [Title("What waits for you")]
    waits = _waits(view, person)
    if waits:
        parts += [Say(bullets([said for said, _ in waits], _MOST))]
        parts += [Buttons((*(button for _, button in waits[:_MOST]), *_answers(view, person)))]
    else:
        parts.append(Say("Nothing waits for you."))
    if own := led_by(view.assessment.plan, person):
        parts.append(Title("You lead"))
        parts += [Say(_led(view, each)) for each in own[:_LED]]
        if len(own) > _LED:
            parts.append(Say(f"and {counted(len(own) - _LED, 'more recommendation')}: type /rag."))
        parts.append(Buttons(tuple(_open(each) for each in own[:_MOST])))
    parts.append(Title("The plan"))
    parts.append(Say(f"As judged: *{rating_counts(view)}*."))
    blocks = [part.block(place) for place, part in enumerate(parts)]
    rows = _rows(view)
    if len(rows) > 1:
        blocks.append(_table(view, rows))
    left = len(view.assessment.plan.recommendations) - len(rows) + 1
    more = f"and {counted(left, 'more recommendation')}: type /rag. " if left else ""
    after: list[Part] = [
        Say(f"{more}Type /rag, /indicator, /caseloads, /flags, /actions or /meeting anywhere."),
        Note(f"as of {view.day}; a status follows from figures, a rating is people's judgement"),
    ]
    blocks += [part.block(len(blocks) + place) for place, part in enumerate(after)]
    return {"type": "home", "blocks": blocks}


def refused_home(reason: str) -> SlackView:
    """The Home tab of somebody whom planbot shows nothing, with a polite sentence."""
    return {"type": "home", "blocks": [{"type": "section", "text": words_of(reason, 2900)}]}


def _waits(view: View, person: Person) -> list[tuple[str, Button]]:
    """Each thing that waits for the person, and the button that leads to it."""
    found: list[tuple[str, Button]] = []
    assessment = view.assessment
    snapshot, plan, at = assessment.snapshot, assessment.plan, assessment.at
    meeting = meeting_near(snapshot, at)
    if meeting is not None and meeting >= at:
        for number in unanswered(snapshot, meeting, at).get(person.title, ()):
            said = f"Your update on recommendation {number}, for {meeting:%A} {say_day(meeting)}"
            found.append((said, Button(f"Give my update on {number}", "form", f"update {number}")))
    if person.kind is PersonKind.ASSISTANT_DIRECTOR and (proposed := waiting(assessment)):
        said = f"{counted(len(proposed), 'proposed rating')} to decide on"
        found.append((said, Button("Decide", "form", "rating_decision", main=True)))
    flags = [each for each in assessment.flags if each.record is not None]
    unseen = [each.indicator.ref for each in flags if _for_managers(each)]
    if person.kind in ACKNOWLEDGING and unseen:
        said = f"{counted(len(unseen), 'flag')} that nobody acknowledged: {listed(unseen)}"
        found.append((said, Button("Open flags", "show", "/flags")))
    for each in flags:
        if each.record is not None and each.record.waits_for == person.title:
            ref, handed = each.indicator.ref, each.record.handed_on
            day = f", to answer by {say_day(handed.day)}" if handed and handed.day else ""
            answer = Button(f"Answer {ref}", "form", f"flag {each.record.id}")
            found.append((f"{ref} was handed on to you{day}", answer))
    late = [each for each in overdue(plan.recommendations, at) if each.owner.role == person.title]
    soon = [
        each
        for each in due_within(plan.recommendations, at, DUE_DAYS)
        if each.owner.role == person.title
    ]
    if late or soon:
        said = f"Your actions: {len(late) or 'none'} overdue, {len(soon) or 'none'} due this week"
        found.append((said, Button("My actions", "show", "/actions mine")))
    return found


def _answers(view: View, person: Person) -> tuple[Button, ...]:
    """The buttons that answer the flags nobody acknowledged, for whoever may."""
    if person.kind not in ACKNOWLEDGING:
        return ()
    return tuple(
        Button(f"Answer {each.indicator.ref}", "form", f"flag {each.record.id}")
        for each in view.assessment.flags
        if each.record is not None and _for_managers(each)
    )[:_FLAGS]


def _for_managers(flag: OpenFlag) -> bool:
    """Whether it waits for any of them; what was handed on waits for whoever has it."""
    return flag.unacknowledged and flag.record is not None and flag.record.handed_on is None


def _led(view: View, recommendation: Recommendation) -> str:
    """Its rating, and each of its figures with what it means."""
    rating = rating_of(recommendation)
    rated = rag_word(rating.rag) if rating is not None else "Not rated"
    name = f"*{recommendation.number} {imported(recommendation.short, 60)}*: {rated}"
    standings = [each.current for each in view.assessment.histories_of(recommendation)]
    if not standings:
        return f"{name}; no indicator"
    return f"{name}\n{bullets(_figures(view, standings), _FIGURES)}"


def _figures(view: View, standings: Sequence[Standing]) -> list[str]:
    """Each figure; at the end those that have none, together where the reason is the same."""
    lines: list[str] = []
    without: dict[tuple[str, str], list[str]] = {}
    for each in standings:
        figure = view.figure(each)
        if each.outturn is None or each.outturn.missing:
            lacks = (status_letter(each), clip(view.reason(each), _REASON))
            without.setdefault(lacks, []).append(f"{each.indicator.ref} {_short(each)}")
            continue
        said = f"{status_letter(each)} {each.indicator.ref} {_short(each)}: {figure}"
        target = "" if each.target is None else f", target {view.target(each)}"
        lines.append(f"{said} {when(each.outturn)}{target}")
    together = [
        f"{letter} {listed(names, _NAMES)}: {why}" for (letter, why), names in without.items()
    ]
    return [*lines, *together]


def _short(standing: Standing) -> str:
    return imported(standing.indicator.short, 60)


def _open(recommendation: Recommendation) -> Button:
    return Button(f"Open {recommendation.number}", "show", f"/rag {recommendation.number}")


def _rows(view: View) -> list[list[Block]]:
    """A header, and every recommendation with a button of its own."""
    plan = view.assessment.plan
    rows = [[_cell(each) for each in ("Rating", "Recommendation", "Figures", "Open")]]
    size = 0
    for place, each in enumerate(plan.recommendations[:_ROWS]):
        rating = rating_of(each)
        said = (
            rag_letter(rating.rag) if rating is not None else "–",
            f"{each.number} {clip(imported(each.short, 60), 40)}",
            figures_on_target(view, each),
        )
        size += sum(len(one) for one in said) + 12
        if size > _CHARACTERS:
            break
        button = _open(each).element(f"plan.{place}")
        fallback = _cell(f"/rag {each.number}")
        action = {"type": "action_cell", "element": button, "fallback": fallback}
        rows.append([*map(_cell, said), action])
    return rows


def _table(view: View, rows: list[list[Block]]) -> Block:
    return {
        "type": "data_table",
        "caption": f"The plan's recommendations, as of {view.day}",
        "row_header_column_index": 1,
        "page_size": 20,
        "rows": rows,
    }


def _cell(text: str) -> Block:
    return {"type": "raw_text", "text": plain(text).strip() or "–"}
