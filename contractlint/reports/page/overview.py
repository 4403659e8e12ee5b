"""What a page says first and last of a file: grade, the most important facts, what was checked."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.locale import Words
from contractlint.model.report import FileReport, Report, Score
from contractlint.model.suppression import Suppressed
from contractlint.reports.page.findings import badge, quote
from contractlint.reports.page.markup import EMPTY, Markup, element, join
from contractlint.reports.page.places import Places
from contractlint.reports.views import summary
from contractlint.reports.wording import (
    about,
    capital,
    clause,
    covered,
    excused,
    graded,
    recognised,
    tally,
    unread,
)


def index(report: Report, words: Words) -> Markup:
    """A line for each file, leading to its section; "" for a single file."""
    if len(report.files) < 2:
        return EMPTY
    head = (words.say("File"), words.say("Grade"), words.say("Score"), words.say("Findings"))
    rows = [_line(number, file, words) for number, file in enumerate(report.files, 1)]
    return element(
        "nav",
        element("h2", words.say("Files"), id="files"),
        element(
            "table",
            element("thead", element("tr", *(element("th", name, scope="col") for name in head))),
            element("tbody", *rows),
            aria_labelledby="files",
        ),
        class_="index",
        aria_labelledby="files",
    )


def _line(number: int, file: FileReport, words: Words) -> Markup:
    score = file.score
    return element(
        "tr",
        element("th", element("a", file.path, href=f"#c{number}"), scope="row"),
        element("td", letter(score)),
        element("td", str(score.value) if score else "–"),
        element("td", words.say("not checked") if file.error else _counts(file, words)),
    )


def _counts(file: FileReport, words: Words) -> Markup:
    """ "12 critical 22 high", each in its colour."""
    there = sorted({finding.severity for finding in file.findings}, reverse=True)
    counts = [sum(finding.severity is severity for finding in file.findings) for severity in there]
    badges = [
        badge(
            severity,
            words.say("{count} {severity}", count=count, severity=words.name(severity.word)),
        )
        for severity, count in zip(there, counts, strict=True)
    ]
    return join(badges, " ") if badges else element("span", "–")


def letter(score: Score | None) -> Markup:
    """The grade in its colour; a dash for none."""
    if score is None:
        return element("span", "–", class_="grade")
    return element("span", score.grade, class_=f"grade grade-{score.grade.lower()}")


def overview(file: FileReport, places: Places) -> Markup:
    """Grade, how many findings, the most important facts, and a warning of what was not read."""
    words = places.words
    lines = [tally(file.findings, 1, words), graded(file, words), covered(file, words)]
    missing = len(file.not_checked)
    warning = words.count(
        "{number} part was not checked", "{number} parts were not checked", missing
    )
    link = element("a", capital(warning), href=f"#{places.id('coverage')}")
    facts = [element("li", line) for line in summary(file.facts, words)]
    return element(
        "div",
        element("div", letter(file.score), aria_hidden="true"),
        element(
            "div",
            *(element("p", line) for line in lines if line),
            element("p", link, class_="warning") if missing else EMPTY,
            element("ul", *facts) if facts else EMPTY,
        ),
        class_="overview",
    )


def coverage(file: FileReport, places: Places) -> Markup:
    """What was read, what was not and why, what is known already, and how the score is made."""
    words = places.words
    title = places.id("coverage")
    missing = [
        element(
            "li", words.say("not checked: {what}: {reason}", what=", ".join(parts), reason=reason)
        )
        for reason, parts in unread(file, words).items()
    ]
    said = [about(file, words), covered(file, words)]
    said += [recognised(file.recognised, words)] if file.recognised else []
    return element(
        "section",
        element("h3", words.say("What was checked"), id=title, tabindex="-1"),
        *(element("p", line) for line in said if line),
        element("ul", *missing, class_="warning") if missing else EMPTY,
        _suppressed(file, words),
        _families(file, words),
        class_="coverage",
        aria_labelledby=title,
    )


def _suppressed(file: FileReport, words: Words) -> Markup:
    """How many findings are known already; which, and on whose word, behind a fold."""
    if not file.suppressed:
        return EMPTY
    count = words.count(
        "{number} finding is known already and not shown",
        "{number} findings are known already and not shown",
        len(file.suppressed),
    )
    items = [element("li", *_known(known, words)) for known in file.suppressed]
    return element("details", element("summary", f"{count}."), element("ul", *items))


def _known(known: Suppressed, words: Words) -> Iterator[Markup]:
    finding = known.finding
    yield badge(finding.severity, words.name(finding.severity.word))
    head = f" {clause(finding.location)} {finding.message or finding.title}".replace("  ", " ")
    yield element("span", f"{head} ({excused(known, words)})")
    yield quote(finding)


def _families(file: FileReport, words: Words) -> Markup:
    """What each family took from the score."""
    score = file.score
    if score is None or not score.families:
        return EMPTY
    lines = [
        words.say(
            "{family}: {points} points; {left} of 100 left in this family.",
            family=words.name(family),
            points=words.formats.points(
                sum(line.points for line in score.working if line.family == family)
            ),
            left=left,
        )
        for family, left in score.families
    ]
    return element("div", element("p", graded(file, words)), element("ul", *map(_item, lines)))


def _item(line: str) -> Markup:
    return element("li", line)
