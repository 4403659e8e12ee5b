"""Report → JUnit XML, so that any build server lists findings as failed tests.

One suite a file; a case for each finding, one that passes where nothing was found, and an error for
what could not be checked. The dialect is that of Apache Ant's junit task, which all servers read.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.report import FileReport, Report
from contractlint.reports.plain import details, place, sentence


def write(report: Report) -> str:
    """The whole report as one XML document."""
    words = words_of(report.language)
    root = Element("testsuites", name="contractlint")
    for file in report.files:
        _suite(root, file, words)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, file: FileReport, words: Words) -> None:
    name = harmless(file.path)
    suite = SubElement(root, "testsuite", name=name)
    for finding in file.findings:
        title = " ".join((finding.rule, place(finding))).strip()
        case = SubElement(suite, "testcase", classname=name, name=title)
        failure = SubElement(
            case, "failure", type=finding.severity.word, message=harmless(finding.title)
        )
        failure.text = "\n".join((sentence(finding, words), details(finding, words)))
    for known in file.suppressed:
        case = SubElement(suite, "testcase", classname=name, name=harmless(known.finding.rule))
        SubElement(case, "skipped", message=harmless(known.reason or known.finding.title))
    unread = [(file.error, file.help)] if file.error else []
    unread += [words.unread(part) for part in file.not_checked if not part.open_question]
    for what, reason in unread:
        case = SubElement(suite, "testcase", classname=name, name=harmless(what))
        SubElement(case, "error", type="not-checked", message=harmless(what)).text = harmless(
            reason
        )
    if not len(suite):
        SubElement(suite, "testcase", classname=name, name="contractlint")
    suite.set("tests", str(len(suite)))
    for kind, plural in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(plural, str(len(suite.findall(f"testcase/{kind}"))))
