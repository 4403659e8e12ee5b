"""The JSON Schema of `.contractlint.yaml`, for editors: made from the table of its settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contractlint.config.amounts import NONE
from contractlint.config.settings import OVERRIDES, OVERRIDES_SAY, SETTINGS, Setting

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT: Schema = {"type": "string", "minLength": 1}
_QUANTITY: Schema = {"type": ["string", "number"], "pattern": r"^\d+(\.\d+)?\s*([A-Za-z]*|%)$"}
_AMOUNT: Schema = {
    "anyOf": [{"enum": [NONE]}, {**_QUANTITY, "pattern": r"^\d+(\.\d+)?\s*[A-Za-z]*$"}]
}
_SHARE: Schema = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 1},
        {"type": "string", "pattern": r"^\d+(\.\d+)?\s*%?$"},
    ]
}


def schema(profiles: Sequence[str] = (), limits: Sequence[str] = ()) -> Schema:
    """The schema; `profiles` and `limits` are names to complete, not the only ones allowed."""
    known = {"profile": tuple(profiles), "limits": tuple(limits)}
    properties = {s.key: _described(s, known.get(s.key, ())) for s in SETTINGS}
    own = {s.key: {"$ref": f"#/properties/{s.key}"} for s in SETTINGS if s.per_path}
    override: Schema = {
        "type": "object",
        "properties": {"path": _one_or_more(_TEXT)} | own,
        "required": ["path"],
        "additionalProperties": False,
    }
    overrides = {"description": OVERRIDES_SAY, "type": "array", "items": override}
    return {
        "$schema": DRAFT,
        "title": "contractlint: .contractlint.yaml",
        "type": ["object", "null"],
        "properties": properties | {OVERRIDES: overrides},
        "additionalProperties": False,
    }


def _described(setting: Setting, known: Sequence[str]) -> Schema:
    says = f"{setting.says}; default: {setting.default}"
    return {"description": says, **_shape(setting, known)}


def _shape(setting: Setting, known: Sequence[str]) -> Schema:
    match setting.kind:
        case "word":
            return _word(setting.allowed, known)
        case "words":
            return {"type": "array", "items": _word(setting.allowed, known)}
        case "file":
            return _TEXT
        case "folders":
            return _one_or_more(_TEXT)
        case "share":
            return _SHARE
        case "switch":
            return {"type": "boolean"}
        case "quantities" | "names" | "amounts":
            return _by_name(setting, known)


def _word(allowed: Sequence[str], known: Sequence[str]) -> Schema:
    if allowed:
        return {"enum": list(allowed)}
    return {"anyOf": [{"enum": list(known)}, _TEXT]} if known else _TEXT


def _by_name(setting: Setting, known: Sequence[str]) -> Schema:
    if setting.kind == "quantities":
        named = dict.fromkeys(known, _QUANTITY)
        return {"type": "object", "properties": named, "additionalProperties": _QUANTITY}
    each = _AMOUNT if setting.kind == "amounts" else _one_or_more(_TEXT)
    named = dict.fromkeys(setting.allowed, each)
    return {"type": "object", "properties": named, "additionalProperties": False}


def _one_or_more(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "array", "items": shape}]}
