"""Turns the YAML of one rule into a Rule, with a complaint drawn at the word that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar, cast

from contractlint.matchers.structural import MEASURES
from contractlint.model.finding import Confidence, Law, Severity
from contractlint.model.rule import (
    Absence,
    Combination,
    Condition,
    Element,
    Example,
    Excuse,
    Group,
    Pattern,
    Rule,
    Scope,
    Term,
    Texts,
)
from contractlint.records import dataclass, replace
from contractlint.rulebook.conditions import parse_condition
from contractlint.rulebook.law import laws_referred
from contractlint.rulebook.patterns import PatternError, parse_sequence, parse_term
from contractlint.rulebook.yamlfile import Entry, suggestion

Value = TypeVar("Value")

LANGUAGES = ("en", "pl", "ru", "sl", "de")
RULE_KEYS = (
    "id", "family", "kind", "severity", "severity-b2b", "confidence", "status", "one-sided",
    "worse", "inherit",
    "title", "message", "variants", "why", "fairer", "mention", "law", "concepts", "let", "when",
    "match", "mentions", "where", "unless",
    "absent", "combine", "measure", "who", "anchor", "examples", "note",
)  # fmt: skip
PATTERN_KEYS = (
    "seq", "all", "within", "who", "anchor", "whose", "owned", "within-clause", "heading",
    "previous", "following",
    "none",
)  # fmt: skip
FAMILIES = (
    "lock-in", "exit", "fees", "procedure", "asymmetry", "redress", "data", "transparency",
    "missing",
    "combination",
)  # fmt: skip
TEXT_KEYS = ("title", "message", "why", "fairer", "mention")
HOLDERS: Mapping[str, frozenset[str]] = {
    "provider": frozenset({"provider", "unknown"}),
    "customer": frozenset({"customer", "unknown"}),
    "provider!": frozenset({"provider"}),
    "customer!": frozenset({"customer"}),
    "either": frozenset({"either"}),
    "unknown": frozenset({"unknown"}),
    "anyone": frozenset({"provider", "customer", "either", "unknown"}),
}
# A sentence is never longer than this many words, so a group this wide asks for the sentence only.
WHOLE_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Names:
    """Which names a rule's patterns may use: the shared concepts, the rule's own, its `let`
    unions.
    """

    rule: str
    shared: Collection[str]
    own: Collection[str]
    unions: Mapping[str, tuple[str, ...]]

    def resolve(self, name: str) -> tuple[str, ...]:
        """Full concept names; raises PatternError for a name that nothing defines."""
        if name in self.unions:
            return self.unions[name]
        if name in self.own:
            return (f"{self.rule}/{name}",)
        if name in self.shared:
            return (name,)
        raise PatternError(f"no concept '{name}'", name, (*self.unions, *self.own, *self.shared))


def rule_of(entry: Entry, shared: Collection[str], law: Mapping[str, Law]) -> Rule:
    """The rule in a file; `shared` are the concepts of the lexicons, `law` what it may refer to."""
    parts = entry.only(RULE_KEYS)
    rule_id = _required(entry, parts, "id").text()
    names = names_of(rule_id, parts, shared)
    severity = _severity(_required(entry, parts, "severity"))
    where = _condition(parts.get("where"))
    return Rule(
        id=rule_id,
        family=_required(entry, parts, "family").choice(FAMILIES),
        severity=severity,
        severity_b2b=_severity(parts["severity-b2b"]) if "severity-b2b" in parts else severity,
        confidence=_confidence(parts.get("confidence")),
        status=_choice(parts, "status", ("stable", "experimental"), "stable"),  # type: ignore[arg-type]
        kind=_choice(parts, "kind", ("present", "missing", "structural", "combination"), "present"),  # type: ignore[arg-type]
        match=_held(parts, names),
        mentions=alternatives(parts.get("mentions"), names),
        when=alternatives(parts.get("when"), names),
        where=where,
        unless=excuses(parts.get("unless"), names),
        absent=_absence(parts.get("absent"), names),
        combine=_combination(parts.get("combine")),
        measure=parts["measure"].choice(MEASURES) if "measure" in parts else "",
        inherit=_choice(parts, "inherit", ("true", "false"), "true") == "true",
        texts=_texts(entry, parts),
        variants=_variants(parts.get("variants")),
        law=laws_referred(parts.get("law"), law),
        one_sided=_choice(parts, "one-sided", ("true", "false"), "true") == "true",
        worse=_choice(parts, "worse", ("more", "less"), _worse_by(where)),  # type: ignore[arg-type]
        path=str(entry.file),
    )


def _worse_by(where: Condition | None) -> str:
    """What a rule that holds below a limit complains of is too little."""
    return "less" if where is not None and where[0] in ("<", "<=") else "more"


def own_concepts(entry: Entry) -> dict[str, dict[str, list[str]]]:
    """language -> full concept name -> phrases, of the words that a rule brings itself."""
    parts = entry.keys()
    rule_id = parts["id"].text() if "id" in parts else ""
    found: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
    if "concepts" in parts:
        for name, by_language in parts["concepts"].keys().items():
            for language, phrases in by_language.only(LANGUAGES).items():
                found[language][f"{rule_id}/{name}"] = [phrase.text() for phrase in phrases.items()]
    return found


def examples_of(entry: Entry) -> tuple[Example, ...]:
    """All examples of a rule file, known misses and known false alarms included."""
    parts = entry.keys()
    if "examples" not in parts:
        return ()
    examples: list[Example] = []
    kinds = {
        "fires": (True, False),
        "silent": (False, False),
        "known-misses": (True, True),
        "known-false-alarms": (False, True),
        "fires-unmirrored": (True, False),
        "mentions": (True, False),
    }
    for language, by_kind in parts["examples"].only(LANGUAGES).items():
        for kind, texts in by_kind.only(kinds).items():
            fires, known = kinds[kind]
            unmirrored, mention = kind == "fires-unmirrored", kind == "mentions"
            examples += [
                Example(language, text.text(), fires, known, unmirrored, mention)
                for text in texts.items()
            ]
    return tuple(examples)


def _required(entry: Entry, parts: Mapping[str, Entry], key: str) -> Entry:
    if key not in parts:
        raise entry.fail(f"the key '{key}' is missing", f"add `{key}: …`")
    return parts[key]


def _choice(parts: Mapping[str, Entry], key: str, allowed: Collection[str], standard: str) -> str:
    return parts[key].choice(allowed) if key in parts else standard


def _severity(entry: Entry) -> Severity:
    return Severity[entry.choice([severity.word for severity in Severity]).upper()]


def _confidence(entry: Entry | None) -> Confidence:
    if entry is None:
        return Confidence.HIGH
    return Confidence[entry.choice([confidence.word for confidence in Confidence]).upper()]


def names_of(rule_id: str, parts: Mapping[str, Entry], shared: Collection[str]) -> Names:
    """The names that patterns of a file may use."""
    own = tuple(parts["concepts"].keys()) if "concepts" in parts else ()
    unions: dict[str, tuple[str, ...]] = {}
    names = Names(rule_id, shared, own, unions)
    if "let" in parts:
        for name, value in parts["let"].keys().items():
            unions[name] = _parsed(value, lambda text: parse_term(text, names.resolve)).concepts
    return names


def _parsed(entry: Entry, parse: Callable[[str], Value]) -> Value:
    try:
        return parse(entry.text())
    except PatternError as error:
        help = suggestion(error.word, error.known) if error.known else ""
        raise entry.fail(str(error), help, word=error.word) from error


def alternatives(entry: Entry | None, names: Names) -> tuple[Pattern, ...]:
    """`{any: [pattern, …]}`, a list of patterns, or one pattern; a bare text is a sequence."""
    if entry is None:
        return ()
    if isinstance(entry.value, dict) and "any" in entry.value:
        entry = entry.only(("any",))["any"]
    if isinstance(entry.value, list):
        return tuple(_pattern(item, names) for item in entry.items())
    return (_pattern(entry, names),)


def _held(parts: Mapping[str, Entry], names: Names) -> tuple[Pattern, ...]:
    """The alternatives of `match`; a rule's own `who` and `anchor` hold where a pattern has
    none.
    """
    patterns = alternatives(parts.get("match"), names)
    who = who_of(parts.get("who"))
    anchor = term_of(parts["anchor"], names).concepts if "anchor" in parts else ()
    return tuple(
        pattern if who is None or pattern.who else replace(pattern, who=who, anchor=anchor)
        for pattern in patterns
    )


def _pattern(entry: Entry, names: Names) -> Pattern:
    if isinstance(entry.value, str):
        elements, gaps = _parsed(entry, lambda text: parse_sequence(text, names.resolve))
        return Pattern(entry.text(), _settle(elements), gaps)
    parts = entry.only(PATTERN_KEYS)
    elements, gaps, source = _elements(entry, parts, names)
    return Pattern(
        source=source,
        elements=_settle(elements),
        gaps=gaps,
        who=who_of(parts.get("who")),
        anchor=term_of(parts["anchor"], names).concepts if "anchor" in parts else (),
        whose=who_of(parts.get("whose")),
        owned=term_of(parts["owned"], names).concepts if "owned" in parts else (),
        within_clause=_choice(parts, "within-clause", ("true", "false"), "false") == "true",
        heading=_optional_term(parts.get("heading"), names),
        previous=_optional_term(parts.get("previous"), names),
        following=_optional_term(parts.get("following"), names),
        none=tuple(term_of(item, names) for item in parts["none"].items())
        if "none" in parts
        else (),
    )


def _settle(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Once a pattern asks for a negation, that negation must not spoil its other terms."""
    terms = [t for e in elements for t in (e.terms if isinstance(e, Group) else (e,))]
    if not any(t.polarity == "negated" or "not" in t.concepts for t in terms):
        return elements
    return tuple(
        Group(tuple(_indifferent(t) for t in e.terms), e.width)
        if isinstance(e, Group)
        else _indifferent(e)
        for e in elements
    )


