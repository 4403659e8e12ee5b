"""Report → text for people: by file and family, worst first, calm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.finding import Finding, Severity
from contractlint.model.report import FileReport, Report
from contractlint.records import dataclass
from contractlint.reports import NO_TERMINAL
from contractlint.reports.nearness import said as nearness_said
from contractlint.reports.plain import named
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import cited, standing
from contractlint.reports.views import summary
from contractlint.reports.wording import (
    about,
    checked,
    clause,
    covered,
    everything_checked,
    excused,
    families,
    graded,
    measured,
    place,
    recognised,
    tally,
    unread,
)
from contractlint.reports.wrapping import shorten, wrap

Tone = Literal["plain", "bold", "dim", "red", "magenta", "yellow", "cyan", "green"]

_CODES: Mapping[Tone, str] = {
    "plain": "",
    "bold": "1",
    "dim": "2",
    "red": "31",
    "magenta": "1;35",
    "yellow": "33",
    "cyan": "36",
    "green": "32",
}
_TONES: Mapping[Severity, Tone] = {
    Severity.CRITICAL: "magenta",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "dim",
}
# Private-use characters stand for the marks of a quote while lines are wrapped.
_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is shown: columns, colour, and how much it says."""

    width: int = NO_TERMINAL
    color: bool = False
    verbose: bool = False
    quiet: bool = False
    suppressed: bool = False

    def paint(self, text: str, tone: Tone) -> str:
        """The text in a colour, where colours are wanted."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self.color and _CODES[tone] else text

    def wrapped(self, text: str, indent: int, hanging: int = 0) -> list[str]:
        """Lines no wider than the look (a single longer word excepted)."""
        return wrap(harmless(text), self.width, " " * indent, " " * (indent + hanging))


PLAIN = Look()
# So many parts that were not checked are named, the rest only counted.
MOST_PARTS = 6


def write(report: Report) -> str:
    """The report without colour, 88 columns wide."""
    return draw(report, PLAIN)


def draw(report: Report, look: Look) -> str:
    """The report as `look` has it."""
    words = words_of(report.language)
    lines: list[str] = []
    for file in report.files:
        said = file.findings or file.not_checked or file.error or file.nearness
        if said or not look.quiet:
            lines += [*_file(file, words, look), ""]
    if not look.quiet:
        lines += _summary(report, words, look)
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _file(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    facts = about(file, words)
    yield look.paint(named(file.path), "bold") + (look.paint(f"  {facts}", "dim") if facts else "")
    if file.error:
        yield from look.wrapped(words.say("not checked: {reason}", reason=file.error), 2, 2)
        yield from look.wrapped(file.help, 4) if file.help else ()
        return
    for family, findings in families(file.findings):
        yield ""
        yield "  " + look.paint(words.name(family), "bold")
        for finding in findings:
            yield from _finding(finding, words, look)
    if not look.quiet:
        yield ""
        yield from _suppressed(file, words, look)
        yield from _scored(file, words, look)
        yield from _recognised(file, words, look)
    yield from _not_checked(file, words, look)
    for near in file.nearness:
        yield ""
        for text, indent in nearness_said(near, words):
            yield from look.wrapped(text, indent, 2)


def _suppressed(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    """How many findings are known already; which, where that is asked for."""
    if not file.suppressed:
        return
    count = len(file.suppressed)
    text = words.count(
        "{number} finding is known already and not shown",
        "{number} findings are known already and not shown",
        count,
    )
    yield from () if look.suppressed else look.wrapped(f"{text}.", 2)
    for known in file.suppressed if look.suppressed else ():
        head = "  ".join(_head(known.finding, words, look))
        yield f"    {head}  ({excused(known, words)})"
        yield from _quote(known.finding, look)


def _finding(finding: Finding, words: Words, look: Look) -> Iterator[str]:
    yield "    " + "  ".join(_head(finding, words, look))
    yield from _quote(finding, look)
    numbers = measured(finding, words)
    yield from look.wrapped(numbers, 6, 2) if numbers else ()
    yield from look.wrapped(finding.message or finding.title, 6)
    if not look.quiet:
        yield from look.wrapped(standing(finding, words), 6, 2)
    if look.verbose:
        yield from _details(finding, words, look)
    elif finding.why and not look.quiet:
        why = shorten(finding.why, look.width - 6)
        yield look.paint(f"      {why}", "dim")


def _head(finding: Finding, words: Words, look: Look) -> Iterator[str]:
    """Clause, place, severity and rule, those that there are."""
    where = finding.location
    if label := harmless(clause(where)):
        yield look.paint(label, "bold")
    if where.anchors:
        yield place(where.anchors[0], words)
    yield look.paint(words.name(finding.severity.word), _TONES[finding.severity])
    yield finding.rule


def _quote(finding: Finding, look: Look) -> Iterator[str]:
    """The sentence, its quote in colour or between asterisks; only the quote when it is all."""
    found = quotation(finding.location)
    if not found.quote:
        return
    marked = found.before.strip() or found.after.strip(" .;,:")
    quote = f"{_OPEN}{found.quote}{_CLOSE}" if marked or look.color else found.quote
    open_mark = False
    for line in look.wrapped(f'"{found.before}{quote}{found.after}"', 6, 1):
        yield _painted(line, look, open_mark)
        open_mark = line.rfind(_OPEN) > line.rfind(_CLOSE) or (open_mark and _CLOSE not in line)


def _painted(line: str, look: Look, open_mark: bool) -> str:
    if not look.color:
        return line.replace(_OPEN, "**").replace(_CLOSE, "**")
    on, off = "\x1b[1;4m", "\x1b[0m"
    text = line.replace(_OPEN, on).replace(_CLOSE, off)
    if open_mark:
        indent = len(line) - len(line.lstrip())
        text = text[:indent] + on + text[indent:]
    return text + (off if text.rfind(on) > text.rfind(off) else "")


def _details(finding: Finding, words: Words, look: Look) -> Iterator[str]:
    """What `-v` adds."""
    said = [
        words.say("Why: {text}", text=finding.why) if finding.why else "",
        words.say("Fairer: {text}", text=finding.fairer) if finding.fairer else "",
    ]
    for law in finding.law:
        says = f": {law.says}" if law.says else ""
        said.append(words.say("Law: {text}", text=cited(law, words) + says))
    for location in finding.related:
        there = " ".join((clause(location), f'"{quotation(location).quote}"')).strip()
        said.append(words.say("Together with: {text}", text=there))
    said += [words.say("Because: {text}", text=reason) for reason in finding.explanation]
    for text in said:
        yield from look.wrapped(text, 6, 2) if text else ()
    confidence = words.say(
        "confidence: {confidence}", confidence=words.name(finding.confidence.word)
    )
    yield look.paint(f"      {confidence}", "dim")


def _scored(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    """Score and coverage."""
    for line in summary(file.facts, words):
        yield from look.wrapped(line, 2, 2)
    yield from look.wrapped(f"{graded(file, words)} {covered(file, words)}".strip(), 2)


def _recognised(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    """What was read off pictures, so that its quotes are compared with them."""
    if file.recognised is not None:
        yield from look.wrapped(recognised(file.recognised, words), 2)


def _not_checked(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    """What could not be checked, by reason: forty scanned pages are one line."""
    for reason, parts in unread(file, words).items():
        listed = ", ".join(parts[:MOST_PARTS])
        more = f" … ({len(parts)})" if len(parts) > MOST_PARTS else ""
        text = words.say("not checked: {what}: {reason}", what=listed + more, reason=reason)
        yield from (look.paint(line, "yellow") for line in look.wrapped(text, 2, 2))


def _summary(report: Report, words: Words, look: Look) -> Iterator[str]:
    found = [finding for file in report.files for finding in file.findings]
    worst = max((finding.severity for finding in found), default=None)
    said = tally(found, len(report.files), words)
    yield look.paint(said, "green" if worst is None else _TONES[worst])
    complete = everything_checked(report)
    yield look.paint(checked(report, words), "plain" if complete else "yellow")
