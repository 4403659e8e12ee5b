"""Records are dataclasses in all that can be seen of them, and cost less."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from contractlint import records

Value = TypeVar("Value")


def _classes(dataclass: Any, field: Any) -> dict[str, type]:
    """The same classes, made by one decorator or the other."""

    @dataclass(frozen=True, slots=True)
    class Frozen:
        """Ours, mostly."""

        a: int
        b: str = "b"
        c: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
        kind: ClassVar[str] = "kind"

        @property
        def double(self) -> int:
            return 2 * self.a

    @dataclass(frozen=True)
    class Roomy:
        a: int
        b: str = "b"

    @dataclass(slots=True)
    class Growing:
        a: list[int] = field(default_factory=list)
        b: Counter[str] = field(default_factory=Counter)

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        a: int
        b: int = 0

    @dataclass(slots=True, eq=False)
    class Itself:
        a: int = 0

    @dataclass(frozen=True, slots=True)
    class General(Generic[Value]):
        a: Value

    @dataclass(frozen=True, slots=True)
    class Own:
        a: int = 0

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    @dataclass
    class Checked:
        a: int

        def __post_init__(self) -> None:
            self.a += 1

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    @dataclass(frozen=True, slots=True)
    class Remembering:
        a: int
        seen: int | None = field(default=None, init=False, compare=False, repr=False)
        all: list[int] = field(default_factory=list, init=False)

    made = (Remembering, Frozen, Roomy, Growing, Ordered, Itself, General, Own, Checked, Empty)
    return {each.__name__: each for each in made}


OURS = _classes(records.dataclass, records.field)
THEIRS = _classes(dataclasses.dataclass, dataclasses.field)
CALLS: dict[str, Callable[[dict[str, type]], object]] = {
    "shown": lambda c: repr(c["Frozen"](1, c={"x": 1})).replace("OURS", ""),
    "remembering": lambda c: (c["Remembering"](1), c["Remembering"](1).seen),
    "remembering replaced": lambda c: dataclasses.replace(c["Remembering"](1), a=2),
    "remembered names": lambda c: c["Remembering"].__match_args__,
    "shown empty": lambda c: repr(c["Empty"]()),
    "shown grown": lambda c: repr(c["Growing"]([1])),
    "equal": lambda c: c["Frozen"](1, c={"x": 1}) == c["Frozen"](1),
    "unequal": lambda c: c["Frozen"](1) == c["Frozen"](2),
    "unlike": lambda c: c["Frozen"](1) == c["Roomy"](1),
    "unlike others": lambda c: c["Frozen"](1) == (1, "b"),
    "itself": lambda c: c["Itself"]() == c["Itself"](),
    "own": lambda c: (c["Own"](1) == c["Own"](2), hash(c["Own"](1)), repr(c["Own"]())),
    "hash": lambda c: hash(c["Frozen"](1)) == hash((1, "b")),
    "no hash": lambda c: c["Growing"].__hash__,
    "order": lambda c: sorted([c["Ordered"](2), c["Ordered"](1, 5), c["Ordered"](1)]),
    "larger": lambda c: (c["Ordered"](2) >= c["Ordered"](1), c["Ordered"](2) <= c["Ordered"](1)),
    "fresh": lambda c: c["Growing"]().a is c["Growing"]().a,
    "general": lambda c: c["General"](3).a,
    "checked": lambda c: c["Checked"](1).a,
    "property": lambda c: c["Frozen"](4).double,
    "kind": lambda c: c["Frozen"].kind,
    "names": lambda c: (c["Frozen"].__match_args__, c["Frozen"].__slots__),
    "default": lambda c: c["Roomy"].b,
    "document": lambda c: (c["Frozen"].__doc__, c["Frozen"].__module__, c["Frozen"].__qualname__),
    "copied": lambda c: copy.copy(c["Frozen"](1)) == copy.deepcopy(c["Frozen"](1)),
    "no dict": lambda c: hasattr(c["Frozen"](1), "__dict__"),
    "replaced": lambda c: dataclasses.replace(c["Frozen"](1), a=2),
    "as dict": lambda c: dataclasses.asdict(c["Frozen"](1)),
    "is one": lambda c: dataclasses.is_dataclass(c["Frozen"]),
    "fields": lambda c: [(f.name, f.type, f.compare) for f in dataclasses.fields(c["Frozen"])],
}


@pytest.mark.parametrize("name", CALLS)
def test_a_record_answers_as_a_dataclass_does(name: str) -> None:
    assert repr(CALLS[name](OURS)) == repr(CALLS[name](THEIRS))


@pytest.mark.parametrize("made", [OURS, THEIRS], ids=["record", "dataclass"])
@pytest.mark.parametrize("kind", ["Frozen", "Roomy"])
def test_what_is_frozen_cannot_be_changed(kind: str, made: dict[str, type]) -> None:
    record = made[kind](1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'a'"):
        record.a = 2
    with pytest.raises(FrozenInstanceError):
        del record.a
    assert record.a == 1


@pytest.mark.parametrize("made", [OURS, THEIRS], ids=["record", "dataclass"])
def test_wrong_arguments_are_refused(made: dict[str, type]) -> None:
    for wrong in ((), (1, "b", {}, 4)):
        with pytest.raises(TypeError):
            made["Frozen"](*wrong)
    with pytest.raises(TypeError):
        made["Frozen"](1, d=2)


def test_a_record_is_made_the_same_way_however_often() -> None:
    made: list[Any] = [OURS["Remembering"](1) for _ in range(20)]
    made += [OURS["Frozen"](1) for _ in range(20)]
    assert {repr(each) for each in made[:20]} == {repr(THEIRS["Remembering"](1))}
    assert {repr(each) for each in made[20:]} == {repr(THEIRS["Frozen"](1))}
    assert len({id(each.all) for each in made[:20]}) == 20


def test_wrong_arguments_are_refused_by_name_however_often_right_ones_came() -> None:
    pair = _classes(records.dataclass, records.field), _classes(dataclasses.dataclass, field)
    wrong: list[tuple[Any, Any]] = [
        ((), {}),
        ((1, 2, {}, 4), {}),
        ((1,), {"a": 2}),
        ((1,), {"d": 2}),
    ]
    for turn in range(20):
        ours, theirs = (made["Frozen"] for made in pair)
        for args, named in wrong:
            assert _refused(ours, args, named) == _refused(theirs, args, named), turn
        assert ours(turn) == ours(turn), turn
        assert repr(ours(turn)) == repr(theirs(turn))


def _refused(cls: type, args: tuple[object, ...], named: dict[str, object]) -> str:
    with pytest.raises(TypeError) as raised:
        cls(*args, **named)
    return str(raised.value)


@records.dataclass(frozen=True, slots=True)
class Sent:
    """At the top of a module, where pickle finds it."""

    a: int
    b: tuple[int, ...] = ()


def test_a_record_crosses_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Sent(1, (2,)))) == Sent(1, (2,))


def test_a_record_is_replaced_in_part() -> None:
    assert records.replace(Sent(1, (2,)), a=3) == Sent(3, (2,))
    assert [each.name for each in records.fields(Sent)] == ["a", "b"]


def test_making_records_needs_no_standard_dataclasses() -> None:
    code = (
        "import sys; import contractlint.records, contractlint.errors, contractlint.model.rule;"
        "print([name for name in ('dataclasses', 'inspect') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