def _indifferent(term: Term) -> Term:
    return replace(term, polarity="either") if term.polarity == "affirmed" else term


def _elements(
    entry: Entry, parts: Mapping[str, Entry], names: Names
) -> tuple[tuple[Element, ...], tuple[int, ...], str]:
    if ("seq" in parts) == ("all" in parts):
        raise entry.fail(
            "a pattern has either `seq` or `all`", "seq: in this order; all: in any order"
        )
    if "seq" in parts:
        elements, gaps = _parsed(parts["seq"], lambda text: parse_sequence(text, names.resolve))
        return elements, gaps, parts["seq"].text()
    terms = tuple(term_of(item, names) for item in parts["all"].items())
    width = _whole(parts["within"]) if "within" in parts else WHOLE_SENTENCE
    source = " & ".join(item.text() for item in parts["all"].items())
    return (Group(terms, width),), (), f"{{{source}}}~{width}"


def _whole(entry: Entry) -> int:
    return entry.whole("write the number of words, for example 14")


def term_of(entry: Entry, names: Names) -> Term:
    """One term."""
    return _parsed(entry, lambda text: parse_term(text, names.resolve))


def _optional_term(entry: Entry | None, names: Names) -> Term | None:
    return None if entry is None else term_of(entry, names)


def who_of(entry: Entry | None) -> frozenset[str] | None:
    """The holders that a `who` allows."""
    if entry is None:
        return None
    return frozenset().union(*(HOLDERS[item.choice(HOLDERS)] for item in entry.items()))


