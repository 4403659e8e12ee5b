"""What several reports say of a file and its findings, in the same words and the same order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from contractlint.locale import Words
from contractlint.model.document import Anchor, PageBox, ParagraphRange, Recognised
from contractlint.model.finding import Finding, Location
from contractlint.model.report import FileReport, Report
from contractlint.model.suppression import Suppressed
from contractlint.patterns import pattern
from contractlint.reports.grading import ungraded
from contractlint.reports.standing import quantity

_WORD = pattern(r"\w+")
_FORMATS = {".docm": "docx", ".dotx": "docx", ".dotm": "docx", ".htm": "html", ".xhtml": "html"}
_FORMATS |= {".md": "markdown", ".txt": "text"}


def excused(known: Suppressed, words: Words) -> str:
    """On whose word a finding is not reported."""
    if known.kind == "baseline":
        return words.say("in the baseline")
    by = known.approver or words.say("a remark in the contract")
    said = words.say("accepted by {who}: {reason}", who=by, reason=known.reason)
    return f"{said}, {words.formats.date(known.expires)}" if known.expires else said


def about(file: FileReport, words: Words) -> str:
    """Pages, languages, and a name that lies about the format: "12 pages, en, pl"."""
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
    return ", ".join(facts)


def families(findings: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
    """Families with their findings, both worst first, then in the order of the text."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=rank):
        groups[finding.family].append(finding)
    return sorted(groups.items(), key=lambda group: rank(group[1][0])[0])


def rank(finding: Finding) -> tuple[int, int, str]:
    """Worst first, then in the order of the text."""
    return -finding.severity, finding.location.span.start, finding.rule


def place(anchor: Anchor, words: Words) -> str:
    """A page or paragraph in the report's language; other places say themselves."""
    match anchor:
        case PageBox(page=page):
            return words.say("p. {number}", number=page)
        case ParagraphRange(path=("body", *rest)):
            return words.say("para {number}", number=".".join(rest))
        case _:
            return str(anchor)


def clause(where: Location) -> str:
    """The label as printed, behind its parents' where it leaves them out: "7.3 (a)"."""
    label = where.clause_label.strip()
    parents = where.clause_path[:-1]
    if not label or not parents or not all(parents) or parents[-1] in _WORD.findall(label)[:-1]:
        return label
    number = label.rstrip(". ")
    above = ".".join(parents)
    return f"{above}.{number}" if number.isdecimal() else f"{above} {label}"


def measured(finding: Finding, words: Words) -> str:
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


def _ranges(pages: Sequence[int]) -> str:
    """Pages in order as people write them: "1-3, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _percent(share: float, words: Words) -> str:
    """Rounded towards what is missing: 99.96 % is not all."""
    return words.formats.share(int(share * 100 + 1e-9))


def unread(file: FileReport, words: Words) -> Mapping[str, list[str]]:
    """What could not be checked, by reason: forty scanned pages have one."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for part in file.not_checked:
        what, reason = words.unread(part)
        reasons[reason].append(what)
    return reasons


def tally(findings: Sequence[Finding], files: int, words: Words) -> str:
    """How many findings of each severity: "4 findings in 1 file: 2 critical, 2 high"."""
    counts = Counter(finding.severity for finding in findings)
    where = words.count("in {number} file", "in {number} files", files)
    if not counts:
        return words.say("Nothing found {files}.", files=where)
    listed = ", ".join(
        words.say("{count} {severity}", count=counts[severity], severity=words.name(severity.word))
        for severity in sorted(counts, reverse=True)
    )
    found = words.count("{number} finding", "{number} findings", len(findings))
    return words.say("{findings} {files}: {tally}", findings=found, files=where, tally=listed)


def graded(file: FileReport, words: Words) -> str:
    """Score and grade, or why there are none."""
    score = file.score
    if score is None:
        return ungraded(file.ungraded, words) if file.ungraded else ""
    return words.say("Score {value} of 100, grade {grade}.", value=score.value, grade=score.grade)


def covered(file: FileReport, words: Words) -> str:
    """How much of the text was read, and how much of it the rules understand."""
    return words.say(
        "Read {read}, in a language that the rules speak {spoken}.",
        read=_percent(file.coverage.read, words),
        spoken=_percent(file.coverage.spoken, words),
    )


def recognised(pictures: Recognised, words: Words) -> str:
    """What was read off pictures, so that its quotes are compared with them."""
    return words.say(
        "Text recognised on pictures (pages: {pages}; sure of its words: {share}). "
        "Compare quotes with the original.",
        pages=_ranges(pictures.pages),
        share=_percent(pictures.confidence, words),
    )


def everything_checked(report: Report) -> bool:
    """Whether nothing is left that nobody looked at, open questions included."""
    return not any(file.error or file.not_checked for file in report.files)


def checked(report: Report, words: Words) -> str:
    """How many parts were not checked, or that everything was."""
    missing = sum(len(file.not_checked) + bool(file.error) for file in report.files)
    if not missing:
        rules = words.count("{number} rule", "{number} rules", report.rules)
        return words.say("Everything was checked ({rules}).", rules=rules)
    text = words.count("{number} part was not checked", "{number} parts were not checked", missing)
    return f"{capital(text)}."


def capital(text: str) -> str:
    """The text as it begins a line: "Checked", not "checked"."""
    return text[:1].upper() + text[1:]
