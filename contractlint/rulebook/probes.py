"""Reads rules/facts/: where a contract says what facts, paths and rights are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from contractlint.model.rule import Look, Pattern, Probe, Rule
from contractlint.records import replace
from contractlint.rulebook.schema import (
    LANGUAGES,
    Names,
    alternatives,
    excuses,
    names_of,
    term_of,
    who_of,
)
from contractlint.rulebook.yamlfile import Entry, suggestion

_FILE_KEYS = ("id", "view", "concepts", "let", "probes", "note")
_KEYS = ("name", "rules", "match", "unless", "who", "anchor", "path", "kind", "holder", "say")
_VIEWS = ("fact", "right", "step", "document")
_HOLDERS = ("provider", "customer", "either")


def probes_of(entry: Entry, shared: Collection[str], rules: Collection[Rule]) -> Iterator[Probe]:
    """The probes of a file: `match` is looked for first, then what the `rules` named look for."""
    parts = entry.only(_FILE_KEYS)
    names = names_of(parts["id"].text(), parts, shared)
    view = parts["view"].choice(_VIEWS)
    known = {rule.id: rule for rule in rules}
    for item in parts["probes"].items():
        probe = _probe(item, view, names, known)
        yield from [probe] if view != "step" or probe.texts else _one_each(item, probe, known)


def _one_each(entry: Entry, probe: Probe, rules: Mapping[str, Rule]) -> Iterator[Probe]:
    """A step without words of its own is said in the words of the rule that finds it."""
    for item, look in zip(entry.keys()["rules"].items(), probe.looks, strict=True):
        titles = {code: texts.title for code, texts in rules[item.text()].texts.items()}
        yield replace(probe, looks=(look,), texts=titles)


def _probe(entry: Entry, view: str, names: Names, rules: Mapping[str, Rule]) -> Probe:
    parts = entry.only(_KEYS)
    looks = [_own(parts, names)] if "match" in parts else []
    if "rules" in parts:
        looks += [_borrowed(item, rules) for item in parts["rules"].items()]
    says = parts["say"].only(LANGUAGES) if "say" in parts else {}
    return Probe(
        name=parts["name"].text(),
        view=view,  # type: ignore[arg-type]
        looks=tuple(looks),
        path=parts["path"].text() if "path" in parts else "",
        kind=parts["kind"].text() if "kind" in parts else "",
        holder=parts["holder"].choice(_HOLDERS) if "holder" in parts else "",
        texts={language: text.text() for language, text in says.items()},
    )


def _own(parts: Mapping[str, Entry], names: Names) -> Look:
    who = who_of(parts.get("who"))
    anchor = term_of(parts["anchor"], names).concepts if "anchor" in parts else ()
    patterns = tuple(_held(p, who, anchor) for p in alternatives(parts["match"], names))
    return Look(patterns, excuses(parts.get("unless"), names))


def _held(pattern: Pattern, who: frozenset[str] | None, anchor: tuple[str, ...]) -> Pattern:
    """A probe's own `who` and `anchor` hold where a pattern has none."""
    if pattern.anchor or not anchor:
        return pattern
    return replace(pattern, who=pattern.who or who, anchor=anchor)


def _borrowed(entry: Entry, rules: Mapping[str, Rule]) -> Look:
    """What a rule looks for, whatever the number in it."""
    if entry.text() not in rules:
        raise entry.fail(f"no rule '{entry.text()}'", suggestion(entry.text(), rules))
    rule = rules[entry.text()]
    return Look(rule.match, rule.unless)
