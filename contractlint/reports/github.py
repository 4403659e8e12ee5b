"""Report → GitHub's workflow commands, which become annotations of a pull request.

GitHub shows ten of a kind for a step, so the worst ten are given and the rest is summed up in a
notice. Escaping: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Mapping

from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.finding import Finding, Severity
from contractlint.model.report import FileReport, Report
from contractlint.reports.lines import region_of, shown_path
from contractlint.reports.plain import place, sentence

MOST = 10
COMMANDS: Mapping[Severity, str] = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
    Severity.INFO: "notice",
}


def write(report: Report) -> str:
    """Lines for the log of a workflow's step."""
    words = words_of(report.language)
    lines = [
        _command("error", {"file": file.path, "title": "contractlint"}, _unread(file, words))
        for file in report.files
        if file.error
    ]
    found = [(file, finding) for file in report.files for finding in file.findings]
    found.sort(key=lambda pair: -pair[1].severity)
    room = max(0, MOST - len(lines))
    lines = lines[:MOST] + [_annotation(*pair, words) for pair in found[:room]]
    left = len(found) - room
    if left > 0:
        text = words.count("{number} more finding", "{number} more findings", left)
        lines.append(_command("notice", {"title": "contractlint"}, text))
    return "".join(f"{line}\n" for line in lines)


def _unread(file: FileReport, words: Words) -> str:
    return words.say("not checked: {reason}", reason=file.error)


def _annotation(file: FileReport, finding: Finding, words: Words) -> str:
    region = region_of(finding.location, file)
    line = {"line": str(region.line), "endLine": str(region.end_line)} if region else {}
    title = " ".join((finding.rule, place(finding))).strip()
    asked = {"file": shown_path(file)} | line | {"title": title}
    return _command(COMMANDS[finding.severity], asked, sentence(finding, words))


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {said}::{_data(message)}"


def _data(text: str) -> str:
    text = harmless(text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
