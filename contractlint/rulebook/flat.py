"""Rules, probes and profiles as the parts of a pack and back: what a run needs of them is plain
data, texts are apart by language, examples stay where they are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from contractlint.model.finding import Confidence, Law, Severity
from contractlint.model.rule import (
    Absence,
    Combination,
    Element,
    Excuse,
    Group,
    Limit,
    Look,
    Pattern,
    Probe,
    Profile,
    Rule,
    Term,
    Texts,
)
from contractlint.rulebook.ahead import Row, Rows, ahead
from contractlint.rulebook.pack import Pack

# The fields that are kept as they are: texts, numbers, switches and None.
_LIMIT = ("name", "value", "source", "status", "applies_from", "effect", "sector", "says")
_LAW = (
    "jurisdiction", "cite", "says", "status", "effect", "audience", "sector", "applies_from",
    "decides", "to_come",
)  # fmt: skip
_TEXTS = ("title", "message", "why", "fairer", "mention")


class Spoken(Mapping[str, Texts]):
    """A rule's texts by language, read when a language is first asked for."""

    __slots__ = ("_codes", "_read", "_rule")

    def __init__(
        self, rule: str, codes: Sequence[str], read: Callable[[str], Mapping[str, Row]]
    ) -> None:
        self._rule = rule
        self._codes = codes
        self._read = read

    def __getitem__(self, language: str) -> Texts:
        if language not in self._codes:
            raise KeyError(language)
        return Texts(*self._read(language)[self._rule])

    def __contains__(self, language: object) -> bool:
        return language in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]


def to_parts(
    rules: Sequence[Rule],
    probes: Sequence[Probe],
    profiles: Mapping[str, Profile],
    roots: Sequence[Path],
) -> dict[str, bytes]:
    """All of a rulebook but its lexicons."""
    tables = _Tables()
    book = {
        "rules": [_rule_row(rule, tables, roots) for rule in rules],
        "probes": [_probe_row(probe, tables) for probe in probes],
        "law": tables.laws,
        "needed": tables.needed,
        "needs": tables.needs,
    }
    rows = {"patterns": _lines(tables.patterns), "terms": _lines(tables.terms)}
    codes = sorted({code for rule in rules for code in rule.texts})
    texts = {f"texts-{code}": _json(_texts_in(code, rules)) for code in codes}
    ways = {f"profile-{name}": _json(_profile_row(each)) for name, each in profiles.items()}
    return {"book": _json(book), **rows, **ways, **texts}


def _read(pack: Pack, name: str) -> list[str]:
    return pack.part(name).decode("utf-8", "surrogatepass").split("\n")


def _lines(rows: Iterable[Row]) -> bytes:
    """JSON lines: each is read when it is asked for."""
    return b"\n".join(map(_json, rows))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _texts_in(code: str, rules: Iterable[Rule]) -> dict[str, Row]:
    return {rule.id: _row(rule.texts[code], _TEXTS) for rule in rules if code in rule.texts}


def _row(record: object, names: Iterable[str]) -> Row:
    return [getattr(record, name) for name in names]


class _Tables:
    """Terms, patterns and laws, each once; rows name them by their index.

    `needs` has for each pattern what it needs (`Pattern.needed`), by the index in `needed`.
    """

    def __init__(self) -> None:
        self.terms: list[Row] = []
        self.patterns: list[Row] = []
        self.laws: list[Row] = []
        self.needed: list[Row] = []
        self.needs: list[Row] = []
        self._known: dict[str, int] = {}

    def _enter(self, table: list[Row], kind: str, row: Row) -> int:
        known = self._known.setdefault(f"{kind} {row!r}", len(table))
        if known == len(table):
            table.append(row)
        return known

    def term(self, term: Term | None) -> int:
        """-1 for none."""
        if term is None:
            return -1
        row = [list(term.concepts), list(term.roles), term.capture, term.quantity, term.polarity]
        return self._enter(self.terms, "term", row)

    def pattern(self, pattern: Pattern) -> int:
        row = [
            pattern.source,
            [self._element(element) for element in pattern.elements],
            list(pattern.gaps),
            _sorted(pattern.who),
            list(pattern.anchor),
            _sorted(pattern.whose),
            list(pattern.owned),
            pattern.within_clause,
            self.term(pattern.heading),
            self.term(pattern.previous),
            self.term(pattern.following),
            [self.term(term) for term in pattern.none],
        ]
        number = self._enter(self.patterns, "pattern", row)
        if number == len(self.needs):
            needed = (list(concepts) for concepts in pattern.needed)
            self.needs.append([self._enter(self.needed, "needed", each) for each in needed])
        return number

    def _element(self, element: Element) -> int | Row:
        if isinstance(element, Group):
            return [element.width, *(self.term(term) for term in element.terms)]
        return self.term(element)

    def all(self, patterns: Iterable[Pattern]) -> Row:
        return [self.pattern(pattern) for pattern in patterns]

    def excuses(self, excuses: Iterable[Excuse]) -> Row:
        return [[excuse.scope, self.all(excuse.patterns)] for excuse in excuses]

    def law(self, law: Law) -> int:
        return self._enter(self.laws, "law", _row(law, _LAW))


def _sorted(names: frozenset[str] | None) -> Row | None:
    return None if names is None else sorted(names)


