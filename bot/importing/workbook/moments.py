"""A day in a spreadsheet: a number of days since its beginning, shown by a number format."""

from datetime import datetime, timedelta

from bot.importing.workbook.format_section import Section

_LAST_SERIAL = 2_950_000
"""A day in the year 9976, counted from 1900."""


def moment_of(serial: float, from_1904: bool) -> datetime | None:
    """The moment that is `serial` days after the beginning, to the second; None where it is none,
    or before March 1900, when Excel counts a day that never was.
    """
    if not 61 <= serial <= _LAST_SERIAL:
        return None
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no zone
    return first + timedelta(seconds=round(serial * 86_400))


def shown_moment(section: Section, moment: datetime) -> str:
    """The moment as the section shows it, in English: Sep-18, 30/09/2018."""
    half = any(kind == "noon" for kind, _ in section.tokens)
    parts = []
    for place, (kind, text) in enumerate(section.tokens):
        match kind:
            case "date":
                parts.append(_part(text.lower(), moment, _is_minutes(section, place), half))
            case "noon":
                parts.append("AM" if moment.hour < 12 else "PM")
            case "literal" | "sign" if text != "@":
                parts.append(text)
    return "".join(parts).strip()


def _part(letters: str, moment: datetime, minutes: bool, half: bool) -> str:
    two = len(letters) > 1
    match letters[0]:
        case "y":
            return f"{moment:%Y}" if len(letters) > 2 else f"{moment:%y}"
        case "m" if minutes:
            return f"{moment:%M}" if two else str(moment.minute)
        case "m":
            forms = (str(moment.month), f"{moment:%m}", f"{moment:%b}", f"{moment:%B}")
            return forms[len(letters) - 1] if len(letters) < 5 else f"{moment:%B}"[0]
        case "d":
            forms = (str(moment.day), f"{moment:%d}", f"{moment:%a}", f"{moment:%A}")
            return forms[min(len(letters), 4) - 1]
        case "h":
            hour = (moment.hour % 12 or 12) if half else moment.hour
            return f"{hour:02d}" if two else str(hour)
        case _:
            return f"{moment:%S}" if two else str(moment.second)


def _is_minutes(section: Section, place: int) -> bool:
    """An m is minutes beside hours or seconds. Source: ECMA-376, 18.8.31."""
    dates = [n for n, (kind, _) in enumerate(section.tokens) if kind == "date"]
    at = dates.index(place)
    before = section.tokens[dates[at - 1]][1][0].lower() if at else ""
    after = section.tokens[dates[at + 1]][1][0].lower() if at + 1 < len(dates) else ""
    return before == "h" or after == "s"
