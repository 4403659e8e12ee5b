"""Dataclasses that cost next to nothing until they are used: a program that starts imports
hundreds of classes and makes objects of few.

The standard decorator writes and compiles five functions for each class as it is imported (0.6 ms,
with `inspect` 10 ms more for the first). This one means the same, but makes a function when it is
first called, and compiles one for all records of the same shape. To the type checker they are the
standard ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import CodeType, FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, replace
    from typing import Any

__all__ = ["dataclass", "field", "fields", "replace"]

_MISSING = object()
_set = object.__setattr__
_FIELDS = "__record_fields__"
_NAMES = "__record_names__"
_SET_BY_TYPE = ("__dict__", "__weakref__")
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
# So many records are made before a function is compiled for it, which takes as long as fifty do.
_OFTEN = 8
# What was compiled already, by its source.
_codes: dict[str, CodeType] = {}


class Field:
    """A field of a record; its name and type are known once the class is made."""

    __slots__ = ("compare", "default", "default_factory", "init", "name", "repr", "type")

    def __init__(
        self,
        default: object = _MISSING,
        default_factory: object = _MISSING,
        *,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        self.name = ""
        self.type = ""
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


class _Standard:
    """The fields as `dataclasses` keeps them, made when a library asks for them."""

    def __get__(self, record: object, cls: type) -> dict[str, Any]:
        import dataclasses

        made: dict[str, Any] = {}
        for each in getattr(cls, _FIELDS):
            given = {
                name: value
                for name in ("default", "default_factory")
                if (value := getattr(each, name)) is not _MISSING
            }
            given |= {flag: getattr(each, flag) for flag in ("init", "repr", "compare")}
            made[each.name] = dataclasses.field(**given)
            made[each.name].name = each.name
            made[each.name].type = each.type
            made[each.name]._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
        return made


def _decorate(
    cls: type | None = None,
    /,
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    order: bool = False,
) -> Any:
    """`dataclasses.dataclass`, with the flags that are used here; records don't inherit fields."""
    if cls is None:
        return lambda given: _made(given, frozen, slots, eq, order)
    return _made(cls, frozen, slots, eq, order)


def _made(cls: type, frozen: bool, slots: bool, eq: bool, order: bool) -> type:
    own = dict(cls.__dict__)
    found = tuple(_fields_of(own))
    # A class that defines __eq__ has a __hash__ of None that nobody wrote.
    written = {name for name, value in own.items() if name != "__hash__" or value is not None}
    methods = _methods(found, frozen=frozen, eq=eq, order=order)
    if frozen and slots:
        methods |= {"__getstate__": _state, "__setstate__": _restore}
    methods = {name: method for name, method in methods.items() if name not in written}
    return _slotted(cls, own | methods, found) if slots else _completed(cls, methods, found)


def _methods(found: tuple[Field, ...], *, frozen: bool, eq: bool, order: bool) -> dict[str, Any]:
    methods: dict[str, Any] = {
        _FIELDS: found,
        _NAMES: tuple(each.name for each in found),
        "__dataclass_fields__": _Standard(),
        "__match_args__": tuple(each.name for each in found if each.init),
        "__repr__": _repr,
        "__init__": _seldom(),
    }
    if eq:
        methods["__eq__"] = _later("__eq__", _eq)
        methods["__hash__"] = _later("__hash__", _hash) if frozen else None
    if order:
        methods |= {name: _later(name, _compared) for name in _ORDER}
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    return methods


def _completed(cls: type, methods: dict[str, Any], found: tuple[Field, ...]) -> type:
    """The class itself, where it has no slots."""
    for each in found:
        if each.default is not _MISSING:
            setattr(cls, each.name, each.default)
        elif each.name in cls.__dict__:
            delattr(cls, each.name)
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls


def _slotted(cls: type, own: dict[str, Any], found: tuple[Field, ...]) -> type:
    """The class made again: only so can it have slots."""
    names = tuple(each.name for each in found)
    for name in (*names, *_SET_BY_TYPE):
        own.pop(name, None)
    own["__slots__"] = names
    own["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, own)


def _fields_of(own: dict[str, Any]) -> Iterator[Field]:
    for name, kind in own.get("__annotations__", {}).items():
        if str(kind).startswith("ClassVar"):
            continue
        given = own.get(name, _MISSING)
        each = given if isinstance(given, Field) else Field(given)
        each.name, each.type = name, kind
        yield each


def _later(name: str, write: Callable[[type, str], Any]) -> Any:
    """A method that is written when it is first called, and takes this one's place then."""

    def first(self: object, *args: object, **values: object) -> object:
        cls = next(c for c in type(self).__mro__ if c.__dict__.get(name) is first)
        method = write(cls, name)
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)
        return method(self, *args, **values)

    return first


def _seldom() -> Any:
    """An `__init__` that does by hand what it does a few times: many records are made but once."""
    calls = 0

    def first(self: object, *args: object, **values: object) -> None:
        nonlocal calls
        calls += 1
        if calls < _OFTEN and _filled(self, args, values):
            return
        cls: Any = next(c for c in type(self).__mro__ if c.__dict__.get("__init__") is first)
        cls.__init__ = _init(cls, "__init__")
        cls.__init__.__qualname__ = f"{cls.__qualname__}.__init__"
        cls.__init__(self, *args, **values)

    return first