def _rule_row(rule: Rule, tables: _Tables, roots: Sequence[Path]) -> Row:
    absent = rule.absent and [rule.absent.scope, tables.all(rule.absent.patterns)]
    combine = rule.combine and [rule.combine.parts, rule.combine.at_least]
    return [
        rule.id,
        rule.family,
        int(rule.severity),
        int(rule.severity_b2b),
        int(rule.confidence),
        rule.status,
        rule.kind,
        tables.all(rule.match),
        tables.all(rule.mentions),
        tables.all(rule.when),
        rule.where,
        tables.excuses(rule.unless),
        absent,
        combine,
        rule.measure,
        rule.inherit,
        list(rule.texts),
        rule.variants,
        [tables.law(law) for law in rule.law],
        rule.one_sided,
        rule.worse,
        *_place(rule.path, roots),
    ]


def _place(path: str, roots: Sequence[Path]) -> tuple[int, str]:
    """Which folder a rule is in, and where: folders may be elsewhere when the pack is read."""
    file = Path(path)
    for number, root in enumerate(roots):
        if file.is_relative_to(root):
            return number, file.relative_to(root).as_posix()
    return -1, path


def _probe_row(probe: Probe, tables: _Tables) -> Row:
    looks = [[tables.all(look.patterns), tables.excuses(look.excuses)] for look in probe.looks]
    return [probe.name, probe.view, looks, probe.path, probe.kind, probe.holder, probe.texts]


def _profile_row(profile: Profile) -> Row:
    return [
        profile.name,
        {name: _row(limit, _LIMIT) for name, limit in profile.limits.items()},
        {rule: int(severity) for rule, severity in profile.severities.items()},
        profile.jurisdictions,
        sorted(profile.off),
        profile.title,
        profile.audience,
        profile.sectors,
        profile.as_of,
        profile.near,
    ]


class Reader:
    """Reads rules and probes out of a pack; raises KeyError, TypeError, ValueError or IndexError
    for data that are none.
    """

    def __init__(self, pack: Pack, roots: Sequence[Path]) -> None:
        plain = pack.plain("book")
        self._pack = pack
        self._texts: dict[str, Mapping[str, Row]] = {}
        self._heads = [_head(root) for root in roots]
        rows = Rows(_read(pack, "patterns"), _read(pack, "terms"))
        needed = [tuple(concepts) for concepts in plain["needed"]]
        self._patterns = [
            ahead(rows, number, tuple([needed[each] for each in needs]))
            for number, needs in enumerate(plain["needs"])
        ]
        self._laws = [Law(*row) for row in plain["law"]]
        self.rules = tuple(self._rule(row) for row in plain["rules"])
        self.probes = tuple(self._probe(row) for row in plain["probes"])

    def _all(self, numbers: Row) -> tuple[Pattern, ...]:
        return tuple(self._patterns[number] for number in numbers)

    def _excuses(self, rows: Row) -> tuple[Excuse, ...]:
        return tuple(Excuse(scope, self._all(numbers)) for scope, numbers in rows)

    def _rule(self, row: Row) -> Rule:
        (
            name, family, severity, severity_b2b, confidence, status, kind, match, mentions, when,
            where, unless, absent, combine, measure, inherit, codes, variants, laws, one_sided,
            worse, root, path,
        ) = row  # fmt: skip
        return Rule(
            id=name,
            family=family,
            severity=Severity(severity),
            severity_b2b=Severity(severity_b2b),
            confidence=Confidence(confidence),
            status=status,
            kind=kind,
            match=self._all(match),
            mentions=self._all(mentions),
            when=self._all(when),
            where=_tuples(where),
            unless=self._excuses(unless),
            absent=Absence(absent[0], self._all(absent[1])) if absent else None,
            combine=Combination(_tuples(combine[0]), combine[1]) if combine else None,
            measure=measure,
            inherit=inherit,
            texts=Spoken(name, codes, self._texts_in),
            variants=variants,
            law=tuple(self._laws[number] for number in laws),
            one_sided=one_sided,
            worse=worse,
            path=self._heads[root] + path.replace("/", os.sep) if root >= 0 else path,
        )

    def _probe(self, row: Row) -> Probe:
        name, view, looks, path, kind, holder, texts = row
        found = tuple(Look(self._all(match), self._excuses(unless)) for match, unless in looks)
        return Probe(name, view, found, path, kind, holder, texts)

    def _texts_in(self, language: str) -> Mapping[str, Row]:
        if language not in self._texts:
            self._texts[language] = self._pack.plain(f"texts-{language}")
        return self._texts[language]


def profile_in(pack: Pack, name: str) -> Profile:
    """A profile of a pack; raises KeyError where it has none of that name."""
    (
        own, limits, severities, jurisdictions, off, title, audience, sectors, as_of, near,
    ) = pack.plain(f"profile-{name}")  # fmt: skip
    return Profile(
        own,
        {key: Limit(limit, tuple(value), *rest) for key, (limit, value, *rest) in limits.items()},
        {rule: Severity(severity) for rule, severity in severities.items()},
        tuple(jurisdictions),
        frozenset(off),
        title,
        audience,
        tuple(sectors),
        as_of,
        {language: tuple(named) for language, named in near.items()},
    )


def _head(root: Path) -> str:
    """What stands before the name of a file in a folder."""
    return str(root / "x")[:-1]


def _tuples(value: Any) -> Any:
    """A condition or combination again: what JSON keeps as lists are tuples."""
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
