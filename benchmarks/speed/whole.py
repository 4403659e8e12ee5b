"""The whole linter, started as a user starts it, against the least that its files need."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.speed import material, programs
from benchmarks.speed.stopwatch import Cost, race, run
from benchmarks.speed.table import Line

PAGES = 30
LONG = 500
MEGABYTE = 1e6


def of_one_file(folder: Path, runs: int) -> Iterator[Line]:
    """A 30-page PDF and DOCX; the PDF also against pdfplumber's words alone."""
    paper = str(material.write_pdf(folder / "contract.pdf", PAGES))
    taken = race(
        {"lint": programs.lint(paper), "pdfium": programs.python(programs.PDFIUM, paper)}, runs
    )
    yield _ratio("lint of a 30-page PDF against python + pdfium text", taken, "pdfium", 2.2, 1.5)
    taken = race(
        {"lint": programs.lint(paper), "pdfplumber": programs.python(programs.PDFPLUMBER, paper)},
        min(runs, 3),
    )
    times = taken["pdfplumber"].cpu / taken["lint"].cpu
    yield Line(
        "the same PDF, pdfplumber's extract_words against our whole lint",
        times,
        "x",
        20,
        35,
        _figures(taken),
        more=True,
    )
    word = str(material.write_docx(folder / "contract.docx", PAGES))
    taken = race(
        {"lint": programs.lint(word), "unzip": programs.python(programs.UNZIP, word)}, runs
    )
    yield _ratio("lint of a 30-page DOCX against python + unzip + parse", taken, "unzip", 2.5, 1.6)


def of_many_pdfs(files: Sequence[Path], runs: int) -> Iterator[Line]:
    """Up to 100 real PDFs in one process."""
    names = [str(path) for path in files]
    commands = {
        "lint": programs.lint("-j", "1", *names),
        "pdfium": programs.python(programs.PDFIUM, *names),
    }
    work = f"{len(names)} real PDFs, one process, against their pdfium text"
    yield _ratio(work, race(commands, min(runs, 3), partly=True), "pdfium", 1.7, 1.3)


def of_texts(folder: Path, runs: int) -> Iterator[Line]:
    """Plain text on one core, its start-up included, and against one pass over its words."""
    size = sum(path.stat().st_size for path in folder.glob("*.txt")) / MEGABYTE
    commands = {
        "lint": programs.lint("-j", "1", str(folder)),
        "words": programs.python(programs.WORDS, str(folder)),
    }
    taken = race(commands, min(runs, 3), partly=True)
    speed = size / taken["lint"].cpu
    said = f"{size:.1f} MB; {_figures(taken)}"
    yield Line("plain text, one core", speed, " MB/s", 4, 10, said, more=True)
    yield _ratio("the same text against re.findall of its words", taken, "words", None, None)


def of_starting(folder: Path, runs: int) -> Iterator[Line]:
    """`--version`, and a hook's run over 100 files of which none changed."""
    bare = programs.python("pass")
    version = programs.command("--version")
    taken = race({"lint": version, "pass": bare}, runs)
    yield _ratio("`contractlint --version` against `python -c pass`", taken, "pass", 6, 4)
    texts = material.write_texts(folder / "hundred", 100, 40)
    kept = folder / "cache"
    again = programs.command("check", "--exit-zero", "--cache-dir", str(kept), str(texts))
    run(again)
    taken = race({"lint": again, "pass": bare}, runs)
    yield _ratio("an unchanged run over 100 files against it", taken, "pass", 12, 6)


def of_memory(folder: Path) -> Iterator[Line]:
    """The peak of a 500-page PDF."""
    paper = material.write_pdf(folder / "long.pdf", LONG)
    peak = run(programs.lint(str(paper))).peak / MEGABYTE
    said = f"{paper.stat().st_size / MEGABYTE:.1f} MB of PDF"
    yield Line(f"peak memory on a {LONG}-page PDF", peak, " MB", 150, 60, said)


def of_cores(texts: Path, peers: Mapping[str, Sequence[str]], runs: int) -> Iterator[Line]:
    """By the clock, with two workers, against linters that use one core each."""
    cores = min(2, os.cpu_count() or 1)
    commands = {"lint": programs.lint("-j", str(cores), str(texts)), **peers}
    taken = race(commands, min(runs, 3), partly=True)
    fastest = min(peers, key=lambda name: taken[name].wall)
    ratio = taken["lint"].wall / taken[fastest].wall
    count = sum(1 for _ in texts.glob("*.txt"))
    work = f"{count} texts, `-j {cores}`, against the faster of {' and '.join(peers)} (clock)"
    said = ", ".join(f"{name} {cost.wall:.1f} s" for name, cost in taken.items())
    yield Line(work, ratio, "x", 0.5, 0.25, said)


def _ratio(
    work: str, taken: Mapping[str, Cost], other: str, floor: float | None, stretch: float | None
) -> Line:
    return Line(work, taken["lint"].cpu / taken[other].cpu, "x", floor, stretch, _figures(taken))


def _figures(taken: Mapping[str, Cost]) -> str:
    return ", ".join(f"{name} {cost.cpu * 1000:.0f} ms" for name, cost in taken.items())
