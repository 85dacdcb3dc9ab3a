"""A small plan, as nouns and as the YAML that says the same: what the import tests stand on."""

from datetime import date

import pytest

from bot.domain.plan import Plan
from bot.importing import Refused, read_bytes
from bot.importing.plan.plan_file import read_plan

AT = date(2018, 11, 5)
"""The day of every import in these tests."""

PLAN_YAML = """\
name: Small
title: A small plan
as_of: 2018-11-05
source: Made for the tests
workspace: T0TEST
defaults:
  tolerance: {kind: percent, amount: 10}
  frequency: monthly
meanings: {green: Good, amber: Later, red: More}
recommendations:
  - number: 5
    title: Referrals
    short: Referrals
    ratings:
      - {rag: green, judged: 2018-11-05, by: Committee, reason: Published letter G}
    indicators:
      - ref: "5.1"
        title: Re-referrals within twelve months
        short: Re-referrals
        unit: percent
        direction: lower
        targets:
          - {by: 2018-03-31, value: 22}
          - {by: 2020-03-31, value: 20}
      - ref: 5.40
        title: Contacts
        short: Contacts
        unit: count
        direction: higher
      - ref: "5.2"
        title: Reports in place
        short: Reports
        unit: words
        targets:
          - {by: 2018-03-31, words: In place}
      - ref: "5.3"
        title: Days to court
        short: Days to court
        unit: days
        direction: lower
caseload_ranges:
  - {role: Social Worker, low: 18, high: 20, title: Social Worker}
  - {role: Senior Practitioner, low: 12, high: 15, title: Senior Practitioner}
people:
  - role: assistant-director
    title: Assistant Director
    kind: assistant director
    users: [U0AD]
    sees: named
  - role: team-manager-first-response
    title: Team Manager
    kind: team manager
    users: [U0TM]
    sees: wide
    team: First Response
channels:
  - {id: C0SMM, name: senior-managers, audience: named}
schedule:
  - {kind: weekly-digest, channel: C0SMM, weekday: mon, at: "08:30"}
"""


def small_plan() -> Plan:
    return read_plan("plan.yaml", PLAN_YAML, AT)


def refused(content: bytes, name: str = "o.xlsx") -> list[str]:
    """The problems for which a file of outturns is refused."""
    with pytest.raises(Refused) as caught:
        read_bytes(name, content, small_plan(), AT)
    return [str(problem) for problem in caught.value.problems]
