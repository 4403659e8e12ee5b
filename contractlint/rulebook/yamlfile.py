"""Reads the YAML of rules and lexicons as strings only, and points at the very word that is
wrong.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from contractlint.bounded import content
from contractlint.errors import Mark, RuleError
from contractlint.records import dataclass

Plain = str | list["Plain"] | dict[str, "Plain"]
Step = str | int

# A rule or lexicon is written by hand; more than this is not one.
MOST_BYTES = 2_000_000
# Rules reach 6.
MOST_LEVELS = 32
_SURELY_FLAT = 4_000
_TOO_DEEP = "is nested too deeply"
_STANDARD = "tag:yaml.org,2002:"

# Python itself would take "1e999" and "٣", and break on ten thousand digits.
_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value in a YAML file together with the way to it, so that a complaint can be drawn at
    its place.
    """

    file: Path
    value: Plain
    way: tuple[Step, ...] = ()

    def fail(self, what: str, help: str = "", *, key: bool = False, word: str = "") -> RuleError:
        """An error drawn at this value, at its key, or at `word` inside it."""
        return RuleError(what, path=str(self.file), help=help, mark=_mark(self, key, word))

    def text(self) -> str:
        """The value as a string, or a complaint."""
        if isinstance(self.value, str):
            return self.value
        raise self.fail("expected text here", "put the text in quotes")

    def number(self, help: str = "write digits, for example 3 or 0.5") -> float:
        """The value as a number, or a complaint."""
        if _NUMBER.fullmatch(self.text()) is None:
            raise self.fail(f"'{_short(self.text())}' is not a number", help)
        return float(self.text())

    def whole(self, help: str = "write digits, for example 3") -> int:
        """The value as a whole number, or a complaint."""
        if _WHOLE.fullmatch(self.text()) is None:
            raise self.fail(f"'{_short(self.text())}' is not a whole number", help)
        return int(self.text())

    def items(self) -> Iterator[Entry]:
        """The values of a list; a single text counts as a list of one."""
        if isinstance(self.value, str):
            yield self
            return
        if not isinstance(self.value, list):
            raise self.fail(
                "expected a list here", "write it as [a, b] or as lines that start with '- '"
            )
        for index, value in enumerate(self.value):
            yield Entry(self.file, value, (*self.way, index))

    def keys(self) -> Parts:
        """The values of a mapping by key, or a complaint."""
        if not isinstance(self.value, dict):
            raise self.fail("expected a mapping here", "write it as `key: value` lines")
        return Parts(
            self,
            {key: Entry(self.file, value, (*self.way, key)) for key, value in self.value.items()},
        )

    def only(self, allowed: Collection[str]) -> Parts:
        """The values of a mapping whose keys must be among `allowed`."""
        entries = self.keys()
        for key, entry in entries.items():
            if key not in allowed:
                raise entry.fail(f"unknown key '{key}'", suggestion(key, allowed), key=True)
        return entries

    def choice(self, allowed: Collection[str]) -> str:
        """The value, which must be one of `allowed`."""
        value = self.text()
        if value not in allowed:
            raise self.fail(f"'{value}' is not allowed here", suggestion(value, allowed))
        return value


