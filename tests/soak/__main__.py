"""`python -m tests.soak [MINUTES] [ROUNDS] [ROUND …]`: rounds of kills, and a crowd under load.

A ROUND is the name of one kind, such as forms_round: then only those are gone through.

Prints its figures; ends with 1 where anything was lost, doubled or half stored.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.databases import SqliteFiles, running_postgres
from tests.faults.workers.forms_round import forms_round
from tests.faults.workers.rounds import (
    DELIVERY,
    IMPORT,
    LOOK,
    REPORT,
    STORE,
    digest_round,
    file_round,
    import_round,
    report_round,
)
from tests.faults.workers.verbs_round import report_verb_round, verbs_round
from tests.soak.crowd import Crowd

MINUTES = 10.0
ROUNDS = 40
KINDS = (
    digest_round,
    import_round,
    file_round,
    report_round,
    verbs_round,
    report_verb_round,
    forms_round,
)


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    kinds = [each for each in KINDS if each.__name__ in sys.argv[3:]] or list(KINDS)
    with TemporaryDirectory(prefix="planbot-soak-") as name, running_postgres() as postgres:
        folder = Path(name)
        files = SqliteFiles(folder)
        with ThreadPoolExecutor(2) as pool:
            kills = [
                pool.submit(_kills, folder / "sqlite", files.migrated, rounds, kinds),
                pool.submit(_kills, folder / "postgres", postgres.migrated, rounds, kinds),
            ]
            failed = [each for kill in kills for each in kill.result()]
        points = ", ".join(dict.fromkeys((*DELIVERY, *IMPORT, *LOOK, *STORE, *REPORT)))
        _say(f"rounds of: {', '.join(each.__name__ for each in kinds)}")
        _say("kill -9 at every write and commit of import --preview, import, undo, report")
        _say("  and each form; of a worker")
        _say(f"  at {points}: {rounds} rounds each on SQLite and PostgreSQL,")
        _say(f"  {len(failed)} with a message lost, doubled or half stored")
        crowd = Crowd(postgres.migrated(), folder)
        crowd.run(minutes * 60)
        for line in crowd.told():
            _say(line)
        failed += crowd.wrong()
    for each in failed:
        _say(f"WRONG: {each}")
    return 1 if failed else 0


def _kills(folder, migrated, rounds, kinds):  # type: ignore[no-untyped-def]  # the rounds are untyped tests
    failed, numbers = [], count(1)
    for number in range(rounds):
        for one in kinds:
            place = folder / f"{next(numbers)}"
            place.mkdir(parents=True)
            try:
                one(migrated(), place)
            except AssertionError as error:
                failed.append(f"{folder.name} round {number + 1}: {one.__name__}: {error}")
        if (number + 1) % 10 == 0:
            _say(f"{folder.name}: {number + 1} rounds, {len(failed)} wrong")
    return failed


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {line}", flush=True)  # noqa: T201 - what it is run for


if __name__ == "__main__":
    sys.exit(main())
