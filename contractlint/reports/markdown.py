"""Report → Markdown, short enough for a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.finding import Finding
from contractlint.model.report import FileReport, Report
from contractlint.patterns import pattern
from contractlint.reports.plain import place
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import standing

# GitHub refuses comments above 65,536 characters.
MOST = 60_000
# CommonMark 2.4: what a backslash takes the meaning from, inside a line.
_MARKS = pattern(r"[\\`*_{}\[\]<>|~&$]|:(?=//)|(?<=www)\.")
# GitHub calls people and issues whatever is escaped; an invisible joiner keeps them asleep.
_CALLS = pattern(r"(?<=[@#])(?=\w)")


def write(report: Report) -> str:
    """The whole report; what has no room is counted."""
    words = words_of(report.language)
    lines = ["### contractlint", ""]
    size = 0
    left = 0
    for file in report.files:
        head, *rest = _file(file, words)
        for block in (head, *rest):
            if size + len(block) > MOST:
                left += block is not head
                continue
            lines.append(block)
            size += len(block) + 1
    if left:
        lines += ["", words.count("{number} more finding", "{number} more findings", left)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _file(file: FileReport, words: Words) -> Iterator[str]:
    grade = ""
    if file.score is not None:
        said = words.say(
            "Score {value} of 100, grade {grade}.",
            value=file.score.value,
            grade=file.score.grade,
        )
        grade = f": {escaped(said)}"
    yield f"**{escaped(file.path)}**{grade}\n"
    if file.error:
        yield f"- ⚠️ {escaped(words.say('not checked: {reason}', reason=file.error))}\n"
    for part in file.not_checked:
        what, reason = words.unread(part)
        said = words.say("not checked: {what}: {reason}", what=what, reason=reason)
        yield f"- ⚠️ {escaped(said)}\n"
    if not file.findings and not file.error:
        yield (
            escaped(
                words.say(
                    "Nothing found {files}.",
                    files=words.count("in {number} file", "in {number} files", 1),
                )
            )
            + "\n"
        )
    for finding in sorted(file.findings, key=lambda f: (-f.severity, f.location.span)):
        yield "\n".join(_finding(finding, words)) + "\n"


def _finding(finding: Finding, words: Words) -> Iterator[str]:
    where = place(finding)
    head = f"**{escaped(words.name(finding.severity.word))}** {escaped(finding.message)}"
    yield f"- {head} (`{finding.rule}`{', ' + escaped(where) if where else ''})"
    quote = quotation(finding.location)
    if quote.quote:
        before, after = escaped(quote.before), escaped(quote.after)
        yield f"  > {before}**{escaped(quote.quote)}**{after}"
        yield ""
    said = [standing(finding, words)]
    said += [words.say("Fairer: {text}", text=finding.fairer)] if finding.fairer else []
    for text in filter(None, said):
        yield f"  {escaped(text)}  "


def escaped(text: str) -> str:
    """The text as Markdown that shows just these characters, on one line."""
    plain = re.sub(r"\s+", " ", harmless(text))
    return _CALLS.sub("\u2060", _MARKS.sub(r"\\\g<0>", plain))
