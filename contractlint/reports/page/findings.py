"""The findings of one file as cards, by family and worst first, with the filter above them."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.model.finding import Finding, Law, Location, Severity
from contractlint.model.report import FileReport
from contractlint.reports.page.contract import is_marked
from contractlint.reports.page.markup import EMPTY, Markup, element
from contractlint.reports.page.places import Places
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import cited, standing
from contractlint.reports.wording import capital, measured, place

# Below this a filter would only be in the way.
FEWEST_TO_FILTER = 2


def findings(file: FileReport, places: Places) -> Markup:
    """The cards; each is marked with its severity and family, which the filter reads."""
    words = places.words
    title = places.id("findings")
    points = _points(file, places)
    groups = [
        element(
            "section",
            element("h4", words.name(family)),
            *(_card(number, finding, points, places) for number, finding in group),
            class_="family",
        )
        for family, group in places.groups
    ]
    nothing = element("p", words.say("Nothing found {files}.", files=_this_file(places)))
    return element(
        "section",
        element("h3", words.say("Findings"), id=title, tabindex="-1"),
        _filter(file, places),
        *(groups or [nothing]),
        class_="findings",
        aria_labelledby=title,
    )


def _this_file(places: Places) -> str:
    return places.words.count("in {number} file", "in {number} files", 1)


def _filter(file: FileReport, places: Places) -> Markup:
    """Severities and families to show; hidden until the script makes it work."""
    words = places.words
    total = len(file.findings)
    if total < FEWEST_TO_FILTER:
        return EMPTY
    families = [element("option", words.name(family), value=family) for family, _ in places.groups]
    every = element("option", words.say("all families"), value="")
    return element(
        "form",
        element("fieldset", element("legend", words.say("Show")), *_severities(file, places)),
        element("label", words.say("Family"), element("select", every, *families, name="family")),
        element(
            "p",
            _shown(total, total, places),
            role="status",
            aria_live="polite",
            data_says=words.say("Shown: {shown} of {total}", shown="{shown}", total="{total}"),
        ),
        class_="filter",
        hidden=True,
        data_script=True,
    )


def _severities(file: FileReport, places: Places) -> Iterator[Markup]:
    there = {finding.severity for finding in file.findings}
    for severity in sorted(there, reverse=True):
        count = sum(finding.severity is severity for finding in file.findings)
        box = element("input", type="checkbox", name="severity", value=severity.word, checked=True)
        name = places.words.name(severity.word)
        yield element("label", box, " ", badge(severity, name), f" {count}")


def _shown(shown: int, total: int, places: Places) -> str:
    return places.words.say("Shown: {shown} of {total}", shown=shown, total=total)


def badge(severity: Severity, name: str) -> Markup:
    """A severity in its colour, and in words."""
    return element("span", name, class_=f"badge {severity.word}")


def _points(file: FileReport, places: Places) -> dict[str, str]:
    """What each finding that speaks for itself took from the score, by fingerprint."""
    lines = file.score.working if file.score else ()
    formats = places.words.formats
    return {line.fingerprint: formats.points(line.points) for line in lines if line.points >= 0.05}


def _card(number: int, finding: Finding, points: dict[str, str], places: Places) -> Markup:
    words = places.words
    heading = element(
        "h5",
        element("span", str(number), class_=f"number {finding.severity.word}"),
        " ",
        badge(finding.severity, words.name(finding.severity.word)),
        " ",
        finding.message or finding.title,
        id=places.id("h", number),
    )
    said = [("measured", measured(finding, words)), ("standing", standing(finding, words))]
    said += [("why", finding.why)]
    return element(
        "article",
        heading,
        _about(number, finding, points.get(finding.fingerprint, ""), places),
        quote(finding),
        *(element("p", line, class_=name) for name, line in said if line),
        _fairer(number, finding, places),
        _details(finding, places),
        id=places.id("f", number),
        class_=f"finding {finding.severity.word}",
        aria_labelledby=places.id("h", number),
        tabindex="-1",
        data_severity=finding.severity.word,
        data_family=finding.family,
    )


def _about(number: int, finding: Finding, points: str, places: Places) -> Markup:
    """Where it stands, the rule, and what it costs in points."""
    words = places.words
    where = finding.location
    said = [places.label(where), *(place(anchor, words) for anchor in where.anchors[:1])]
    parts = [element("span", part) for part in dict.fromkeys(said) if part]
    parts += [element("code", finding.rule)]
    parts += [element("span", words.say("points: {points}", points=points))] if points else []
    if is_marked(finding, places):
        target = f"#{places.id('q', number)}"
        parts.append(element("a", words.say("show in the text"), class_="show", href=target))
    return element("p", *parts, class_="about")


def quote(finding: Finding) -> Markup:
    """The sentence with its quote marked."""
    found = quotation(finding.location)
    if not found.quote:
        return EMPTY
    marked = element("mark", found.quote, class_=finding.severity.word)
    return element(
        "blockquote", found.before, marked, found.after, lang=finding.language or None, dir="auto"
    )


def _fairer(number: int, finding: Finding, places: Places) -> Markup:
    if not finding.fairer:
        return EMPTY
    words = places.words
    name = places.id("w", number)
    button = element(
        "button",
        words.say("Copy"),
        type="button",
        hidden=True,
        data_script=True,
        data_copies=name,
        data_done=words.say("Copied"),
        aria_label=words.say("Copy the fairer wording of finding {number}", number=number),
    )
    return element(
        "div",
        element("h6", words.say("Fairer wording")),
        element("p", finding.fairer, id=name),
        button,
        class_="fairer",
    )


def _details(finding: Finding, places: Places) -> Markup:
    """Law, the clauses that it goes together with, and why the rule fired."""
    words = places.words
    confidence = words.name(finding.confidence.word)
    return element(
        "details",
        element("summary", words.say("Law and reasons")),
        element("ul", *(_law(law, places) for law in _deciding_first(finding.law)))
        if finding.law
        else EMPTY,
        *(_together(location, places) for location in finding.related),
        *(element("p", words.say("Because: {text}", text=why)) for why in finding.explanation),
        element("p", words.say("confidence: {confidence}", confidence=confidence)),
    )


def _deciding_first(laws: tuple[Law, ...]) -> list[Law]:
    return sorted(laws, key=lambda law: not law.decides)


def _law(law: Law, places: Places) -> Markup:
    """A law in the language of its rule, which is English."""
    says = element("span", f": {law.says}", lang="en") if law.says else EMPTY
    name = element("strong", cited(law, places.words)) if law.decides else cited(law, places.words)
    return element("li", name, says, f" [{places.words.name(law.effect)}]")


def _together(location: Location, places: Places) -> Markup:
    said = places.words.say("Together with: {text}", text=f"“{quotation(location).quote}”")
    return element("p", capital(said), " ", places.link(location))
