import pickle
from copy import copy
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from bot.domain.frozen_when_full import frozen_when_full


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    number: int = 1
    places: list[int] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
@frozen_when_full
class Quick:
    name: str
    number: int = 1
    places: list[int] = field(default_factory=list, compare=False)


def test_it_is_of_its_class_equal_and_hashed_as_any_other():
    assert type(Quick("a")) is Quick
    assert Quick("a", 2, [3]) == Quick(number=2, name="a") != Quick("a")
    assert {Quick("a"), Quick("a"), Quick("b")} == {Quick("b"), Quick("a")}
    assert hash(Quick("a")) == hash(Plain("a"))
    assert repr(Quick("a")) == repr(Plain("a")).replace("Plain", "Quick")


def test_each_has_defaults_of_its_own():
    first, second = Quick("a"), Quick("a")
    assert (first.number, first.places) == (1, [])
    assert first.places is not second.places


def test_it_cannot_be_changed():
    made = Quick("a")
    with pytest.raises(FrozenInstanceError):
        made.name = "b"
    with pytest.raises(FrozenInstanceError):
        del made.name
    assert made.name == "a"


def test_it_is_made_from_what_the_fields_want_and_nothing_else():
    for arguments in ((), ("a", 1, [], "more")):
        with pytest.raises(TypeError):
            Quick(*arguments)
    with pytest.raises(TypeError):
        Quick("a", other=1)


def test_it_is_copied_changed_and_kept_as_any_other():
    made = Quick("a", 2, [3])
    assert replace(made, name="b") == Quick("b", 2)
    for other in (copy(made), pickle.loads(pickle.dumps(made))):  # noqa: S301 - our own
        assert (type(other), other, other.places) == (Quick, made, [3])
