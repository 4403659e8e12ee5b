"""Ten times the rules, the same contracts: what does matching cost then."""

from __future__ import annotations

import gc
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import yaml

from benchmarks.speed.table import Line
from contractlint import matchers, readers
from contractlint.linter import Settings, contract_of, rulebook_for
from contractlint.model.contract import Contract
from contractlint.model.rule import Rulebook

FEW, MANY = 150, 1000
# Words rarer than this in the texts find too little to measure, more frequent ones too much.
RAREST, MOST_FREQUENT = 2, 250
SHAPES = (
    "first ..12 second",
    "{first & second}~14",
    "first ..8 $term:duration",
    "second ..4 first",
)


def lines(texts: Sequence[Path], folder: Path, runs: int) -> list[Line]:
    """1,000 made rules against 150 of them: the same shapes and words, found in the same texts."""
    contracts = [contract_of(readers.read(path)) for path in texts]
    words = _words(contracts)
    books = {count: _book(folder / f"rules-{count}", count, words) for count in (FEW, MANY)}
    taken: dict[int, list[float]] = {count: [] for count in books}
    found: dict[int, int] = {}
    for turn in range(runs + 1):
        for count, book in books.items():
            cost, found[count] = _matched(contracts, book)
            if turn:
                taken[count].append(cost)
    few, many = (median(taken[count]) for count in (FEW, MANY))
    size = sum(len(contract.document.text) for contract in contracts) / 1e6
    said = (
        f"{few * 1000:.0f} and {many * 1000:.0f} ms for {size:.1f} MB of {len(contracts)} texts, "
        f"{found[FEW]} and {found[MANY]} findings"
    )
    return [Line("1,000 rules against 150, matching only", many / few, "x", 2.0, 1.5, said)]


def write_rules(folder: Path, count: int, words: Sequence[str], seed: int = 1) -> Path:
    """So many rules of one or two patterns each over concepts of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    for number in range(count):
        first, second = chance.sample(words, 2)
        others = chance.sample(words, 4)
        rule = {
            "id": f"made-{number:04}",
            "family": "transparency",
            "kind": "present",
            "severity": "low",
            "title": {"en": f"Made rule {number}"},
            "message": {"en": f"Made rule {number} was found."},
            "why": {"en": "It was made to be measured."},
            "concepts": {
                "first": {"en": [first, f"{others[0]} {others[1]}"]},
                "second": {"en": [second, f"{others[2]} ..4 {others[3]}"]},
            },
            "match": [SHAPES[number % len(SHAPES)]],
        }
        file = folder / f"made-{number:04}.yaml"
        file.write_text(yaml.safe_dump(rule, sort_keys=False), encoding="utf-8")
    return folder


def _words(contracts: Sequence[Contract]) -> list[str]:
    """The words of the texts that rules would be about, in a stable order."""
    counts: Counter[str] = Counter()
    for contract in contracts:
        counts.update(re.findall(r"[a-z]{5,}", contract.document.text.lower()))
    return sorted(word for word, n in counts.items() if RAREST <= n <= MOST_FREQUENT)


def _book(folder: Path, count: int, words: Sequence[str]) -> Rulebook:
    write_rules(folder, count, words)
    return rulebook_for(Settings(rule_folders=(folder,), select=("made-*",)))


def _matched(contracts: Sequence[Contract], book: Rulebook) -> tuple[float, int]:
    gc.collect()
    before = time.process_time()
    found = sum(len(matchers.match(contract, book, "en")[0]) for contract in contracts)
    return time.process_time() - before, found