class Parts(dict[str, Entry]):
    """The values of a mapping by key; to ask for one that is not there is a complaint about it."""

    def __init__(self, whole: Entry, parts: dict[str, Entry]) -> None:
        super().__init__(parts)
        self._whole = whole

    def __missing__(self, key: str) -> Entry:
        raise self._whole.fail(f"'{key}' is missing", f"write '{key}: …' here")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def suggestion(word: str, allowed: Collection[str]) -> str:
    """`did you mean 'x'?`, or what there is to choose from."""
    near = difflib.get_close_matches(word, sorted(allowed), n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    shown = sorted(allowed)[:20]
    return "one of: " + ", ".join(shown) + ("…" if len(allowed) > len(shown) else "")


def load(file: Path) -> Entry:
    """The whole file; raises RuleError for anything that is not plain, unaliased YAML."""
    try:
        source = content(file, MOST_BYTES)
    except OSError as error:
        raise RuleError(f"can't be read: {error.strerror}", path=str(file)) from error
    if len(source) > MOST_BYTES:
        raise RuleError("too large for a rule file", path=str(file), help="split it")
    node = _compose(file, source)
    if node is None:
        raise RuleError(
            "is empty", path=str(file), help="see `contractlint explain` for a whole rule"
        )
    return Entry(file, _plain(file, node, set()))


def _compose(file: Path, source: bytes) -> yaml.Node | None:
    try:
        text = source.decode("utf-8")
        _refuse_depth(file, text)
        loader = _Loader(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
            return node
        finally:
            loader.dispose()
    except UnicodeDecodeError as error:
        raise RuleError("is not UTF-8", path=str(file), help="save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        drawn = _draw(file, mark.line, mark.column, 1) if mark else None
        what = error.problem or "is not YAML"
        raise RuleError(
            what, path=str(file), help="quote texts that contain ': ' or start with *", mark=drawn
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise RuleError("is not YAML", path=str(file)) from error


def _refuse_depth(file: Path, text: str) -> None:
    """Raises `RuleError` for lists in lists without end, on which libyaml's own stack would break.

    Nothing is deeper than its longest line and its brackets: only then are levels counted.
    """
    longest = max(map(len, text.splitlines()), default=0)
    if longest + text.count("[") + text.count("{") < _SURELY_FLAT:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_LEVELS:
            raise RuleError(_TOO_DEEP, path=str(file), help="nothing here needs that")


def _refuse_node(file: Path, node: yaml.Node, level: int) -> None:
    if level > MOST_LEVELS:
        raise _at(file, node, _TOO_DEEP, "nothing here needs that")
    if not node.tag.startswith(_STANDARD) or "/" in node.tag.removeprefix(_STANDARD):
        raise _at(file, node, f"tags ({node.tag}) are not allowed", "quote a leading !")


def _plain(file: Path, node: yaml.Node, seen: set[int], level: int = 0) -> Plain:
    _refuse_node(file, node, level)
    if id(node) in seen:
        raise _at(
            file,
            node,
            "aliases (*name) are not allowed",
            "write the value out, or quote a leading *",
        )
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(file, child, seen, level + 1) for child in node.value]
    mapping: dict[str, Plain] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _at(file, key, "a key is one word", "write it as `key: value`")
        name = str(key.value)
        if name in mapping:
            raise _at(file, key, f"'{name}' is written twice", "join the two")
        mapping[name] = _plain(file, child, seen, level + 1)
    return mapping


def _at(file: Path, node: yaml.Node, what: str, help: str) -> RuleError:
    mark = _draw(file, node.start_mark.line, node.start_mark.column, 1)
    return RuleError(what, path=str(file), help=help, mark=mark)


def _draw(file: Path, line: int, column: int, width: int) -> Mark:
    lines = file.read_text(encoding="utf-8").splitlines()
    shown = lines[line] if line < len(lines) else ""
    return Mark(str(file), line + 1, column + 1, shown, max(1, min(width, len(shown) - column)))


def _mark(entry: Entry, at_key: bool, word: str) -> Mark | None:
    """Finds the node again by its way: marks are only worth their cost when something is wrong."""
    node = _compose(entry.file, entry.file.read_bytes())
    key: yaml.Node | None = None
    for step in entry.way:
        if isinstance(node, yaml.MappingNode):
            key, node = next(pair for pair in node.value if pair[0].value == step)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
    target = key if at_key and key is not None else node
    if target is None:
        return None
    line, column = target.start_mark.line, target.start_mark.column
    value = str(target.value) if isinstance(target, yaml.ScalarNode) else ""
    drawn = _draw(entry.file, line, column, len(value) or 1)
    if word and (found := drawn.text.find(word, column)) >= 0:
        return _draw(entry.file, line, found, len(word))
    return drawn
