"""Workers as persons: what one holds in several teams is put together before it is judged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.caseload import Caseload, CaseloadExtract, Unallocated, families_of, mixed


@dataclass(frozen=True, slots=True)
class Workers:
    """The persons of an extract. `wholes` holds each one's whole caseload by reference, folded;
    its team is the first of theirs.
    """

    wholes: Mapping[str, Caseload]

    def whole(self, post: Caseload) -> Caseload:
        """The whole that the worker of `post` holds, in whatever team, as one caseload."""
        return self.wholes[post.worker.casefold()]

    def at_work(self, post: Caseload) -> bool:
        return self.whole(post).fte > 0

    @property
    def working(self) -> tuple[Caseload, ...]:
        """The workers at work who hold a case: the DfE's average and the distribution."""
        return tuple(each for each in self.wholes.values() if each.fte and each.open_cases)

    @property
    def idle(self) -> int:
        """The number of those who are at work and hold no case."""
        return sum(each.fte > 0 and not each.open_cases for each in self.wholes.values())

    @property
    def away(self) -> tuple[Caseload, ...]:
        """The workers not at work (FTE 0) who hold cases all the same."""
        return tuple(each for each in self.wholes.values() if not each.fte and each.open_cases)


def workers_of(caseloads: Iterable[Caseload]) -> Workers:
    """Puts each worker together once, cases and FTE of all their teams added up."""
    posts: dict[str, list[Caseload]] = {}
    for each in caseloads:
        posts.setdefault(each.worker.casefold(), []).append(each)
    return Workers({key: _whole(held) for key, held in posts.items()})


Holding = Caseload | Unallocated


def holdings(extract: CaseloadExtract, team: str | None = None) -> tuple[Holding, ...]:
    """The open cases of the extract, or of one team, by who holds them or that nobody does."""
    every: tuple[Holding, ...] = (*extract.caseloads, *extract.unallocated)
    return tuple(each for each in every if team in (None, each.team))


def _whole(posts: Sequence[Caseload]) -> Caseload:
    if len(posts) == 1:
        return posts[0]
    return replace(
        posts[0],
        fte=sum((each.fte for each in posts), Decimal(0)),
        open_cases=sum(each.open_cases for each in posts),
        mix=mixed(each.mix for each in posts),
        families=families_of(posts),
    )
