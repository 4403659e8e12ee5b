"""Lints labelled contract text through the public API and prints how right the findings are.

`python -m benchmarks.accuracy ../shared/eval/dev [--set tos] [--language pl] [--profile NAME]`. The
scorers stand beside the data (`../tools`), know nothing of our inside, and are run as they are;
what
is added here is a line for each rule.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from contractlint.linter import Settings, lint
from contractlint.model.report import Report

SETS = ("tos", "cuad", "agb_de", "pac_pl", "employment_de")
LANGUAGES = ("en", "pl", "de")
# A finding meets a labelled span when they share this many characters, or half of the shorter.
ENOUGH = 12


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


def main(words: list[str]) -> int:
    """Prints the tables; 1 when a set is not there."""
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", action="append", choices=SETS)
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--profile", default="default")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also as Markdown, with --date")
    parser.add_argument("--date", default="", help="the day of the measurement, for --write")
    asked = parser.parse_args(words)
    tables: list[str] = []
    for name in asked.set or SETS:
        if (asked.data / name).is_dir():
            languages = tuple(asked.language or LANGUAGES)
            tables.append("".join(_score(asked.data, name, languages, asked.profile)))
            sys.stdout.write(tables[-1])
    if asked.write is not None:
        asked.write.write_text(_page(asked.date, tables), encoding="utf-8")
    return 0 if tables else 1


def _page(date: str, tables: list[str]) -> str:
    """The tables as a page of docs/, each under the heading that it begins with."""
    head = (
        "# Accuracy\n\n"
        f"Measured {date or 'on an unknown day'} on the development half of labelled text that "
        "nobody here wrote, by\n`python -m benchmarks.accuracy DATA --write docs/ACCURACY.md`. "
        "What the columns mean stands in the data's own README.\n"
        "The rules were tuned with this half in sight: expect less on text that nobody has seen.\n"
    )
    parts = [table.lstrip("\n").split("\n", 1) for table in tables]
    return head + "".join(f"\n{title}\n\n```\n{rest.strip()}\n```\n" for title, rest in parts)


def _score(data: Path, name: str, languages: tuple[str, ...], profile: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        texts = _texts(data, name, languages, Path(folder))
        report = lint(list(texts), Settings(profile=profile))
        hits = list(_hits(report, texts))
        found = Path(folder) / "findings.jsonl"
        found.write_text("".join(f"{hit.line()}\n" for hit in hits), encoding="utf-8")
        yield f"\n## {name}: {len(texts)} texts, {len(hits)} findings\n"
        for command in _commands(data, name, languages, found):
            yield subprocess.run(command, capture_output=True, text=True, check=False).stdout
    if name in ("tos", "cuad"):
        yield _by_rule(data, name, hits)


def _texts(data: Path, name: str, languages: tuple[str, ...], folder: Path) -> Mapping[Path, str]:
    """The files to lint and the names by which the gold knows them."""
    if name == "tos":
        files = [file for code in languages for file in sorted((data / name / code).glob("*.txt"))]
        return {file: f"tos/{file.parent.name}/{file.stem}" for file in files}
    if name == "cuad":
        return {file: f"cuad/{file.stem}" for file in sorted((data / name).glob("*.txt"))}
    return _clauses(data / name / "clauses.jsonl", folder)


def _clauses(gold: Path, folder: Path) -> Mapping[Path, str]:
    texts: dict[Path, str] = {}
    for record in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        file = folder / f"{record['id']}.txt"
        title = f"{record['title']}\n\n" if record.get("title") else ""
        file.write_text(f"{title}{record['text']}\n", encoding="utf-8")
        texts[file] = record["id"]
    return texts


def _hits(report: Report, texts: Mapping[Path, str]) -> Iterator[Hit]:
    names = {file.as_posix(): name for file, name in texts.items()}
    for file in report.files:
        for finding in file.findings:
            span = finding.location.span
            yield Hit(names[file.path], span.start, span.end, finding.rule)


def _commands(
    data: Path, name: str, languages: tuple[str, ...], found: Path
) -> Iterator[list[str]]:
    tools, rules = data.parent / "tools", data.parent / "rules_map.json"
    if name == "tos":
        script, gold = "score_tos.py", data / name
    elif name == "cuad":
        script, gold = "score_cuad.py", data / name
    else:
        script, gold = "score_clauses.py", data / name / "clauses.jsonl"
    command = [sys.executable, str(tools / script), str(gold), str(found), "--boot", "0"]
    mapped = ["--map", str(rules)] if name in ("tos", "cuad") else []
    if name != "tos":
        yield [*command, *mapped]
        return
    for code in languages:
        yield [*command, *mapped, "--lang", code]


def _by_rule(data: Path, name: str, hits: Iterable[Hit]) -> str:
    """How many findings of a rule touch a label that its map names, over those that could."""
    categories: Mapping[str, list[str]] = json.loads(
        (data.parent / "rules_map.json").read_text(encoding="utf-8")
    )
    gold = _gold(data, name)
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for hit in hits:
        wanted = categories.get(hit.rule)
        if wanted:
            total[hit.rule] += 1
            right[hit.rule] += any(
                _meets(hit, span) for c in wanted for span in gold.get((hit.document, c), ())
            )
    lines = [f"{'rule':40s}{'findings':>9s}{'right':>7s}{'P':>6s}"]
    lines += [
        f"{rule:40s}{total[rule]:9d}{right[rule]:7d}{100 * right[rule] / total[rule]:6.0f}"
        for rule in sorted(total)
    ]
    return "\n".join(lines) + "\n"


def _gold(data: Path, name: str) -> Mapping[tuple[str, str], list[tuple[int, int]]]:
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