def _condition(entry: Entry | None) -> Condition | None:
    return None if entry is None else _parsed(entry, parse_condition)


def excuses(entry: Entry | None, names: Names) -> tuple[Excuse, ...]:
    """What makes a match none, by scope."""
    if entry is None:
        return ()
    blocks = entry.items() if isinstance(entry.value, list) else iter((entry,))
    return tuple(_excuse(block, names) for block in blocks)


def _excuse(entry: Entry, names: Names) -> Excuse:
    if isinstance(entry.value, str):
        return Excuse("sentence", (_pattern(entry, names),))
    parts = entry.only(("in", "any"))
    return Excuse(_scope(parts), alternatives(_required(entry, parts, "any"), names))


def _scope(parts: Mapping[str, Entry]) -> Scope:
    scope = _choice(parts, "in", ("sentence", "clause", "section", "document"), "sentence")
    return cast(Scope, scope)


def _absence(entry: Entry | None, names: Names) -> Absence | None:
    if entry is None:
        return None
    parts = entry.only(("in", "any"))
    scope: Scope = _scope(parts) if "in" in parts else "document"
    return Absence(scope, alternatives(_required(entry, parts, "any"), names))


def _combination(entry: Entry | None) -> Combination | None:
    if entry is None:
        return None
    parts = entry.only(("parts", "at-least"))
    rules = tuple(
        tuple(rule.strip() for rule in part.text().split("|"))
        for part in _required(entry, parts, "parts").items()
    )
    return Combination(rules, _whole(parts["at-least"]) if "at-least" in parts else len(rules))


def _texts(entry: Entry, parts: Mapping[str, Entry]) -> dict[str, Texts]:
    by_field = {
        key: {lang: text.text() for lang, text in parts[key].only(LANGUAGES).items()}
        for key in TEXT_KEYS
        if key in parts
    }
    if "en" not in by_field.get("title", {}):
        raise entry.fail("a rule has a title, in English at least", "title: {en: …}")
    languages = {language for texts in by_field.values() for language in texts}
    return {
        language: Texts(*(by_field.get(key, {}).get(language, "") for key in TEXT_KEYS))
        for language in LANGUAGES
        if language in languages
    }


def _variants(entry: Entry | None) -> dict[str, dict[str, str]]:
    """variant -> language -> message."""
    if entry is None:
        return {}
    return {
        name: {language: text.text() for language, text in by_language.only(LANGUAGES).items()}
        for name, by_language in entry.keys().items()
    }