def _filled(record: Any, args: tuple[object, ...], values: dict[str, object]) -> bool:
    """Sets all fields; False, where the arguments are not those of the record."""
    names = record.__match_args__
    given = dict(zip(names, args, strict=False)) | values
    if len(given) < len(args) + len(values) or not given.keys() <= set(names):
        return False
    put = object.__setattr__ if type(record).__setattr__ is _refuse else setattr
    for each in getattr(record, _FIELDS):
        value = given.get(each.name, each.default)
        if value is _MISSING and each.default_factory is not _MISSING:
            value = each.default_factory()
        if value is not _MISSING:
            put(record, each.name, value)
        elif each.init:
            return False
    if hasattr(record, "__post_init__"):
        record.__post_init__()
    return True


def _function(
    name: str,
    arguments: Sequence[str],
    body: Sequence[str],
    known: dict[str, Any],
    defaults: tuple[object, ...] = (),
    *,
    over: Sequence[Field],
) -> Any:
    """A method that names its fields `f0`, `f1` and so on, over the fields that it is for.

    To compile one takes longer than all the rest of its record; but methods of one shape differ in
    names alone, and get theirs by being copied.
    """
    source = "\n ".join((f"def {name}({', '.join(('self', *arguments))}):", *body))
    code = _codes.get(source)
    if code is None:
        made: dict[str, Any] = {}
        exec(source, made)
        code = _codes[source] = made[name].__code__
    names = {f"f{number}": each.name for number, each in enumerate(over)}
    known["_MISSING"] = _MISSING
    own = code.replace(
        co_varnames=tuple([names.get(each, each) for each in code.co_varnames]),
        co_names=tuple([names.get(each, each) for each in code.co_names]),
    )
    return FunctionType(own, known, name, defaults)


def _init(cls: type, name: str) -> Any:
    found: tuple[Field, ...] = getattr(cls, _FIELDS)
    known: dict[str, Any] = {}
    arguments: list[str] = []
    defaults: list[object] = []
    body = []
    for number, each in enumerate(found):
        value = f"f{number}"
        if each.init:
            arguments.append(value)
        if each.default_factory is not _MISSING:
            known[f"_make_{number}"] = each.default_factory
            made = f"{value} = _make_{number}()"
            body.append(f"if {value} is _MISSING: {made}" if each.init else made)
            defaults += [_MISSING] * each.init
        elif each.default is not _MISSING:
            known[f"_default_{number}"] = each.default
            body += [] if each.init else [f"{value} = _default_{number}"]
            defaults += [each.default] * each.init
        elif not each.init:
            continue
        body.append(_assignment(cls, each.name, number, known))
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    return _function(name, arguments, body or ["pass"], known, tuple(defaults), over=found)


def _assignment(cls: type, name: str, number: int, known: dict[str, Any]) -> str:
    if cls.__setattr__ is not _refuse:
        return f"self.f{number} = f{number}"
    slot: Any = cls.__dict__.get(name)
    put = slot.__set__ if hasattr(slot, "__set__") else _put_by_name(name)
    known[f"_set_{number}"] = put
    return f"_set_{number}(self, f{number})"


def _put_by_name(name: str) -> Callable[[object, object], None]:
    return lambda record, value: object.__setattr__(record, name, value)


def _eq(cls: type, name: str) -> Any:
    return _comparison(cls, name, "==")


def _compared(cls: type, name: str) -> Any:
    return _comparison(cls, name, _ORDER[name])


def _comparison(cls: type, name: str, sign: str) -> Any:
    over = _values_of(cls)
    mine, other = _tuple("self", over), _tuple("other", over)
    body = (
        f"if other.__class__ is self.__class__: return {mine} {sign} {other}",
        "return NotImplemented",
    )
    return _function(name, ["other"], body, {}, over=over)


def _hash(cls: type, name: str) -> Any:
    over = _values_of(cls)
    return _function(name, [], [f"return hash({_tuple('self', over)})"], {}, over=over)


def _values_of(cls: type) -> list[Field]:
    return [each for each in getattr(cls, _FIELDS) if each.compare]


def _tuple(record: str, over: Sequence[Field]) -> str:
    return f"({''.join(f'{record}.f{number},' for number in range(len(over)))})"


def _repr(self: object) -> str:
    shown = (each.name for each in getattr(self, _FIELDS) if each.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *_value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: object) -> list[object]:
    return [getattr(self, name) for name in getattr(self, _NAMES)]


def _restore(self: object, state: list[object]) -> None:
    for name, value in zip(getattr(self, _NAMES), state, strict=True):
        _set(self, name, value)


def _replaced(record: Any, /, **changes: Any) -> Any:
    """`dataclasses.replace`."""
    for name in record.__match_args__:
        if name not in changes:
            changes[name] = getattr(record, name)
    return record.__class__(**changes)


def _all_fields(record: object) -> tuple[Any, ...]:
    """`dataclasses.fields`: names, types and defaults."""
    found: tuple[Any, ...] = getattr(record, _FIELDS)
    return found


if not TYPE_CHECKING:
    dataclass, field, fields, replace = _decorate, Field, _all_fields, _replaced
