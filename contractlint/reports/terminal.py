"""Report → text for people: by file and family, worst first, calm."""

from __future__ import annotations

import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from contractlint.locale import Words, words_of
from contractlint.model.document import Anchor, PageBox, ParagraphRange
from contractlint.model.finding import Finding, Location, Severity
from contractlint.model.report import FileReport, Report
from contractlint.model.suppression import Suppressed
from contractlint.reports.grading import ungraded
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import cited, quantity, standing
from contractlint.reports.views import summary

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
_FORMATS = {".docm": "docx", ".dotx": "docx", ".dotm": "docx", ".htm": "html", ".xhtml": "html"}
_FORMATS |= {".md": "markdown", ".txt": "text"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is shown: columns, colour, and how much it says."""

    width: int = 88
    color: bool = False
    verbose: bool = False
    quiet: bool = False
    suppressed: bool = False

    def paint(self, text: str, tone: Tone) -> str:
        """The text in a colour, where colours are wanted."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self.color and _CODES[tone] else text

    def wrapped(self, text: str, indent: int, hanging: int = 0) -> list[str]:
        """Lines no wider than the look (a single longer word excepted)."""
        return textwrap.wrap(
            text,
            width=self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hanging),
            break_long_words=False,
            break_on_hyphens=False,
        )


