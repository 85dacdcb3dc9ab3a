"""What stands beside the caseloads of workers: cases that nobody at work holds, and their types."""

from bot.domain.figures import say_number
from bot.messages.words import counted, listed
from bot.rules.disclosure.case_mix import REST, ShownMix
from bot.rules.disclosure.caseloads import ShownCaseloads, ShownGroup
from bot.rules.disclosure.suppression import HIDDEN

_TYPES = {
    "cin": ("child in need", "children in need"),
    "cp": ("child on a protection plan", "children on a protection plan"),
    "cla": ("child looked after", "children looked after"),
    "care_leavers": ("care leaver", "care leavers"),
    REST: ("of another type", "of other types"),
}


def beside_lines(seen: ShownCaseloads) -> list[str]:
    """The lines below the headline of `/caseloads`."""
    return [line for line in (beside_line(seen), mix_line(seen.mix)) if line]


def beside_line(seen: ShownCaseloads) -> str:
    """Tells of unallocated cases and those of workers not at work, which are in no average: ""
    where there is nothing to say of them.
    """
    return " ".join(
        said
        for said in (
            unallocated_words(seen.unallocated),
            away_words(seen.away, seen.away_cases),
        )
        if said
    )


def counted_apart(group: ShownGroup) -> list[str]:
    """The sentences beside the average: that of registered social workers, where it differs, with
    how many are none, and that of families.
    """
    said = []
    if group.registered_average is not None:
        leads = _lead_words(group)
        alone = "Registered social workers alone, as the DfE counts, average"
        said.append(f"{alone} *{say_number(group.registered_average)}*{leads}.")
    if group.families_average is not None:
        said.append(f"In families the average is *{say_number(group.families_average)}*.")
    return said


def _lead_words(group: ShownGroup) -> str:
    if not group.leads or group.lead_cases is None:
        return ""
    hold = "holds" if group.leads == 1 else "hold"
    cases = counted(group.lead_cases, "case")
    return f"; *{counted(group.leads, 'lead practitioner')}* {hold} *{cases}*"


def unallocated_words(count: int | None, of: str = "") -> str:
    """The sentence "*7* cases are unallocated, and in no average."; `of` says of what, as in
    " of the team".
    """
    if count is None:
        return ""
    if not count:
        return f"No case{of} is unallocated."
    be = "is" if count == 1 else "are"
    return (
        f"*{count:,}* {'case' if count == 1 else 'cases'}{of} {be} unallocated, and in no average."
    )


def mix_line(mix: ShownMix | None) -> str:
    """The open cases by type: "*19* children in need and …, of *44* open cases."; "" where no type
    is known.
    """
    if mix is None:
        return ""
    said = listed([_typed(name, count) for name, count in mix.counts])
    total = HIDDEN if mix.total is None else f"{mix.total:,}"
    return f"*By type*  {said}, of *{total}* open {'case' if mix.total == 1 else 'cases'}."


def _typed(name: str, count: int | None) -> str:
    one, several = _TYPES[name]
    if name == REST and count is None:
        # All types may be there already: that none is left over is hidden like a few.
        return f"*{HIDDEN}* {several}, if any"
    return f"*{HIDDEN if count is None else f'{count:,}'}* {one if count == 1 else several}"


def away_words(workers: int | None, cases: int | None, of: str = "") -> str:
    """The sentence "*2* cases are held by *1* worker who is not at work, and in no average."; `of`
    says of what, as in " of the team".
    """
    if not workers or cases is None:
        return ""
    who = "worker who is" if workers == 1 else "workers who are"
    be = "is" if cases == 1 else "are"
    return (
        f"*{counted(cases, 'case')}*{of} {be} held by *{workers}* {who} not at work, and in no "
        "average."
    )
