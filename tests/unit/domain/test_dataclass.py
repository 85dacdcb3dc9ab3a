import copy
import dataclasses
import pickle
import sys
from collections.abc import Sequence
from dataclasses import field, fields, replace
from threading import Barrier, Thread
from typing import Generic, TypeVar

import pytest
from pydantic import TypeAdapter

from bot.domain.dataclass import dataclass

T = TypeVar("T")


def _plain(made):
    @made(frozen=True, slots=True)
    class Noun:
        ref: str
        value: int = 0
        marks: Sequence[str] = field(default_factory=tuple)
        seen: int = field(default=0, compare=False, repr=False)

        @property
        def both(self):
            return f"{self.ref} {self.value}"

    return Noun, ("1.1", 2, ("a",), 7)


def _with_methods_of_its_own(made):
    @made(frozen=True, slots=True)
    class Noun:
        ref: str

        def __post_init__(self):
            if not self.ref:
                raise ValueError("no ref")

        def __str__(self):
            return f"<{self.ref}>"

        def __repr__(self):
            return f"Noun of {self.ref}"

        def __eq__(self, other):
            return self.ref.casefold() == other.ref.casefold()

        def __hash__(self):
            return hash(self.ref.casefold())

    return Noun, ("a",)


def _with_an_equality_alone(made):
    @made(frozen=True, slots=True)
    class Noun:  # noqa: PLW1641 - the library adds the hash
        ref: str

        def __eq__(self, other):
            return self.ref.casefold() == other.ref.casefold()

    return Noun, ("a",)


def _generic(made):
    @made(frozen=True, slots=True)
    class Noun(Generic[T]):
        held: T

    return Noun, (3,)


def _below_another(made):
    @made(frozen=True, slots=True)
    class Above:
        ref: str

        def twice(self):
            return self.ref * 2

    @made(frozen=True, slots=True)
    class Noun(Above):
        value: int = 1

        def twice(self):
            return super(Noun, self).twice() + "!"  # noqa: UP008 - slots make the class anew

    return Noun, ("a", 2)


def _unfrozen(made):
    @made(slots=True)
    class Noun:
        ref: str
        found: list[int] = field(default_factory=list)

    return Noun, ("a", [1])


MAKERS = [
    _plain,
    _with_methods_of_its_own,
    _with_an_equality_alone,
    _generic,
    _below_another,
    _unfrozen,
]


def _raised(act):
    try:
        return act()
    except Exception as error:  # noqa: BLE001 - whatever it is, the library raises the same
        return type(error), str(error)


def _set(one, name):
    setattr(one, name, "other")
    return getattr(one, name)


SEEN = [
    ("made by place", lambda noun, given: noun(*given)),
    ("made by name", lambda noun, given: noun(**dict(zip(_names(noun), given, strict=True)))),
    ("made with too little", lambda noun, _: noun()),
    ("made with too much", lambda noun, given: noun(*given, 1)),
    ("made with the least", lambda noun, given: noun(given[0])),
    ("made of what cannot be", lambda noun, _: noun("")),
    ("said", lambda noun, given: str(noun(*given))),
    ("equal", lambda noun, given: noun(*given) == noun(*given)),
    ("not equal", lambda noun, given: noun(*given) != noun(given[0])),
    ("beside something else", lambda noun, given: noun(*given).__eq__(1)),
    ("hashed", lambda noun, given: hash(noun(*given)) == hash(noun(*given))),
    ("set", lambda noun, given: _set(noun(*given), _names(noun)[0])),
    ("deleted", lambda noun, given: delattr(noun(*given), _names(noun)[0])),
    ("set what is not there", lambda noun, given: _set(noun(*given), "nothing")),
    ("replaced", lambda noun, given: replace(noun(*given), **{_names(noun)[0]: "b"})),
    ("as a dict", lambda noun, given: dataclasses.asdict(noun(*given))),
    ("copied", lambda noun, given: copy.deepcopy(noun(*given))),
    ("its fields", lambda noun, _: [(each.name, each.type) for each in fields(noun)]),
    ("frozen", lambda noun, _: noun.__dataclass_params__.frozen),
    ("its slots", lambda noun, _: noun.__slots__),
    ("matched", lambda noun, _: noun.__match_args__),
    ("as JSON", lambda noun, given: TypeAdapter(noun).dump_json(noun(*given))),
]


def _names(noun):
    return [each.name for each in fields(noun)]


@pytest.mark.parametrize(("what", "look"), SEEN, ids=[what for what, _ in SEEN])
@pytest.mark.parametrize("maker", MAKERS)
def test_a_noun_is_as_the_library_makes_it(maker, what, look):
    ours = maker(dataclass)
    librarys = maker(dataclasses.dataclass)
    assert repr(_raised(lambda: look(*ours))) == repr(_raised(lambda: look(*librarys)))


@pytest.mark.parametrize(
    "look",
    [
        lambda one, other: one == other,
        lambda one, other: hash(one) == hash(other),
        lambda one, other: repr(one) == repr(other),
        lambda one, _: pickle.loads(pickle.dumps(one)) == one,  # noqa: S301 - our own
    ],
)
def test_one_that_pydantic_read_is_whole(monkeypatch, look):
    @dataclass(frozen=True, slots=True)
    class Fresh:
        ref: str
        value: int = 0

    monkeypatch.setattr(sys.modules[__name__], "Fresh", Fresh, raising=False)
    Fresh.__qualname__ = "Fresh"
    adapter = TypeAdapter(Fresh)
    text = '{"ref": "1.1", "value": 3}'
    assert look(adapter.validate_json(text), adapter.validate_json(text))


def test_many_threads_may_make_the_first_at_once():
    noun, given = _plain(dataclass)
    together, made = Barrier(8), []

    def make():
        together.wait()
        made.append(noun(*given))

    threads = [Thread(target=make) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert made == [noun(*given)] * 8


def test_a_class_is_made_without_its_methods():
    made = []

    class Told(type):
        def __init__(cls, name, bases, body):
            super().__init__(name, bases, body)
            made.append(name)

    @dataclass(frozen=True, slots=True)
    class Noun(metaclass=Told):
        ref: str

    before = len(made)
    Noun("a")
    assert (before, len(made)) == (2, 3)
    Noun("b")
    assert len(made) == 3