PLAIN = Look()
_WORD = re.compile(r"\w+")
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
        if file.findings or file.not_checked or file.error or not look.quiet:
            lines += [*_file(file, words, look), ""]
    if not look.quiet:
        lines += _summary(report, words, look)
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _file(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    yield look.paint(file.path, "bold") + look.paint(_about(file, words), "dim")
    if file.error:
        yield from look.wrapped(words.say("not checked: {reason}", reason=file.error), 2, 2)
        yield from look.wrapped(file.help, 4) if file.help else ()
        return
    for family, findings in _families(file.findings):
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
        yield f"    {head}  ({_excused(known, words)})"
        yield from _quote(known.finding, look)


def _excused(known: Suppressed, words: Words) -> str:
    """On whose word a finding is not reported."""
    if known.kind == "baseline":
        return words.say("in the baseline")
    by = known.approver or words.say("a remark in the contract")
    said = words.say("accepted by {who}: {reason}", who=by, reason=known.reason)
    return f"{said}, {words.formats.date(known.expires)}" if known.expires else said


def _about(file: FileReport, words: Words) -> str:
    """Pages, languages, and a name that lies about the format: "  12 pages, en, pl"."""
    facts = [words.count("{number} page", "{number} pages", file.pages)] if file.pages else []
    facts += [code for code, share in file.languages if share >= 0.05 and len(code) == 2]
    suffix = PurePath(file.path).suffix.lower()
    if file.format and suffix and _FORMATS.get(suffix, suffix[1:]) != file.format:
        facts.append(
            words.say("named {suffix}, read as {format}", suffix=suffix, format=file.format)
        )
    if file.author is not None:
        facts.append(words.say("only the changes of {author}", author=file.author))
    elif file.revisions == "original":
        facts.append(words.say("before the tracked changes"))
    return f"  {', '.join(facts)}" if facts else ""


def _families(findings: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
    """Families with their findings, both worst first, then in the order of the text."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=_rank):
        groups[finding.family].append(finding)
    return sorted(groups.items(), key=lambda group: _rank(group[1][0])[0])


def _rank(finding: Finding) -> tuple[int, int, str]:
    return -finding.severity, finding.location.span.start, finding.rule


def _finding(finding: Finding, words: Words, look: Look) -> Iterator[str]:
    yield "    " + "  ".join(_head(finding, words, look))
    yield from _quote(finding, look)
    measured = _measured(finding, words)
    yield from look.wrapped(measured, 6, 2) if measured else ()
    yield from look.wrapped(finding.message or finding.title, 6)
    if not look.quiet:
        yield from look.wrapped(standing(finding, words), 6, 2)
    if look.verbose:
        yield from _details(finding, words, look)
    elif finding.why and not look.quiet:
        why = textwrap.shorten(finding.why, look.width - 6, placeholder=" …")
        yield look.paint(f"      {why}", "dim")


def _head(finding: Finding, words: Words, look: Look) -> Iterator[str]:
    """Clause, place, severity and rule, those that there are."""
    where = finding.location
    if clause := _clause(where):
        yield look.paint(clause, "bold")
    if where.anchors:
        yield _place(where.anchors[0], words)
    yield look.paint(words.name(finding.severity.word), _TONES[finding.severity])
    yield finding.rule


def _place(anchor: Anchor, words: Words) -> str:
    """A page or paragraph in the report's language; other places say themselves."""
    match anchor:
        case PageBox(page=page):
            return words.say("p. {number}", number=page)
        case ParagraphRange(path=("body", *rest)):
            return words.say("para {number}", number=".".join(rest))
        case _:
            return str(anchor)


def _clause(where: Location) -> str:
    """The label as printed, behind its parents' where it leaves them out: "7.3 (a)"."""
    label = where.clause_label.strip()
    parents = where.clause_path[:-1]
    if not label or not parents or not all(parents) or parents[-1] in _WORD.findall(label)[:-1]:
        return label
    number = label.rstrip(". ")
    above = ".".join(parents)
    return f"{above}.{number}" if number.isdecimal() else f"{above} {label}"


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


def _measured(finding: Finding, words: Words) -> str:
    """The numbers that the clause says, and the limit they were held against."""
    where = finding.location
    said = [where.words_of(quantity.span) for _, quantity in finding.captures]
    parts = [" ".join(text.split()) for text in dict.fromkeys(said) if text]
    if finding.threshold is not None:
        number, _, unit = finding.threshold.limit.partition(" ")
        parts.append(words.say("limit: {limit}", limit=quantity(number, unit, words)))
        if finding.threshold.source:
            parts[-1] += f" ({finding.threshold.source})"
    return "; ".join(parts)


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
        place = " ".join((_clause(location), f'"{quotation(location).quote}"')).strip()
        said.append(words.say("Together with: {text}", text=place))
    said += [words.say("Because: {text}", text=reason) for reason in finding.explanation]
    for text in said:
        yield from look.wrapped(text, 6, 2) if text else ()
    confidence = words.say(
        "confidence: {confidence}", confidence=words.name(finding.confidence.word)
    )
    yield look.paint(f"      {confidence}", "dim")


def _scored(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    """Score and coverage."""
    score = file.score
    if score is None:
        said = ungraded(file.ungraded, words) if file.ungraded else ""
    else:
        said = words.say(
            "Score {value} of 100, grade {grade}.", value=score.value, grade=score.grade
        )
    covered = words.say(
        "Read {read}, in a language that the rules speak {spoken}.",
        read=_percent(file.coverage.read, words),
        spoken=_percent(file.coverage.spoken, words),
    )
    for line in summary(file.facts, words):
        yield from look.wrapped(line, 2, 2)
    yield from look.wrapped(f"{said} {covered}".strip(), 2)


def _recognised(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    """What was read off pictures, so that its quotes are compared with them."""
    if file.recognised is not None:
        said = words.say(
            "Text recognised on pictures (pages: {pages}; sure of its words: {share}). "
            "Compare quotes with the original.",
            pages=_ranges(file.recognised.pages),
            share=_percent(file.recognised.confidence, words),
        )
        yield from look.wrapped(said, 2)


def _ranges(pages: Sequence[int]) -> str:
    """Pages in order as people write them: "1-3, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _not_checked(file: FileReport, words: Words, look: Look) -> Iterator[str]:
    """What could not be checked, by reason: forty scanned pages are one line."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for part in file.not_checked:
        what, reason = words.unread(part)
        reasons[reason].append(what)
    for reason, parts in reasons.items():
        listed = ", ".join(parts[:MOST_PARTS])
        more = f" … ({len(parts)})" if len(parts) > MOST_PARTS else ""
        text = words.say("not checked: {what}: {reason}", what=listed + more, reason=reason)
        yield from (look.paint(line, "yellow") for line in look.wrapped(text, 2, 2))


def _percent(share: float, words: Words) -> str:
    """Rounded towards what is missing: 99.96 % is not all."""
    return words.formats.share(int(share * 100 + 1e-9))


def _summary(report: Report, words: Words, look: Look) -> Iterator[str]:
    counts = Counter(finding.severity for file in report.files for finding in file.findings)
    files = words.count("in {number} file", "in {number} files", len(report.files))
    if counts:
        tally = ", ".join(
            words.say(
                "{count} {severity}", count=counts[severity], severity=words.name(severity.word)
            )
            for severity in sorted(counts, reverse=True)
        )
        findings = words.count("{number} finding", "{number} findings", counts.total())
        text = words.say("{findings} {files}: {tally}", findings=findings, files=files, tally=tally)
    else:
        text = words.say("Nothing found {files}.", files=files)
    yield look.paint(text, _TONES[max(counts)] if counts else "green")
    missing = sum(len(file.not_checked) + bool(file.error) for file in report.files)
    if missing:
        text = words.count(
            "{number} part was not checked", "{number} parts were not checked", missing
        )
        yield look.paint(f"{text[0].upper()}{text[1:]}.", "yellow")
    else:
        yield words.say(
            "Everything was checked ({rules}).",
            rules=words.count("{number} rule", "{number} rules", report.rules),
        )
