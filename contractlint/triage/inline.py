"""Acceptances written in the contract itself: `contractlint: accept RULE - reason`."""

from __future__ import annotations

import re
from collections.abc import Collection

from contractlint.errors import ConfigError, Mark
from contractlint.model.document import LineColumn, Remark
from contractlint.model.finding import Finding
from contractlint.patterns import pattern
from contractlint.records import dataclass

# What a remark that speaks to us begins with.
ADDRESS = "contractlint:"
_FORM = "contractlint: accept RULE - reason"
# Word turns " - " into a dash as one types.
_ACCEPT = pattern(r"contractlint:\s*accept\s+([\w-]+)\s*(?:(?:\s-|[–—:])\s*(.*))?", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Inline:
    """A remark understood: this rule is accepted in its span, for this reason."""

    remark: Remark
    rule: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is of the rule and shares text with what the remark is about."""
        return finding.rule == self.rule and finding.location.span.overlaps(self.remark.span)


def is_addressed(text: str) -> bool:
    """Whether a remark speaks to contractlint."""
    return text.strip().casefold().startswith(ADDRESS)


def understood(remark: Remark, path: str, rules: Collection[str]) -> Inline:
    """The acceptance in a remark; raises `ConfigError` drawn at the remark when it is none."""
    found = _ACCEPT.fullmatch(remark.text.strip())
    if found is None:
        raise _fault("this says nothing to contractlint", remark, path, f"write '{_FORM}'")
    rule, reason = found[1], (found[2] or "").strip()
    if rule not in rules:
        from difflib import get_close_matches  # imported late: only mistakes need it

        near = get_close_matches(rule, list(rules), 1)
        help = f"did you mean '{near[0]}'?" if near else "'contractlint rules' lists them"
        raise _fault(f"no rule '{rule}'", remark, path, help, rule)
    if not reason:
        help = f"write '{_FORM}': a risk is accepted for a reason"
        raise _fault("a risk accepted without a reason", remark, path, help, rule)
    return Inline(remark, rule, reason)


def place_of(remark: Remark, path: str) -> str:
    """Where a remark stands, as notes say it: `terms.md:12:1`, `offer.docx, para 7`."""
    if isinstance(remark.anchor, LineColumn):
        return f"{path}:{remark.anchor}"
    return f"{path}, {remark.anchor}" if remark.anchor is not None else path


def _fault(what: str, remark: Remark, path: str, help: str, word: str = "") -> ConfigError:
    at = remark.anchor
    if not isinstance(at, LineColumn):
        return ConfigError(f"{what}: {remark.text}", path=place_of(remark, path), help=help)
    shown = f"{' ' * (at.column - 1)}<!-- {remark.text} -->"
    column = shown.find(word) + 1 if word else at.column
    width = len(word) if word else len(shown) - at.column + 1
    return ConfigError(what, path=path, help=help, mark=Mark(path, at.line, column, shown, width))
