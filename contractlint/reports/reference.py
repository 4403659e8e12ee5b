"""All rules as a reference to read (Markdown) or to work with (JSON)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from contractlint.locale import Words
from contractlint.model.finding import Law, Severity
from contractlint.model.rule import Example, Limit, Profile, Rule, Texts
from contractlint.records import dataclass
from contractlint.reports.json_values import Value
from contractlint.reports.markdown import escaped
from contractlint.reports.standing import cited, limit_line, quantity

VERSION = 1
_NOTHING = Texts("", "", "", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule with what its file carries beside it: examples, the languages in which it can fire,
    and the profile's limits that it compares with.
    """

    rule: Rule
    examples: tuple[Example, ...]
    languages: tuple[str, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Rules by family, under a profile."""

    entries: Sequence[Entry]
    profile: Profile

    def severity(self, rule: Rule) -> Severity:
        """As the profile has it."""
        return self.profile.severities.get(rule.id, rule.severity)


Write = Callable[[Reference, Words], str]


def markdown(reference: Reference, words: Words) -> str:
    """A page with a table of contents by family."""
    return "\n".join(_page(reference, words)) + "\n"


def _page(reference: Reference, words: Words) -> Iterator[str]:
    number = len(reference.entries)
    yield f"# {escaped(words.count('{number} rule', '{number} rules', number))}"
    yield ""
    families = {
        family: list(members)
        for family, members in groupby(reference.entries, key=lambda entry: entry.rule.family)
    }
    for family, entries in families.items():
        links = ", ".join(f"[{e.rule.id}](#{e.rule.id})" for e in entries)
        yield f"- **{escaped(words.name(family))}**: {links}"
    for family, entries in families.items():
        yield ""
        yield f"## {escaped(words.name(family))}"
        for entry in entries:
            yield from _entry(entry, reference, words)


def _entry(entry: Entry, reference: Reference, words: Words) -> Iterator[str]:
    rule = entry.rule
    texts = _texts(rule, words.language)
    yield ""
    yield f"### {rule.id}"
    yield ""
    severity = words.name(reference.severity(rule).word)
    status = "" if rule.status == "stable" else f", {words.name(rule.status)}"
    yield f"**{_line(texts.title)}** ({severity}{status}; {', '.join(entry.languages)})"
    yield from _paragraph(_line(texts.why))
    told = [e.text for e in entry.examples if e.language == words.language] or [
        e.text for e in entry.examples if e.language == "en"
    ]
    shown = [example for example in told if not example.startswith("<")][:1]
    yield from _paragraph(*(f"> {_line(example)}" for example in shown))
    facts = [("fairer", [_line(texts.fairer)] if texts.fairer else [])]
    facts.append(("limit", [_line(limit_line(limit, words)) for limit in entry.limits]))
    facts.append(("law", [_line(cited(law, words)) for law in rule.law]))
    said = {"fairer": words.say("fairer"), "limit": words.say("limit"), "law": words.say("law")}
    yield from _paragraph(*(f"- {said[key]}: {'; '.join(each)}" for key, each in facts if each))


def _paragraph(*lines: str) -> Iterator[str]:
    if any(lines):
        yield ""
        yield from lines


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _texts(rule: Rule, language: str) -> Texts:
    return rule.texts.get(language) or rule.texts.get("en") or _NOTHING


def as_json(reference: Reference, words: Words) -> str:
    """Everything that people are told of a rule, in the language asked for."""
    value: Value = {
        "version": VERSION,
        "profile": reference.profile.name,
        "language": words.language,
        "rules": [_value(entry, reference, words) for entry in reference.entries],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _value(entry: Entry, reference: Reference, words: Words) -> Value:
    rule = entry.rule
    texts = _texts(rule, words.language)
    return {
        "id": rule.id,
        "family": rule.family,
        "kind": rule.kind,
        "status": rule.status,
        "severity": reference.severity(rule).word,
        "confidence": rule.confidence.word,
        "title": texts.title,
        "message": texts.message,
        "why": texts.why,
        "fairer": texts.fairer,
        "languages": list(entry.languages),
        "limits": [_limit(limit, words) for limit in entry.limits],
        "law": [_law(law) for law in rule.law],
        "examples": [_example(example) for example in entry.examples if not example.known],
    }


def _limit(limit: Limit, words: Words) -> Value:
    return {
        "name": limit.name,
        "value": quantity(*limit.value, words),
        "source": limit.source,
        "status": limit.status,
    }


def _law(law: Law) -> Value:
    return {
        "jurisdiction": law.jurisdiction,
        "cite": law.cite,
        "says": law.says,
        "effect": law.effect,
        "status": law.status,
        "applies_from": law.applies_from or None,
    }


def _example(example: Example) -> Value:
    return {"language": example.language, "fires": example.fires, "text": example.text}


FORMATS: Mapping[str, Write] = {"markdown": markdown, "json": as_json}
SUFFIXES: Mapping[str, str] = {".md": "markdown", ".json": "json"}
