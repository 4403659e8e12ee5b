"""Dataclasses that cost next to nothing until they are used: a program that starts imports
hundreds of classes and makes objects of few.

The standard decorator writes and compiles five functions for each class as it is imported (0.6 ms,
with `inspect` 10 ms more for the first). This one means the same, but compiles a function when it
is first called. To the type checker they are the standard ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, replace
    from typing import Any

__all__ = ["dataclass", "field", "fields", "replace"]

_MISSING = object()
_FIELDS = "__record_fields__"
_SET_BY_TYPE = ("__dict__", "__weakref__")
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


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
        "__dataclass_fields__": _Standard(),
        "__match_args__": tuple(each.name for each in found if each.init),
        "__repr__": _repr,
        "__init__": _later("__init__", _init),
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


def _compiled(
    name: str, arguments: Iterable[str], body: Iterable[str], known: dict[str, Any]
) -> Any:
    lines = (f"def {name}({', '.join(('self', *arguments))}):", *(f" {line}" for line in body))
    exec("\n".join(lines), known)
    return known[name]


def _init(cls: type, name: str) -> Any:
    found: tuple[Field, ...] = getattr(cls, _FIELDS)
    known: dict[str, Any] = {"_MISSING": _MISSING}
    arguments = []
    body = []
    for each in found:
        if each.init:
            arguments.append(_argument(each))
        if each.default_factory is not _MISSING:
            known[f"_make_{each.name}"] = each.default_factory
            made = f"{each.name} = _make_{each.name}()"
            body.append(f"if {each.name} is _MISSING: {made}" if each.init else made)
        elif each.default is not _MISSING:
            known[f"_default_{each.name}"] = each.default
            body += [] if each.init else [f"{each.name} = _default_{each.name}"]
        elif not each.init:
            continue
        body.append(_assignment(cls, each.name, known))
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    return _compiled(name, arguments, body or ["pass"], known)


def _argument(field: Field) -> str:
    if field.default_factory is not _MISSING:
        return f"{field.name}=_MISSING"
    return field.name if field.default is _MISSING else f"{field.name}=_default_{field.name}"


def _assignment(cls: type, name: str, known: dict[str, Any]) -> str:
    if cls.__setattr__ is not _refuse:
        return f"self.{name} = {name}"
    slot: Any = cls.__dict__.get(name)
    if hasattr(slot, "__set__"):
        known[f"_set_{name}"] = slot.__set__
        return f"_set_{name}(self, {name})"
    known["_set"] = object.__setattr__
    return f"_set(self, {name!r}, {name})"


def _eq(cls: type, name: str) -> Any:
    return _comparison(cls, name, "==")


def _compared(cls: type, name: str) -> Any:
    return _comparison(cls, name, _ORDER[name])


def _comparison(cls: type, name: str, sign: str) -> Any:
    mine, other = _tuple(cls, "self"), _tuple(cls, "other")
    body = (
        f"if other.__class__ is self.__class__: return {mine} {sign} {other}",
        "return NotImplemented",
    )
    return _compiled(name, ["other"], body, {})


def _hash(cls: type, name: str) -> Any:
    return _compiled(name, [], [f"return hash({_tuple(cls, 'self')})"], {})


def _tuple(cls: type, record: str) -> str:
    values = "".join(f"{record}.{each.name}," for each in getattr(cls, _FIELDS) if each.compare)
    return f"({values})"


def _repr(self: object) -> str:
    shown = (each.name for each in getattr(self, _FIELDS) if each.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *_value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: object) -> list[object]:
    return [getattr(self, each.name) for each in getattr(self, _FIELDS)]


def _restore(self: object, state: list[object]) -> None:
    for each, value in zip(getattr(self, _FIELDS), state, strict=True):
        object.__setattr__(self, each.name, value)


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
