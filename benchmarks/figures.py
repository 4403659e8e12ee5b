"""How right each rule is on a labelled set: counted, printed, and kept beside the rules."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

# A finding meets a labelled span when they share this many characters, or half of the shorter.
ENOUGH = 12
HEAD = """# How right each rule is on the labelled sets: of its `findings` so many were `right`:
# they met a label of its kinds. It `met` so many of the `labels` of its kinds; others may too.
# Written by `python -m benchmarks.accuracy DATA --write docs/ACCURACY.md --date DAY`.
"""
Gold = Mapping[tuple[str, str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding as the scorers read it."""

    document: str
    start: int
    end: int
    rule: str

    def line(self) -> str:
        """One line of JSON."""
        return json.dumps(
            {"document": self.document, "start": self.start, "end": self.end, "rule": self.rule}
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """One rule on one set in one language."""

    rule: str
    set: str
    language: str
    findings: int
    right: int
    labels: int
    met: int


def figures(data: Path, name: str, hits: Iterable[Hit]) -> list[Figures]:
    """For each rule whose map names a category of the set, by rule and language."""
    kinds: Mapping[str, list[str]] = json.loads(
        (data.parent / "rules_map.json").read_text(encoding="utf-8")
    )
    gold = _gold(data, name)
    known = {category for _, category in gold}
    by_rule: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit in hits:
        by_rule[hit.rule, _language(hit.document)].append(hit)
    found: list[Figures] = []
    for (rule, language), own in sorted(by_rule.items()):
        wanted = known.intersection(kinds.get(rule, ()))
        if wanted:
            found.append(_figures(rule, name, language, own, _spans(gold, wanted, language)))
    return found


def table(found: Iterable[Figures]) -> str:
    """A line for each rule, all languages together; "" for no rule."""
    by_rule: dict[str, list[Figures]] = defaultdict(list)
    for entry in found:
        by_rule[entry.rule].append(entry)
    if not by_rule:
        return ""
    lines = [f"{'rule':40s}{'findings':>9s}{'right':>7s}{'P':>6s}{'labels':>8s}{'met':>6s}"]
    for rule, entries in sorted(by_rule.items()):
        findings, right = sum(e.findings for e in entries), sum(e.right for e in entries)
        labels, met = sum(e.labels for e in entries), sum(e.met for e in entries)
        precision = 100 * right / findings
        lines.append(f"{rule:40s}{findings:9d}{right:7d}{precision:6.0f}{labels:8d}{met:6d}")
    return "\n".join(lines) + "\n"


def updated(file: Path, date: str, found: Iterable[Figures]) -> str:
    """The file with new figures; those of sets and languages that were not measured now stay."""
    old = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {"rules": {}}
    entries = [Figures(rule, **item) for rule, items in old["rules"].items() for item in items]
    new = list(found)
    fresh = {(entry.set, entry.language) for entry in new}
    kept = [entry for entry in entries if (entry.set, entry.language) not in fresh]
    by_rule: dict[str, list[Figures]] = defaultdict(list)
    for entry in sorted([*kept, *new], key=lambda e: (e.rule, e.set, e.language)):
        by_rule[entry.rule].append(entry)
    lines = [f'{HEAD}date: "{date}"\nrules:\n']
    for rule, items in sorted(by_rule.items()):
        lines.append(f"  {rule}:\n")
        lines += [f"    - {_flow(item)}\n" for item in items]
    return "".join(lines)


def _flow(item: Figures) -> str:
    return (
        f"{{set: {item.set}, language: {item.language}, findings: {item.findings}, "
        f"right: {item.right}, labels: {item.labels}, met: {item.met}}}"
    )


def _figures(
    rule: str, name: str, language: str, hits: list[Hit], spans: Mapping[str, list[tuple[int, int]]]
) -> Figures:
    right = sum(any(_meets(hit, span) for span in spans.get(hit.document, ())) for hit in hits)
    by_document: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_document[hit.document].append(hit)
    labels = [(document, span) for document, own in spans.items() for span in own]
    met = sum(any(_meets(hit, span) for hit in by_document[document]) for document, span in labels)
    return Figures(rule, name, language, len(hits), right, len(labels), met)


def _spans(gold: Gold, wanted: Iterable[str], language: str) -> Mapping[str, list[tuple[int, int]]]:
    """document -> the labelled spans of some categories, each once, in one language."""
    names = set(wanted)
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for (document, category), own in gold.items():
        if category in names and _language(document) == language:
            spans[document].update(own)
    return {document: sorted(own) for document, own in spans.items()}


def _language(document: str) -> str:
    """ "tos/pl/Spotify" names its language, "cuad/…" is English."""
    parts = document.split("/")
    return parts[1] if parts[0] == "tos" else "en"


def _gold(data: Path, name: str) -> Gold:
    gold: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    file = data / name / ("spans.jsonl" if name == "tos" else "gold.jsonl")
    for record in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if name == "tos" and record["level"] >= 2:
            gold[record["doc"], record["cat"]].append((record["start"], record["end"]))
        for category, spans in record.get("spans", {}).items():
            gold[record["doc"], category] += [(start, end) for start, end in spans]
    return gold


def _meets(hit: Hit, span: tuple[int, int]) -> bool:
    shared = min(hit.end, span[1]) - max(hit.start, span[0])
    shorter = min(hit.end - hit.start, span[1] - span[0])
    return shared >= min(ENOUGH, shorter / 2)
