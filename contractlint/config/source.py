"""Reads the YAML files of a repository and points at the word that is wrong."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.bounded import content
from contractlint.errors import ConfigError, Mark
from contractlint.records import dataclass

if TYPE_CHECKING:
    import yaml

# Nobody writes more than this by hand, and nobody accepts more risks.
MOST_BYTES = 8_000_000
_STANDARD = "tag:yaml.org,2002:"
# A longer word is shown by its beginning.
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its lines, to point into."""

    file: Path
    lines: Sequence[str]

    def fail(self, what: str, node: yaml.Node, help: str = "") -> ConfigError:
        """A complaint that points at a node of the file."""
        return ConfigError(what, path=str(self.file), help=help, mark=self.mark(node))

    def mark(self, node: yaml.Node) -> Mark:
        """The place of a node in the file."""
        start, end = node.start_mark, node.end_mark
        width = end.column - start.column if end.line == start.line else 1
        return _mark(self.file, self.lines, start.line, start.column, width)

    def entries(self, node: yaml.Node, allowed: Collection[str]) -> dict[str, yaml.Node]:
        """The values of a mapping by key; a key that is unknown or written twice is an error."""
        import yaml

        if not isinstance(node, yaml.MappingNode):
            raise self.fail("settings expected", node, "write them as 'fail-on: medium'")
        self.refuse_tag(node)
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self.word(key)
            if name not in allowed:
                raise self.fail(f"no setting '{short(name)}'", key, suggestion(name, allowed))
            if name in found:
                raise self.fail(f"'{short(name)}' is written twice", key, "join the two")
            found[name] = value
        return found

    def pairs(self, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
        """The keys and values of a mapping whose keys are names."""
        import yaml

        if not isinstance(node, yaml.MappingNode):
            raise self.fail("names with values expected", node, "write them as {name: value}")
        yield from self.entries(node, {str(key.value) for key, _ in node.value}).items()

    def one_or_more(self, node: yaml.Node) -> tuple[str, ...]:
        """The scalars of a list; one alone counts as a list of one."""
        import yaml

        return (self.word(node),) if isinstance(node, yaml.ScalarNode) else self.words(node)

    def word(self, node: yaml.Node, allowed: Collection[str] | None = None) -> str:
        """A scalar, as it is written."""
        import yaml

        if not isinstance(node, yaml.ScalarNode):
            raise self.fail("one word expected", node)
        self.refuse_tag(node)
        word = str(node.value)
        if allowed is not None and word not in allowed:
            what = f"'{short(word)}' is not allowed here"
            raise self.fail(what, node, suggestion(word, allowed))
        return word

    def items(self, node: yaml.Node) -> Iterator[yaml.Node]:
        """The nodes of a list."""
        import yaml

        if not isinstance(node, yaml.SequenceNode):
            raise self.fail("a list expected", node, "write it as [one, two]")
        self.refuse_tag(node)
        yield from node.value

    def refuse_tag(self, node: yaml.Node) -> None:
        """Raises `ConfigError` for what asks to be more than words."""
        if not node.tag.startswith(_STANDARD) or "/" in node.tag.removeprefix(_STANDARD):
            raise self.fail(f"tags ({short(node.tag)}) are not allowed", node, "quote a leading !")

    def words(self, node: yaml.Node, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """The scalars of a list."""
        return tuple(self.word(item, allowed) for item in self.items(node))


def compose(file: Path) -> tuple[Source, yaml.Node | None]:
    """A file's YAML as nodes, None when it is empty; raises `ConfigError`."""
    # Imported late: most runs have no configuration.
    import yaml

    try:
        data = content(file, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise ConfigError("too large for this", path=str(file), help="split it")
        text = data.decode("utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", path=str(file)) from error
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark
        mark = _mark(file, text.splitlines(), at.line, at.column) if at else None
        raise ConfigError(f"not YAML: {error.problem}", path=str(file), mark=mark) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError("not YAML", path=str(file)) from error
    return Source(file, text.splitlines()), root


def short(word: str) -> str:
    """A word as a complaint quotes it."""
    return word if len(word) <= _LONGEST_SHOWN else f"{word[: _LONGEST_SHOWN - 1]}…"


def quoted(text: str) -> str:
    """A text as one line of YAML in UTF-8: names of files may hold what UTF-8 can't."""
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def suggestion(word: str, allowed: Collection[str]) -> str:
    """The nearest of what is allowed, or all of it."""
    from difflib import get_close_matches  # imported late: only mistakes need it

    near = get_close_matches(short(word), list(allowed), 1)
    return f"did you mean '{near[0]}'?" if near else f"there are {', '.join(allowed)}"


def _mark(file: Path, lines: Sequence[str], line: int, column: int, width: int = 1) -> Mark:
    shown = lines[min(line, len(lines) - 1)] if lines else ""
    return Mark(str(file), line + 1, column + 1, shown, max(1, width))
