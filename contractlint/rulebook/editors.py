"""The JSON Schema of rule files, for editors: made from the tables that the rulebook obeys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from contractlint.matchers.structural import MEASURES
from contractlint.model.finding import Confidence, Effect, Severity
from contractlint.model.rule import Scope
from contractlint.rulebook.schema import (
    FAMILIES,
    HOLDERS,
    LANGUAGES,
    PATTERN_KEYS,
    RULE_KEYS,
)

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
# YAML makes numbers and yes/no of some words; the rulebook reads all of them as text.
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_WHOLE: Schema = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^\d+$"}]}
_SWITCH: Schema = {"enum": [True, False, "true", "false"]}
_SEVERITY: Schema = {"enum": [severity.word for severity in Severity]}
_CONFIDENCE: Schema = {"enum": [confidence.word for confidence in Confidence]}


def _one_or_more(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "array", "items": shape}]}


def _object(shapes: Mapping[str, Schema], needed: Iterable[str] = ()) -> Schema:
    found: Schema = {"type": "object", "properties": dict(shapes), "additionalProperties": False}
    return found | ({"required": list(needed)} if needed else {})


def _spoken(shape: Schema) -> Schema:
    """Something for each language."""
    return _object(dict.fromkeys(LANGUAGES, shape))


_WHO = _one_or_more({"enum": list(HOLDERS)})
# "null and void" is a phrase of contracts.
_PHRASES = _one_or_more({"type": [*_TEXT["type"], "null"]})
_ALTERNATIVES: Schema = {"$ref": "#/definitions/alternatives"}
_EXCUSE: Schema = {
    "anyOf": [
        {"type": "string"},
        _object({"in": {"enum": list(get_args(Scope))}, "any": _ALTERNATIVES}, ("any",)),
    ]
}
_KINDS = ("fires", "silent", "known-misses", "known-false-alarms", "fires-unmirrored", "mentions")
_LAW: Schema = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "additionalProperties": {"enum": list(get_args(Effect))}},
    ]
}
# Each key of a rule: how it may look, and what it is for.
RULE: Mapping[str, tuple[Schema, str]] = {
    "id": ({"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"}, "the name of the file"),
    "family": ({"enum": list(FAMILIES)}, "what kind of harm it is"),
    "kind": (
        {"enum": ["present", "missing", "structural", "combination"]},
        "what is there (default), what lacks, how the contract is made, or findings joined",
    ),
    "severity": (_SEVERITY, "how badly it traps the customer"),
    "severity-b2b": (_SEVERITY, "the same under profiles for business customers"),
    "confidence": (_CONFIDENCE, "how sure a finding is (default: high)"),
    "status": ({"enum": ["stable", "experimental"]}, "experimental rules are off by themselves"),
    "one-sided": (_SWITCH, "false: the harm does not depend on who holds it; no mirror test"),
    "worse": ({"enum": ["more", "less"]}, "whether a larger or smaller number is worse"),
    "inherit": (_SWITCH, "false: an item of a list is looked at without its lead-in"),
    "title": (_spoken(_TEXT), "its name, by language; English is needed"),
    "message": (_spoken(_TEXT), "what is found; captures stand as {term}, limits as {limit}"),
    "variants": (
        {"type": "object", "additionalProperties": _spoken(_TEXT)},
        "messages of a measure with several answers",
    ),
    "why": (_spoken(_TEXT), "why it harms the customer"),
    "fairer": (_spoken(_TEXT), "a wording that would be fair; all rules are silent about it"),
    "mention": (_spoken(_TEXT), "the message where such a clause harms nobody"),
    "law": (_one_or_more(_LAW), "keys of law.yaml, or {key: effect}"),
    "concepts": (
        {"type": "object", "additionalProperties": _spoken(_PHRASES)},
        "words of its own: concept -> language -> phrases",
    ),
    "let": ({"type": "object", "additionalProperties": {"type": "string"}}, "name: a|b"),
    "when": (_ALTERNATIVES, "what must be there before something can be missing"),
    "match": (_ALTERNATIVES, "what is looked for; any will do"),
    "mentions": (_ALTERNATIVES, "where the clause is there but need be no harm (info)"),
    "where": ({"type": "string"}, "a condition on captures: $term > max-initial-term"),
    "unless": (_one_or_more(_EXCUSE), "what makes it fair after all"),
    "absent": (_EXCUSE, "what should be there"),
    "combine": (
        _object({"parts": _one_or_more({"type": "string"}), "at-least": _WHOLE}, ("parts",)),
        "ids of rules whose findings it joins: [a|b, c]",
    ),
    "measure": ({"enum": list(MEASURES)}, "what a structural rule measures"),
    "who": (_WHO, "whose right or duty it must be, for patterns that do not say"),
    "anchor": ({"type": "string"}, "the concepts whose holder is asked"),
    "examples": (
        _spoken(_object(dict.fromkeys(_KINDS, _one_or_more(_TEXT)))),
        "sentences that it must find (fires) and must not (silent)",
    ),
    "note": (_TEXT, "for those who read the file"),
}
_NAMES: Schema = {"type": "string", "minLength": 1}
PATTERN: Mapping[str, tuple[Schema, str]] = {
    "seq": (_NAMES, "in this order: may|right ..10 {change & price}~16"),
    "all": (_one_or_more(_NAMES), "in any order"),
    "within": (_WHOLE, "all of them in so many words"),
    "who": (_WHO, "whose right or duty it must be"),
    "anchor": (_NAMES, "the concepts whose holder is asked"),
    "whose": (_WHO, "who must own the thing at `owned`"),
    "owned": (_NAMES, "the concepts whose owner is asked"),
    "within-clause": (_SWITCH, "true: over the sentences of a clause"),
    "heading": (_NAMES, "must stand in a heading above"),
    "previous": (_NAMES, "must stand in the sentence before"),
    "following": (_NAMES, "must stand in the sentence after"),
    "none": (_one_or_more(_NAMES), "must not stand in the sentence"),
}
_NEEDED = ("id", "family", "severity", "title")


def schema() -> Schema:
    """The schema of a rule file."""
    pattern = {"anyOf": [{"type": "string"}, _documented(PATTERN, PATTERN_KEYS)]}
    listed = _one_or_more({"$ref": "#/definitions/pattern"})
    alternatives = {"anyOf": [listed, _object({"any": listed}, ("any",))]}
    return {
        "$schema": DRAFT,
        "title": "contractlint: a rule",
        **_documented(RULE, RULE_KEYS),
        "required": list(_NEEDED),
        "definitions": {"pattern": pattern, "alternatives": alternatives},
    }


def _documented(table: Mapping[str, tuple[Schema, str]], keys: Iterable[str]) -> Schema:
    """The keys that the rulebook knows, each with its meaning; raises KeyError for one without."""
    return _object({key: {"description": table[key][1], **table[key][0]} for key in keys})
