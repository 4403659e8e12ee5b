"""Lints labelled contract text through the public API and prints how right the findings are.

`python -m benchmarks.accuracy ../shared/eval/dev [--set tos] [--language pl] [--profile NAME]`. The
scorers stand beside the data (`../tools`), know nothing of our inside, and are run as they are;
what is added here is a line for each rule. `--write FILE --date DAY` refreshes the tables of a page
and leaves what was written by hand below them; it also writes `rules/measured.yaml`, from which
`contractlint explain` tells a rule's own figures (of sets and languages that were not asked for,
the old ones stay).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figures, Hit, figures, table, updated
from contractlint.linter import Settings, lint, rules_in_force
from contractlint.model.finding import Severity
from contractlint.model.report import Report
from contractlint.rulebook.digest import built_in

# What stands on the page from this line on is written by hand.
BY_HAND = "## What is still wrong"
SETS = ("tos", "cuad", "agb_de", "pac_pl", "employment_de")
LANGUAGES = ("en", "pl", "de")


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
    by_rule: list[Figures] = []
    for name in asked.set or SETS:
        if (asked.data / name).is_dir():
            languages = tuple(asked.language or LANGUAGES)
            score = Score(asked.data, name, languages, asked.profile)
            hits = score.hits()
            tables.append(score.table(hits))
            by_rule += score.by_rule(hits)
            sys.stdout.write(tables[-1])
    if asked.write is not None:
        _write(asked.write, asked.date, tables)
        measured = built_in() / "measured.yaml"
        measured.write_text(updated(measured, asked.date, by_rule), encoding="utf-8")
    return 0 if tables else 1


def _write(page: Path, date: str, tables: list[str]) -> None:
    """Refreshes the tables of a page; what was written by hand stays."""
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    by_hand = old[old.index(BY_HAND) :] if BY_HAND in old else ""
    page.write_text(_page(date, tables) + (f"\n{by_hand}" if by_hand else ""), encoding="utf-8")


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


@dataclass(frozen=True, slots=True)
class Score:
    """One set to be scored."""

    data: Path
    name: str
    languages: tuple[str, ...]
    profile: str

    def hits(self) -> list[Hit]:
        """All findings, those of experimental rules too; on clauses only what a report shows.

        Contracts and terms are labelled with what is there, clauses with what is void.
        """
        least = Severity.INFO if self.name in ("tos", "cuad") else Severity.LOW
        asked = Settings(profile=self.profile, experimental=True, min_severity=least)
        with tempfile.TemporaryDirectory() as folder:
            texts = _texts(self.data, self.name, self.languages, Path(folder))
            report = lint(list(texts), asked)
            return list(_hits(report, texts))

    def table(self, hits: list[Hit]) -> str:
        """What the scorers say of the findings of stable rules, and a line for each rule."""
        stable = {rule.id for rule in rules_in_force(Settings(profile=self.profile))}
        shown = [hit for hit in hits if hit.rule in stable]
        lines = [f"\n## {self.name}: {len(shown)} findings\n"]
        with tempfile.TemporaryDirectory() as folder:
            found = Path(folder) / "findings.jsonl"
            found.write_text("".join(f"{hit.line()}\n" for hit in shown), encoding="utf-8")
            for command in _commands(self.data, self.name, self.languages, found):
                ran = subprocess.run(command, capture_output=True, text=True, check=False)
                lines.append(ran.stdout)
        return "".join(lines) + table(self.by_rule(hits))

    def by_rule(self, hits: list[Hit]) -> list[Figures]:
        """How right each rule is, where the set's labels are about clauses of its kind."""
        return figures(self.data, self.name, hits) if self.name in ("tos", "cuad") else []


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
