"""`.contractlint.yaml`: what a folder of contracts always wants; flags win over it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from contractlint.errors import ConfigError, Mark
from contractlint.languages import LANGUAGES
from contractlint.model.finding import Confidence, Severity

NAME = ".contractlint.yaml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file says; None and () where it is silent. `rules` are folders."""

    profile: str | None = None
    language: str | None = None
    fail_on: str | None = None
    min_severity: str | None = None
    min_confidence: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    min_coverage: float | None = None


SILENT = Config()
_SEVERITIES = [severity.word for severity in Severity]
# Key in the file -> what it may say, None for anything.
_WORDS: dict[str, Collection[str] | None] = {
    "profile": None,
    "lang": LANGUAGES,
    "fail-on": _SEVERITIES,
    "min-severity": _SEVERITIES,
    "min-confidence": [confidence.word for confidence in Confidence],
}
_COVERAGE = "min-coverage"
_LISTS = ("select", "ignore", "exclude", "rules")


def config_for(target: Path) -> Config:
    """The nearest configuration above a file or folder; what `SILENT` says where there is none."""
    start = target.resolve()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return read(folder / NAME)
    return SILENT


def read(file: Path) -> Config:
    """The configuration in a file; raises `ConfigError` that points at the word that is wrong."""
    # Imported late: most runs have no configuration.
    import yaml

    try:
        text = file.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", path=str(file)) from error
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark
        mark = _mark(file, text, at.line, at.column) if at else None
        raise ConfigError(f"not YAML: {error.problem}", path=str(file), mark=mark) from error
    if root is None:
        return SILENT
    return _config(_Source(file, text), root)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file and its text, to point into."""

    file: Path
    text: str

    def fail(self, what: str, node: object, help: str = "") -> ConfigError:
        """A complaint that points at a node of the file."""
        import yaml

        if not isinstance(node, yaml.Node):
            return ConfigError(what, path=str(self.file), help=help)
        start, end = node.start_mark, node.end_mark
        width = end.column - start.column if end.line == start.line else 1
        mark = _mark(self.file, self.text, start.line, start.column, width)
        return ConfigError(what, path=str(self.file), help=help, mark=mark)


def _mark(file: Path, text: str, line: int, column: int, width: int = 1) -> Mark:
    lines = text.splitlines() or [""]
    return Mark(str(file), line + 1, column + 1, lines[min(line, len(lines) - 1)], max(1, width))


def _config(source: _Source, root: object) -> Config:
    words: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    min_coverage: float | None = None
    for key, node, value in _entries(source, root):
        if key in _WORDS:
            words[key] = _word(source, value, _WORDS[key])
        elif key in _LISTS:
            lists[key] = tuple(_list(source, value))
        elif key == _COVERAGE:
            min_coverage = _share(source, value)
        else:
            known = [*_WORDS, *_LISTS, _COVERAGE]
            raise source.fail(f"no setting '{key}'", node, _suggestion(key, known))
    return Config(
        profile=words.get("profile"),
        language=words.get("lang"),
        fail_on=words.get("fail-on"),
        min_severity=words.get("min-severity"),
        min_confidence=words.get("min-confidence"),
        select=lists.get("select", ()),
        ignore=lists.get("ignore", ()),
        exclude=lists.get("exclude", ()),
        rules=tuple(source.file.parent / folder for folder in lists.get("rules", ())),
        min_coverage=min_coverage,
    )


def _entries(source: _Source, root: object) -> Iterator[tuple[str, object, object]]:
    import yaml

    if not isinstance(root, yaml.MappingNode):
        raise source.fail("settings expected", root, "write them as 'fail-on: medium'")
    for key, value in root.value:
        yield str(key.value), key, value


def _word(source: _Source, node: object, allowed: Collection[str] | None) -> str:
    import yaml

    if not isinstance(node, yaml.ScalarNode):
        raise source.fail("one word expected", node)
    word = str(node.value)
    if allowed is not None and word not in allowed:
        raise source.fail(f"'{word}' is not allowed here", node, _suggestion(word, allowed))
    return word


def _share(source: _Source, node: object) -> float:
    try:
        return share(_word(source, node, None))
    except ConfigError as error:
        raise error if error.mark else source.fail(error.what, node, error.help) from error


def share(word: str) -> float:
    """A share from 0 to 1, also as "90%"; raises `ConfigError` for anything else."""
    number = word.strip().removesuffix("%").strip()
    try:
        found = float(number) / (100 if "%" in word else 1)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise ConfigError(f"'{word}' is no share", help="write it as 0.9 or 90%")
    return found


def _list(source: _Source, node: object) -> Iterator[str]:
    import yaml

    if not isinstance(node, yaml.SequenceNode):
        raise source.fail("a list expected", node, "write it as [one, two]")
    for item in node.value:
        yield _word(source, item, None)


def _suggestion(word: str, allowed: Collection[str]) -> str:
    near = get_close_matches(word, list(allowed), 1)
    return f"did you mean '{near[0]}'?" if near else f"there are {', '.join(allowed)}"
